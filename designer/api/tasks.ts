import { useQuery } from '@tanstack/react-query';
import type { CaseDto, DraftDto, EarlierCaseDto } from '../../engine/model/dto/case.ts';
import type { ReviewNote } from '../../engine/model/event.ts';
import { keepCase } from './cases.ts';
import { get, post, put } from './client.ts';
import { keys } from './keys.ts';

export interface TaskCounts {
  readonly open: number;
  readonly mine: number;
  readonly unclaimed: number;
  readonly yellow: number;
  readonly red: number;
  readonly done: number;
  readonly opened: number;
  readonly copies: number;
  /** Copies that weren't opened yet. */
  readonly unread: number;
  readonly followed: number;
  /** 督办 that wait for the reader: to be answered, or answered and not closed yet. */
  readonly supervisions: number;
}
export interface CompleteInput {
  readonly outcome: string;
  readonly reason?: string;
  readonly data?: Readonly<Record<string, unknown>>;
  readonly verified?: Readonly<Record<string, unknown>>;
  readonly notes?: readonly ReviewNote[];
  readonly conditions?: readonly string[];
  /** Fields whose files are promised for later. */
  readonly deferred?: readonly string[];
  readonly password?: string;
  /** Together with other cases. */
  readonly bulk?: true;
  readonly seq?: number;
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
/** What may be taken over from earlier applications. */
export function useEarlierCases(taskId: string) {
  return useQuery({
    queryKey: keys.earlier(taskId),
    queryFn: () => get<{ readonly items: readonly EarlierCaseDto[] }>(`/tasks/${taskId}/earlier`),
    staleTime: Number.POSITIVE_INFINITY,
  });
}
/**
 * `version`: the draft this one builds on (0: none yet). Refused with `stale` when somebody saved meanwhile. `copied`: fields taken over
 * since, with the earlier case each came from.
 */
export function saveDraft(
  id: string,
  data: Readonly<Record<string, unknown>>,
  version: number,
  copied: Readonly<Record<string, string>> = {},
): Promise<DraftDto> {
  const body = Object.keys(copied).length > 0 ? { data, copied } : { data };
  return put<DraftDto>(`/tasks/${id}/draft`, body, { headers: { 'if-match': String(version) } });
}
