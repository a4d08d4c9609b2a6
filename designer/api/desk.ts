/** What is on a reviewer's desk: lists, named filters, opinions to insert. */
import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query';
import type { CaseRowDto, TaskRowDto } from '../../engine/model/dto/case.ts';
import type { OfficeDto, OpinionDto, SavedListDto } from '../../engine/model/dto/desk.ts';
import type { Page } from '../../engine/model/dto/session.ts';
import { get, post, put, request } from './client.ts';
import { keys } from './keys.ts';
import { queryClient } from './query-client.ts';

type Filter = Readonly<Record<string, string | undefined>>;

/** A list of tasks by its address below /api; `null`: not asked for. */
export function useTaskPages(path: '/tasks' | '/tasks/done' | '/tasks/copies', filter: Filter, enabled: boolean) {
  return usePages<TaskRowDto>(path, [...keys.tasks, 'list', path, filter], filter, enabled);
}
/** Open tasks of a step, as many as are looked at together. */
export function useTasksOfStep(programme: string, step: string) {
  const filter = { programme, step, limit: 100 };
  return useQuery({
    queryKey: [...keys.tasks, 'step', filter],
    queryFn: () => get<Page<TaskRowDto>>('/tasks', { query: filter }),
    gcTime: 0,
  });
}
export function useCasePages(path: '/cases/opened' | '/cases/followed', filter: Filter, enabled: boolean) {
  return usePages<CaseRowDto>(path, ['cases', 'list', path, filter], filter, enabled);
}

function usePages<Row>(path: string, queryKey: readonly unknown[], filter: Filter, enabled: boolean) {
  return useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam }) => get<Page<Row>>(path, { query: { limit: 30, ...filter, after: pageParam } }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
    enabled,
  });
}

export async function markCopiesRead(tasks: readonly string[]): Promise<void> {
  await post('/tasks/copies/read', { tasks });
  await queryClient.invalidateQueries({ queryKey: keys.tasks });
}

interface SavedLists {
  readonly items: readonly SavedListDto[];
  readonly offices: readonly OfficeDto[];
}
export type SavedListInput = Pick<SavedListDto, 'name' | 'query' | 'org' | 'standard'>;
const savedKey = ['saved-lists'] as const;

export function useSavedLists() {
  return useQuery({ queryKey: savedKey, queryFn: () => get<SavedLists>('/saved-lists'), staleTime: 60_000 });
}
const keepLists = (lists: SavedLists) => {
  queryClient.setQueryData(savedKey, lists);
};
export async function saveList(id: string | null, input: SavedListInput): Promise<void> {
  keepLists(id === null ? await post<SavedLists>('/saved-lists', input) : await put<SavedLists>(`/saved-lists/${id}`, input));
}
export async function orderLists(ids: readonly string[]): Promise<void> {
  keepLists(await put<SavedLists>('/saved-lists', { ids }));
}
export async function removeList(id: string): Promise<void> {
  keepLists(await request<SavedLists>('DELETE', `/saved-lists/${id}`));
}

interface Opinions {
  readonly items: readonly OpinionDto[];
  readonly offices: readonly OfficeDto[];
}
const opinionKey = ['opinions'] as const;

export function useOpinions(enabled = true) {
  return useQuery({ queryKey: opinionKey, queryFn: () => get<Opinions>('/opinions'), staleTime: 60_000, enabled });
}
const keepOpinions = (opinions: Opinions) => {
  queryClient.setQueryData(opinionKey, opinions);
};
export async function addOpinion(body: string, org: string | null): Promise<void> {
  keepOpinions(await post<Opinions>('/opinions', { body, org }));
}
export async function changeOpinion(id: string, body: string): Promise<void> {
  keepOpinions(await put<Opinions>(`/opinions/${id}`, { body }));
}
export async function removeOpinion(id: string): Promise<void> {
  keepOpinions(await request<Opinions>('DELETE', `/opinions/${id}`));
}
export async function orderOpinions(ids: readonly string[], org: string | null): Promise<void> {
  keepOpinions(await put<Opinions>('/opinions', { ids, org }));
}
/** Counted for the order of the menu; nobody waits for it. */
export function useTakeOpinion() {
  return useMutation({
    mutationFn: (id: string) => post(`/opinions/${id}/use`, {}),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: opinionKey }),
  });
}
