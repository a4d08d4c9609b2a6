import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { PublicEntryDto, PublicNoticeDto, PublicRegistryDto, VerificationDto } from '../../engine/model/dto/registry.ts';
import type { Page } from '../../engine/model/dto/session.ts';
import { get, post } from './client.ts';
import { keys } from './keys.ts';

export function usePublicNotices() {
  return useQuery({ queryKey: keys.publicNotices, queryFn: () => get<Page<PublicNoticeDto>>('/public/notices') });
}
export function usePublicNotice(id: string) {
  return useQuery({ queryKey: keys.publicNotice(id), queryFn: () => get<PublicNoticeDto>(`/public/notices/${encodeURIComponent(id)}`) });
}
export interface ObjectionInput {
  readonly name: string;
  readonly contact: string;
  readonly grounds: string;
}
export function fileObjection(notice: string, input: ObjectionInput, idempotencyKey: string): Promise<unknown> {
  return post(`/public/notices/${encodeURIComponent(notice)}/objections`, input, { idempotencyKey });
}
export function useVerification(code: string) {
  return useQuery({
    queryKey: keys.verify(code),
    queryFn: () => get<VerificationDto>(`/public/verify/${encodeURIComponent(code)}`),
    enabled: code !== '',
    retry: false,
  });
}

export function usePublicRegistries() {
  return useQuery({
    queryKey: ['public', 'registries'],
    queryFn: () => get<{ items: readonly PublicRegistryDto[] }>('/public/registries'),
  });
}
export function usePublicEntries(registry: string, filter: { readonly status: string; readonly q: string }) {
  return useInfiniteQuery({
    queryKey: ['public', 'registries', registry, filter],
    queryFn: ({ pageParam }) =>
      get<Page<PublicEntryDto>>(`/public/registries/${registry}/entries`, { query: { ...filter, after: pageParam } }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
  });
}
