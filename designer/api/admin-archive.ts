/** The archive as administration sees it: times, rounds and checks; no case's content. */
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { ArchiveCheckDto, ArchiveDto, ArchivedNowDto, ArchiveRunDto, DueForArchiveDto } from '../../engine/model/dto/admin.ts';
import type { Page } from '../../engine/model/dto/session.ts';
import { refreshAdmin } from './admin.ts';
import { get, post, put } from './client.ts';

export function useArchive() {
  return useQuery({ queryKey: ['admin', 'archive'], queryFn: () => get<ArchiveDto>('/admin/archive') });
}
export function useArchiveRuns() {
  return useInfiniteQuery({
    queryKey: ['admin', 'archive-runs'],
    queryFn: ({ pageParam }) => get<Page<ArchiveRunDto>>('/admin/archive/runs', { query: { after: pageParam } }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
  });
}
/** What would move now; with other months than are set: what would if they were. */
export function useDueForArchive(programme: string, months: string | null) {
  return useQuery({
    queryKey: ['admin', 'archive-due', programme, months],
    queryFn: () => get<DueForArchiveDto>('/admin/archive/preview', { query: { programme, ...(months === null ? {} : { months }) } }),
    enabled: months !== '',
  });
}
export async function setRetention(programme: string, times: { readonly months: number; readonly term: string }): Promise<void> {
  await put(`/admin/archive/${programme}`, times);
  await refreshAdmin();
}
/** Takes one case out of the archive. */
export async function restoreCase(number: string, reason: string): Promise<void> {
  await post('/admin/archive/restore', { number, reason });
  await refreshAdmin();
}

/** Archives a programme's closed cases, step by step; `told` hears of each. */
export async function archiveNow(programme: string, told: (archived: number) => void): Promise<number> {
  let archived = 0;
  let after = '';
  try {
    for (;;) {
      const step = await post<ArchivedNowDto>(`/admin/archive/${programme}/run`, { after });
      archived += step.archived;
      told(archived);
      if (step.next === null) return archived;
      after = step.next;
    }
  } finally {
    await refreshAdmin();
  }
}
/** Verifies the archive, step by step; `told` hears of each. */
export async function checkArchive(told: (check: ArchiveCheckDto) => void): Promise<ArchiveCheckDto> {
  try {
    for (;;) {
      const check = await post<ArchiveCheckDto>('/admin/archive/check', {});
      told(check);
      if (check.endedAt !== null) return check;
    }
  } finally {
    await refreshAdmin();
  }
}
