/** Pools of experts, from which panels are drawn. */
import { useQuery } from '@tanstack/react-query';
import { get, post, request } from './client.ts';
import { queryClient } from './query-client.ts';

export interface Expert {
  readonly id: string;
  readonly pool: string;
  readonly user: string;
  readonly name: string;
  readonly skills: readonly string[];
  /** Enterprises the expert keeps away from. `until`: YYYY-MM-DD. */
  readonly relations: readonly { readonly kind: string; readonly uscc: string; readonly until?: string }[];
  /** false: left the pool, never drawn. */
  readonly active: boolean;
  /** Seats drawn in the last twelve months. */
  readonly recentDraws: number;
}
export type ExpertContent = Pick<Expert, 'skills' | 'relations' | 'active'>;
export interface NewExpert extends ExpertContent {
  readonly pool: string;
  readonly login: string;
}

const key = ['experts'] as const;

export function useExperts() {
  return useQuery({ queryKey: key, queryFn: () => get<{ items: readonly Expert[] }>('/experts') });
}
export async function addExpert(input: NewExpert): Promise<void> {
  await post('/experts', input);
  await queryClient.invalidateQueries({ queryKey: key });
}
export async function changeExpert(id: string, change: Partial<ExpertContent>): Promise<void> {
  await request('PATCH', `/experts/${id}`, { body: change });
  await queryClient.invalidateQueries({ queryKey: key });
}
