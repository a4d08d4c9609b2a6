/** The own absence and whom one stands in for. */
import { useQuery } from '@tanstack/react-query';
import type { AbsenceDto, AbsenceInput, ColleagueDto } from '../../engine/model/dto/absence.ts';
import { get, put, request } from './client.ts';
import { queryClient } from './query-client.ts';

const key = ['absence'] as const;

export function useAbsence() {
  return useQuery({ queryKey: key, queryFn: () => get<AbsenceDto>('/absence') });
}
export function useColleagues(q: string) {
  return useQuery({
    queryKey: [...key, 'candidates', q],
    queryFn: () => get<{ items: readonly ColleagueDto[] }>('/absence/candidates', { query: { q } }),
    placeholderData: (before) => before,
  });
}

/** Says who stands in, or (null) that nobody does any more. */
export async function saveAbsence(input: AbsenceInput | null): Promise<AbsenceDto> {
  const saved = input ? await put<AbsenceDto>('/absence', input) : await request<AbsenceDto>('DELETE', '/absence');
  queryClient.setQueryData(key, saved);
  return saved;
}
