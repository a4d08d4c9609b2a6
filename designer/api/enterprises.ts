import { useQuery } from '@tanstack/react-query';
import type { Enterprise, YearVersionDto } from '../../engine/model/enterprise.ts';
import { get, put } from './client.ts';
import { keys } from './keys.ts';
import { queryClient } from './query-client.ts';

export function useEnterprise(uscc: string) {
  return useQuery({ queryKey: keys.enterprise(uscc), queryFn: () => get<Enterprise>(`/enterprises/${uscc}`), enabled: uscc !== '' });
}
export function useYears(uscc: string, enabled: boolean) {
  return useQuery({
    queryKey: keys.years(uscc),
    queryFn: () => get<{ items: readonly YearVersionDto[] }>(`/enterprises/${uscc}/years`),
    enabled,
  });
}
export async function saveEnterprise(enterprise: Enterprise): Promise<Enterprise> {
  const saved = await put<Enterprise>(`/enterprises/${enterprise.uscc}`, enterprise);
  queryClient.setQueryData(keys.enterprise(saved.uscc), saved);
  void queryClient.invalidateQueries({ queryKey: keys.enterprises });
  void queryClient.invalidateQueries({ queryKey: keys.programmes });
  return saved;
}
