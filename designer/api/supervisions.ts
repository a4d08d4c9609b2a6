import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { Page } from '../../engine/model/dto/session.ts';
import type { CaseSupervisionsDto, SupervisionDto } from '../../engine/model/dto/supervision.ts';
import type { SupervisionKind } from '../../engine/model/supervision.ts';
import { get, post } from './client.ts';
import { keys } from './keys.ts';
import { queryClient } from './query-client.ts';

export const supervisionLists = ['asked', 'issued', 'open', 'closed'] as const;
export type SupervisionList = (typeof supervisionLists)[number];

/** 督办 of a case, as far as they are the reader's to see. */
export function useCaseSupervisions(caseId: string, officer: boolean) {
  return useQuery({
    queryKey: keys.supervisions(caseId),
    queryFn: () => get<CaseSupervisionsDto>(at(caseId)),
    enabled: officer,
  });
}
export function useSupervisions(list: SupervisionList) {
  return useInfiniteQuery({
    queryKey: keys.supervisionList(list),
    queryFn: ({ pageParam }) => pageOf(list, pageParam),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
  });
}
const pageOf = (list: SupervisionList, after: string, limit?: number) =>
  get<Page<SupervisionDto>>('/supervisions', { query: { list, after, limit } });

/** The whole list, page by page: what is written into a file is what the list would show. */
export async function everySupervision(list: SupervisionList): Promise<SupervisionDto[]> {
  const found: SupervisionDto[] = [];
  for (let after: string | null | undefined = ''; after !== null && after !== undefined; ) {
    const page: Page<SupervisionDto> = await pageOf(list, after, 100);
    found.push(...page.items);
    after = page.next;
  }
  return found;
}

export interface OrderInput {
  readonly kind: SupervisionKind;
  readonly text: string;
  readonly days: number;
  readonly task?: string;
  readonly org?: string;
}
export function issueSupervision(caseId: string, input: OrderInput, key: string): Promise<void> {
  return changed(caseId, post<CaseSupervisionsDto>(at(caseId), input, { idempotencyKey: key }));
}
export interface SupervisionActInput {
  readonly act: string;
  readonly text: string;
  readonly days?: number;
}
export function actOnSupervision(caseId: string, n: number, { act, ...body }: SupervisionActInput, key: string): Promise<void> {
  return changed(caseId, post<CaseSupervisionsDto>(`${at(caseId)}/${n}/${act}`, body, { idempotencyKey: key }));
}

async function changed(caseId: string, answer: Promise<CaseSupervisionsDto>): Promise<void> {
  queryClient.setQueryData(keys.supervisions(caseId), await answer);
  await queryClient.invalidateQueries({ queryKey: ['supervisions'] });
  void queryClient.invalidateQueries({ queryKey: keys.counts });
  void queryClient.invalidateQueries({ queryKey: keys.history(caseId) });
}

const at = (caseId: string) => `/cases/${encodeURIComponent(caseId)}/supervisions`;
