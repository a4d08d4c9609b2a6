/**
 * A case leads back to the page it was opened from, with what was chosen there. Kept with the page in the browser's history, so that it lasts
 * over reloading; a case that was opened from a list to be worked through leads back to that list without it (`inbox/walk.ts`).
 */
import { useLocation, useSearch } from 'wouter';
import { useHistoryState } from 'wouter/use-browser-location';
import { paths } from '../app/paths.ts';
import type { TextKey } from '../app/texts/zh-CN.ts';
import { readWalk } from './inbox/walk.ts';
import { navItems } from './nav-items.ts';
import { wb } from './paths.ts';

export interface WayBack {
  readonly from: string;
  /** Of that page, when it was opened from somewhere itself. */
  readonly before?: WayBack;
}
/** What the way back takes along: where that page leads back to, and the case one comes from. */
interface Returned extends Partial<WayBack> {
  readonly at?: string;
}

/** Cases opened from one another go back so many times. */
const deepest = 5;

/** What a link to a case, or to an entry of a registry, takes along. */
export function useLinkState(): WayBack {
  const [location] = useLocation();
  const search = useSearch();
  const before = useHistoryState<Returned | null>();
  const from = search ? `${location}?${search}` : location;
  return isWayBack(before) ? { from, before: shortened(before, deepest - 1) } : { from };
}

/** The address of a page with what was chosen there, for whoever was led here from it; else the page itself. */
export function useCameFrom(page: string): string {
  const state = useHistoryState<Returned | null>();
  return isWayBack(state) && state.from.split('?')[0] === page ? state.from : page;
}

/** Where a case leads back to: the page it was opened from, else the list that is worked through. */
export function useWayBack(caseId: string): { to: string; text: TextKey; state: Returned; fromList: boolean } {
  return wayBackOf(useHistoryState<Returned | null>(), caseId);
}

/** The same, asked when something is done. */
export function wayBackNow(caseId: string) {
  return wayBackOf(window.history.state as Returned | null, caseId);
}

function wayBackOf(state: Returned | null, caseId: string) {
  const came = isWayBack(state) ? state : null;
  const to = came?.from ?? readWalk().list;
  return { to, text: titleOf(to), state: { ...came?.before, at: caseId }, fromList: came === null };
}

/** Did somebody come back from this case just now? True once. */
export function takeReturned(caseId: string): boolean {
  const state = window.history.state as Returned | null;
  if (state?.at !== caseId) return false;
  const { at: _, ...rest } = state;
  window.history.replaceState(rest, '');
  return true;
}

const isWayBack = (state: Returned | null): state is WayBack & Returned => typeof state?.from === 'string' && state.from.startsWith('/');
const isCase = (path: string) => path.startsWith(`${wb.cases}/`);

function shortened({ from, before }: WayBack, left: number): WayBack {
  return before && left > 0 ? { from, before: shortened(before, left - 1) } : { from };
}

/** What the page is called in its navigation. */
function titleOf(address: string): TextKey {
  const [path = ''] = address.split('?');
  if (isCase(path)) return 'wb.case.cameFrom';
  if (isIn(path, paths.board)) return 'nav.board';
  if (isIn(path, paths.messages)) return 'nav.messages';
  return navItems.findLast(({ to }) => isIn(path, to))?.text ?? 'wb.nav.inbox';
}

const isIn = (path: string, place: string) => path === place || path.startsWith(`${place}/`);
