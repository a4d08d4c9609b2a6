/** The outbox and the standing of the house, as administration sees them. */
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { HealthDto, OutboxRowDto } from '../../engine/model/dto/admin.ts';
import type { Page } from '../../engine/model/dto/session.ts';
import { refreshAdmin } from './admin.ts';
import { get, post } from './client.ts';

export function useOutbox(status: 'failed' | 'pending') {
  return useInfiniteQuery({
    queryKey: ['admin', 'outbox', status],
    queryFn: ({ pageParam }) => get<Page<OutboxRowDto>>('/admin/outbox', { query: { status, after: pageParam } }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
  });
}
export async function retryOutbox(id: string): Promise<void> {
  await post(`/admin/outbox/${id}/retry`);
  await refreshAdmin();
}
export async function giveUpOutbox(id: string, reason: string): Promise<void> {
  await post(`/admin/outbox/${id}/give-up`, { reason });
  await refreshAdmin();
}

export function useHealth() {
  return useQuery({ queryKey: ['admin', 'health'], queryFn: () => get<HealthDto>('/admin/health'), refetchInterval: 30_000 });
}
