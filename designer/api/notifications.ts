/** How one is told, and the webhooks of organisations. */
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { NotificationsDto, WebhookCallDto, WebhookInput, WebhookSecretDto, WebhooksDto } from '../../engine/model/dto/notification.ts';
import type { Page } from '../../engine/model/dto/session.ts';
import type { NoticePreferences } from '../../engine/model/notification.ts';
import { get, post, put, request } from './client.ts';
import { queryClient } from './query-client.ts';

const own = ['notifications'] as const;
const hooks = ['webhooks'] as const;
const hook = (id: string) => `/webhooks/${encodeURIComponent(id)}`;
const hooksChanged = () => queryClient.invalidateQueries({ queryKey: hooks });

export function useNotifications() {
  return useQuery({ queryKey: own, queryFn: () => get<NotificationsDto>('/notifications') });
}
export async function saveNotifications(preferences: NoticePreferences): Promise<void> {
  queryClient.setQueryData(own, await put<NotificationsDto>('/notifications', preferences));
}
export const askTestLetter = () => post<void>('/notifications/test');

export function useWebhooks() {
  return useQuery({ queryKey: hooks, queryFn: () => get<WebhooksDto>('/webhooks') });
}
/** Null: a new one, whose secret is told now. */
export async function saveWebhook(id: string | null, input: WebhookInput): Promise<WebhookSecretDto | null> {
  const made = id === null ? await post<WebhookSecretDto>('/webhooks', input) : await put<void>(hook(id), input);
  await hooksChanged();
  return made ?? null;
}
export async function removeWebhook(id: string): Promise<void> {
  await request('DELETE', hook(id));
  await hooksChanged();
}
export const renewWebhookSecret = (id: string) => post<WebhookSecretDto>(`${hook(id)}/secret`);
export async function testWebhook(id: string): Promise<void> {
  await post(`${hook(id)}/test`);
  await hooksChanged();
}
export function useWebhookCalls(id: string) {
  return useInfiniteQuery({
    queryKey: [...hooks, id],
    queryFn: ({ pageParam }) => get<Page<WebhookCallDto>>(`${hook(id)}/calls`, { query: { after: pageParam } }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });
}
export async function retryWebhookCall(id: string, call: string): Promise<void> {
  await post(`${hook(id)}/calls/${encodeURIComponent(call)}/retry`);
  await hooksChanged();
}
