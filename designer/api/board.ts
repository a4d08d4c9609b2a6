import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type {
  BoardCaseDto,
  BoardEntryDto,
  BoardProgressDto,
  BoardRegistriesDto,
  BoardSnapshotDto,
  BoardTargetDto,
  BoardTaskDto,
} from '../../engine/model/dto/board.ts';
import type { Page } from '../../engine/model/dto/session.ts';
import { get, post } from './client.ts';
import { keys } from './keys.ts';
import { queryClient } from './query-client.ts';

export type BoardFilter = Readonly<Record<string, string>>;

/** Read again now and then: the board counts in the background. */
const againMs = 30_000;

export function useProgress(filter: BoardFilter) {
  return useQuery({
    queryKey: keys.board('progress', filter),
    queryFn: () => get<BoardProgressDto>('/board/progress', { query: filter }),
    placeholderData: keepPreviousData,
    refetchInterval: againMs,
  });
}
/** The same figures on paper. */
export function boardPdf(page: 'progress' | 'registries', filter: BoardFilter): string {
  return `/api/board/${page}.pdf?${new URLSearchParams(filter)}`;
}
export function useBoardRegistries(filter: BoardFilter) {
  return useQuery({
    queryKey: keys.board('registries', filter),
    queryFn: () => get<BoardRegistriesDto>('/board/registries', { query: filter }),
    placeholderData: keepPreviousData,
  });
}

interface Lists {
  readonly cases: BoardCaseDto;
  readonly tasks: BoardTaskDto;
  readonly entries: BoardEntryDto;
}
export function useBoardList<Kind extends keyof Lists>(kind: Kind, filter: BoardFilter) {
  return useInfiniteQuery({
    queryKey: keys.board(kind, filter),
    queryFn: ({ pageParam }) => get<Page<Lists[Kind]>>(`/board/${kind}`, { query: { ...filter, after: pageParam } }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
  });
}

export function useTargets(year: number) {
  return useQuery({
    queryKey: keys.board('targets', { year }),
    queryFn: () => get<{ items: readonly BoardTargetDto[] }>('/board/targets', { query: { year } }),
  });
}
export interface TargetInput {
  readonly registry: string;
  readonly district: string;
  readonly year: number;
  readonly target: number;
  readonly reason: string;
}
export async function setTarget(input: TargetInput): Promise<void> {
  await post('/board/targets', input);
  await queryClient.invalidateQueries({ queryKey: ['board'] });
}

export function useSnapshots() {
  return useQuery({
    queryKey: keys.board('snapshots', {}),
    queryFn: () =>
      get<{ items: readonly { readonly month: string; readonly madeAt: string; readonly hash: string }[] }>('/board/snapshots'),
  });
}
export function useSnapshot(month: string) {
  return useQuery({
    queryKey: keys.board('snapshot', { month }),
    queryFn: () => get<BoardSnapshotDto>(`/board/snapshots/${month}`),
    enabled: month !== '',
  });
}
export async function addRemark(month: string, words: string): Promise<void> {
  await post(`/board/snapshots/${month}/remarks`, { words });
  await queryClient.invalidateQueries({ queryKey: keys.board('snapshot', { month }) });
}
