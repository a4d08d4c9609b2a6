import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { CaseDto, DraftDto, TaskRowDto } from '../../engine/model/dto/case.ts';
import type { Page } from '../../engine/model/dto/session.ts';
import type { ReviewNote } from '../../engine/model/event.ts';
import { keepCase } from './cases.ts';
import { get, post, put } from './client.ts';
import { keys } from './keys.ts';

export interface TaskFilter {
  readonly programme?: string;
  readonly light?: string;
  readonly mine?: boolean;
  readonly limit?: number;
}
export interface TaskCounts {
  readonly open: number;
  readonly mine: number;
  readonly yellow: number;
  readonly red: number;
}
export interface CompleteInput {
  readonly outcome: string;
  readonly reason?: string;
  readonly data?: Readonly<Record<string, unknown>>;
  readonly verified?: Readonly<Record<string, unknown>>;
  readonly notes?: readonly ReviewNote[];
  readonly conditions?: readonly string[];
  readonly password?: string;
  readonly seq?: number;
}

export function useTasks(filter: TaskFilter) {
  return useInfiniteQuery({
    queryKey: keys.taskList(filter),
    queryFn: ({ pageParam }) => get<Page<TaskRowDto>>('/tasks', { query: { ...filter, after: pageParam } }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
  });
}
export function useTaskCounts(enabled = true) {
  return useQuery({ queryKey: keys.counts, queryFn: () => get<TaskCounts>('/tasks/counts'), enabled });
}

export async function claimTask(id: string, idempotencyKey: string): Promise<CaseDto> {
  return keepCase(await post<CaseDto>(`/tasks/${id}/claim`, {}, { idempotencyKey }));
}
export async function releaseTask(id: string, idempotencyKey: string): Promise<CaseDto> {
  return keepCase(await post<CaseDto>(`/tasks/${id}/release`, {}, { idempotencyKey }));
}
export async function completeTask(id: string, input: CompleteInput, idempotencyKey: string): Promise<CaseDto> {
  return keepCase(await post<CaseDto>(`/tasks/${id}/complete`, input, { idempotencyKey }));
}
/** `version`: the draft this one builds on (0: none yet). Refused with `stale` when somebody saved meanwhile. */
export function saveDraft(id: string, data: Readonly<Record<string, unknown>>, version: number): Promise<DraftDto> {
  return put<DraftDto>(`/tasks/${id}/draft`, { data }, { headers: { 'if-match': String(version) } });
}
