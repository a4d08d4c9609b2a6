/** Pools of experts, from which panels are drawn. */
import { useQuery } from '@tanstack/react-query';
import type { ExpertDto } from '../../engine/model/dto/expert.ts';
import { get, post, request } from './client.ts';
import { queryClient } from './query-client.ts';

export type ExpertContent = Pick<ExpertDto, 'skills' | 'relations' | 'active'>;
export interface NewExpert extends ExpertContent {
  readonly pool: string;
  readonly login: string;
}

const key = ['experts'] as const;

export function useExperts() {
  return useQuery({ queryKey: key, queryFn: () => get<{ items: readonly ExpertDto[] }>('/experts') });
}
export async function addExpert(input: NewExpert): Promise<void> {
  await post('/experts', input);
  await queryClient.invalidateQueries({ queryKey: key });
}
export async function changeExpert(id: string, change: Partial<ExpertContent>): Promise<void> {
  await request('PATCH', `/experts/${id}`, { body: change });
  await queryClient.invalidateQueries({ queryKey: key });
}
