import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { EntryAct, EntryDto } from '../../engine/model/dto/registry.ts';
import type { Page } from '../../engine/model/dto/session.ts';
import { get, post } from './client.ts';
import { keys } from './keys.ts';
import { queryClient } from './query-client.ts';

export interface RegistrySummary {
  readonly id: string;
  readonly title: string;
  readonly programme: string;
  readonly counts: { readonly valid: number; readonly expired: number; readonly revoked: number };
}
export interface EntryFilter {
  readonly status?: string;
  readonly district?: string;
  readonly q?: string;
}

export function useRegistries() {
  return useQuery({ queryKey: keys.registries, queryFn: () => get<{ items: readonly RegistrySummary[] }>('/registries') });
}
export function useEntries(registry: string, filter: EntryFilter) {
  return useInfiniteQuery({
    queryKey: keys.entries(registry, filter),
    queryFn: ({ pageParam }) => get<Page<EntryDto>>(`/registries/${registry}/entries`, { query: { ...filter, after: pageParam } }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
    enabled: registry !== '',
  });
}
export function useEntry(id: string) {
  return useQuery({ queryKey: keys.entry(id), queryFn: () => get<EntryDto>(`/entries/${id}`), enabled: id !== '' });
}
export async function updateEntry(
  id: string,
  year: number,
  data: Readonly<Record<string, unknown>>,
  idempotencyKey: string,
): Promise<EntryDto> {
  const entry = await post<EntryDto>(`/entries/${id}/updates`, { year, data }, { idempotencyKey });
  queryClient.setQueryData(keys.entry(id), entry);
  return entry;
}
export interface EntryActInput {
  readonly act: EntryAct;
  readonly reason?: string;
  readonly grounds: string;
  readonly effectiveOn?: string;
}
export async function actOnEntry(id: string, input: EntryActInput, idempotencyKey: string): Promise<EntryDto> {
  return keepEntry(await post<EntryDto>(`/entries/${id}/proceedings`, input, { idempotencyKey }));
}
export async function reportChange(
  id: string,
  on: string,
  data: Readonly<Record<string, unknown>>,
  idempotencyKey: string,
): Promise<EntryDto> {
  return keepEntry(await post<EntryDto>(`/entries/${id}/changes`, { on, data }, { idempotencyKey }));
}
function keepEntry(entry: EntryDto): EntryDto {
  queryClient.setQueryData(keys.entry(entry.id), entry);
  void queryClient.invalidateQueries({ queryKey: keys.registries });
  return entry;
}
export function certificateUrl(entry: string): string {
  return `/api/entries/${encodeURIComponent(entry)}/certificate.pdf`;
}
