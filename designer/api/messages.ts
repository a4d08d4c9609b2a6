import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { Page } from '../../engine/model/dto/session.ts';
import { get, post } from './client.ts';
import { keys } from './keys.ts';
import { queryClient } from './query-client.ts';

export interface MessageDto {
  readonly id: string;
  readonly at: string;
  readonly subject: string;
  readonly body: string;
  readonly caseId: string | null;
  /** Something that two people decide together: a draft of the studio, or the running cases of a programme. */
  readonly draft: string | null;
  readonly programme: string | null;
  /** Address of a meeting's agenda. */
  readonly agenda: string | null;
  readonly read: boolean;
}
type MessagePage = Page<MessageDto> & { readonly unread: number };

/** How many are unread, for the bar; the newest come along. */
export function useMessages(enabled = true) {
  return useQuery({ queryKey: keys.messages, queryFn: () => get<MessagePage>('/messages', { query: { limit: 1 } }), enabled });
}
export function useMessageList(filter: { readonly unread?: boolean; readonly case?: string }) {
  return useInfiniteQuery({
    queryKey: keys.messageList(filter),
    queryFn: ({ pageParam }) => get<MessagePage>('/messages', { query: { ...filter, after: pageParam } }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
  });
}
export async function markRead(id: string): Promise<void> {
  await post(`/messages/${id}/read`);
  await queryClient.invalidateQueries({ queryKey: keys.messages });
}
/** All, or those of one case. */
export async function markAllRead(caseId?: string): Promise<void> {
  await post('/messages/read-all', caseId ? { case: caseId } : {});
  await queryClient.invalidateQueries({ queryKey: keys.messages });
}
export function messageLetterUrl(id: string): string {
  return `/api/messages/${encodeURIComponent(id)}/letter.pdf`;
}
