import { useQuery } from '@tanstack/react-query';
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
  readonly read: boolean;
}
export function useMessages(enabled = true) {
  return useQuery({ queryKey: keys.messages, queryFn: () => get<Page<MessageDto>>('/messages'), enabled });
}
export async function markRead(id: string): Promise<void> {
  await post(`/messages/${id}/read`);
  queryClient.setQueryData<Page<MessageDto>>(keys.messages, (page) =>
    page ? { ...page, items: page.items.map((item) => (item.id === id ? { ...item, read: true } : item)) } : page,
  );
}
