/** The own absence and whom one stands in for. */
import { useQuery } from '@tanstack/react-query';
import { get, put, request } from './client.ts';
import { queryClient } from './query-client.ts';

export interface Absence {
  /** YYYY-MM-DD, both inclusive. */
  readonly from: string;
  readonly to: string;
  readonly substitute: string;
  readonly substituteName: string;
}
export interface AbsenceDto {
  readonly absence: Absence | null;
  readonly standsInFor: readonly { readonly id: string; readonly name: string; readonly from: string; readonly to: string }[];
}
export interface Colleague {
  readonly id: string;
  readonly name: string;
  readonly positions: readonly string[];
}
export type AbsenceInput = Pick<Absence, 'from' | 'to' | 'substitute'>;

const key = ['absence'] as const;

export function useAbsence() {
  return useQuery({ queryKey: key, queryFn: () => get<AbsenceDto>('/absence') });
}
export function useColleagues(q: string) {
  return useQuery({
    queryKey: [...key, 'candidates', q],
    queryFn: () => get<{ items: readonly Colleague[] }>('/absence/candidates', { query: { q } }),
    placeholderData: (before) => before,
  });
}

/** Says who stands in, or (null) that nobody does any more. */
export async function saveAbsence(input: AbsenceInput | null): Promise<AbsenceDto> {
  const saved = input ? await put<AbsenceDto>('/absence', input) : await request<AbsenceDto>('DELETE', '/absence');
  queryClient.setQueryData(key, saved);
  return saved;
}
