import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { CaseDto, CaseRowDto, FlowNodeDto, HistoryItemDto } from '../../engine/model/dto/case.ts';
import type { CaseIncidentDto } from '../../engine/model/dto/incident.ts';
import type { Page } from '../../engine/model/dto/session.ts';
import { get, post } from './client.ts';
import { keys } from './keys.ts';
import { queryClient } from './query-client.ts';

export interface CaseFilter {
  readonly status?: string;
  /** `true`: of archived cases only. */
  readonly archived?: string;
  readonly programme?: string;
  readonly q?: string;
  readonly district?: string;
  readonly limit?: number;
}

export function useCases(filter: CaseFilter) {
  return useInfiniteQuery({
    queryKey: keys.caseList(filter),
    queryFn: ({ pageParam }) => get<Page<CaseRowDto>>('/cases', { query: { ...filter, after: pageParam } }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
  });
}
export function useCase(id: string) {
  return useQuery({ queryKey: keys.kase(id), queryFn: () => get<CaseDto>(`/cases/${id}`) });
}
export function useHistory(id: string) {
  return useQuery({
    queryKey: keys.history(id),
    queryFn: () =>
      get<Page<HistoryItemDto> & { readonly incidents: readonly CaseIncidentDto[]; readonly broken: number | null }>(
        `/cases/${id}/history`,
      ),
  });
}
export function useFlow(id: string) {
  return useQuery({ queryKey: keys.flow(id), queryFn: () => get<{ nodes: readonly FlowNodeDto[] }>(`/cases/${id}/flow`) });
}

export interface OpenCaseInput {
  readonly programme: string;
  readonly uscc: string;
  readonly window?: string;
  readonly applyType?: string;
}
export async function openCase(input: OpenCaseInput, idempotencyKey: string): Promise<CaseDto> {
  return keepCase(await post<CaseDto>('/cases', input, { idempotencyKey }));
}
export async function withdrawCase(id: string, reason: string, idempotencyKey: string): Promise<CaseDto> {
  return keepCase(await post<CaseDto>(`/cases/${id}/withdraw`, { reason }, { idempotencyKey }));
}

/** The decision as a letter. */
export function letterUrl(id: string): string {
  return `/api/cases/${encodeURIComponent(id)}/decision.pdf`;
}

/** The whole application as an approval form 审批表, drafts too. */
export function applicationUrl(id: string): string {
  return `/api/cases/${encodeURIComponent(id)}/application.pdf`;
}
/** All that a correction 补正 asks for, in one notice. */
export function correctionUrl(id: string): string {
  return `/api/cases/${encodeURIComponent(id)}/correction.pdf`;
}

/** After a command the answer is the case: put it in the cache and let lists reload. */
export function keepCase(kase: CaseDto): CaseDto {
  queryClient.setQueryData(keys.kase(kase.id), kase);
  void queryClient.invalidateQueries({
    queryKey: keys.cases,
    predicate: (query) => query.queryKey.length !== 3 || query.queryKey[2] !== kase.id,
  });
  void queryClient.invalidateQueries({ queryKey: keys.tasks });
  return kase;
}
