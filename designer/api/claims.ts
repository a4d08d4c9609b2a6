/** Values that belong to one enterprise, as the administrator looks after them. */
import { useQuery } from '@tanstack/react-query';
import type { ClaimsDto, ReleasedClaimDto } from '../../engine/model/dto/claim.ts';
import { get, post } from './client.ts';
import { queryClient } from './query-client.ts';

const all = ['claims'] as const;

/** `value`: exactly what was filled in; empty lists none. */
export function useClaims(value: string) {
  return useQuery({ queryKey: [...all, value], queryFn: () => get<ClaimsDto>('/claims', { query: { value } }) });
}
export async function releaseClaim({ name, value, reason }: Pick<ReleasedClaimDto, 'name' | 'value' | 'reason'>): Promise<void> {
  await post('/claims/release', { name, value, reason });
  await queryClient.invalidateQueries({ queryKey: all });
}
