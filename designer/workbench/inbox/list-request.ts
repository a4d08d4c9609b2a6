import type { ListState } from './list-state.ts';

/** Where a list is read, below /api, and with which filters: for the screen and for a sheet the same. `search`: of its address. */
export function listRequest(
  { list, filter }: ListState,
  search: string,
): { readonly path: ListPath; readonly filter: Readonly<Record<string, string | undefined>> } {
  const { list: _list, ...asked } = Object.fromEntries(new URLSearchParams(search));
  if (list === 'opened' || list === 'followed') return { path: `/cases/${list}`, filter: asked };
  if (list === 'done' || list === 'copies') return { path: `/tasks/${list}`, filter: asked };
  const claimed = list === 'unclaimed' ? { claimed: 'false' } : {};
  return { path: '/tasks', filter: { ...asked, ...claimed, sort: filter.sort ?? (filter.light ? undefined : 'due') } };
}
export type ListPath = '/tasks' | '/tasks/done' | '/tasks/copies' | '/cases/opened' | '/cases/followed';
