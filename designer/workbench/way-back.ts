/** A case that was opened from the board leads back to it. Kept with the page in the browser's history, so that it lasts over reloading. */
import { useLocation, useSearch } from 'wouter';
import { useHistoryState } from 'wouter/use-browser-location';
import { paths } from '../app/paths.ts';

interface FromBoard {
  /** Address on the board. */
  readonly board: string;
}

/** What a link to a case takes along; nothing outside the board. */
export function useLinkState(): FromBoard | undefined {
  const [location] = useLocation();
  const search = useSearch();
  if (location !== paths.board && !location.startsWith(`${paths.board}/`)) return undefined;
  return { board: search ? `${location}?${search}` : location };
}

/** Address on the board from which the page was opened; null when it was opened from elsewhere. */
export function useCameFromBoard(): string | null {
  const state = useHistoryState<Partial<FromBoard> | null>();
  return state?.board?.startsWith(paths.board) ? state.board : null;
}
