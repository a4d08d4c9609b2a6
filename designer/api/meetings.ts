/** Meetings: what waits for one, what one decided, and those that were held. */
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { HeldMeetingDto } from '../../engine/model/dto/meeting.ts';
import type { BatchDto } from '../../engine/model/dto/registry.ts';
import type { Page } from '../../engine/model/dto/session.ts';
import type { BatchInput, BatchResult } from '../../engine/model/meeting.ts';
import { get, post, put } from './client.ts';
import { keys } from './keys.ts';
import { queryClient } from './query-client.ts';

export function useBatches() {
  return useQuery({ queryKey: keys.batches, queryFn: () => get<{ items: readonly BatchDto[] }>('/batches') });
}
export async function decideBatch(input: BatchInput, idempotencyKey: string): Promise<BatchResult> {
  const result = await post<BatchResult>('/batches', input, { idempotencyKey });
  for (const key of [keys.batches, keys.meetings, keys.tasks, keys.cases]) void queryClient.invalidateQueries({ queryKey: key });
  return result;
}

export function useMeetings() {
  return useInfiniteQuery({
    queryKey: keys.meetings,
    queryFn: ({ pageParam }) => get<Page<HeldMeetingDto>>('/meetings', { query: { after: pageParam } }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
  });
}

const agendaOf = ({ programme, step, window, plan }: BatchDto) => ({
  ...{ programme, step, revision: plan?.revision ?? 0 },
  ...(window && { window: window.id }),
});
/** Invites the members of the meeting, or tells them of a change. */
export async function planMeeting(
  batch: BatchDto,
  when: { readonly place: string; readonly on: string; readonly at: string; readonly note?: string },
  idempotencyKey: string,
): Promise<void> {
  await put('/batches/plan', { ...agendaOf(batch), ...when }, { idempotencyKey });
  await queryClient.invalidateQueries({ queryKey: keys.batches });
}
/** Calls it off. */
export async function cancelMeeting(batch: BatchDto, reason: string, idempotencyKey: string): Promise<void> {
  await post('/batches/plan/cancel', { ...agendaOf(batch), reason }, { idempotencyKey });
  await queryClient.invalidateQueries({ queryKey: keys.batches });
}

/** The agenda on paper, as its reader sees it. */
export function agendaUrl({ programme, step, window }: BatchDto): string {
  return `/api/batches/agenda.pdf?${new URLSearchParams({ programme, step, ...(window && { window: window.id }) })}`;
}

/** A held meeting on paper 会议纪要. */
export function minutesUrl(id: string): string {
  return `/api/meetings/${encodeURIComponent(id)}/minutes.pdf`;
}
