import { useLocation, useSearch } from 'wouter';
import type { BoardFilter } from '../api/board.ts';

/** What the board shows is in its address: it can be sent to somebody, and the way back from a list finds it again. */
export function useFilters(): readonly [BoardFilter, (change: Readonly<Record<string, string>>) => void] {
  const [location, navigate] = useLocation();
  const filter = Object.fromEntries(new URLSearchParams(useSearch()));
  const change = (next: Readonly<Record<string, string>>) => navigate(addressOf(location, { ...filter, ...next }), { replace: true });
  return [filter, change];
}

/** Address with what isn't empty of a filter. */
export function addressOf(path: string, filter: BoardFilter): string {
  const given = Object.entries(filter).filter(([, value]) => value !== '');
  return given.length > 0 ? `${path}?${new URLSearchParams(given)}` : path;
}

/** Of a filter, only these. */
export function only(filter: BoardFilter, names: readonly string[]): BoardFilter {
  return Object.fromEntries(names.flatMap((name) => (filter[name] ? [[name, filter[name]]] : [])));
}
