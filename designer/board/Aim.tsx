import { gapOf } from './grid.ts';
import { useBoardText } from './words.tsx';

/** What is aimed at, or that nothing is. */
export function Target({ n }: { readonly n: number | null }) {
  const t = useBoardText();
  return n === null ? <span className="wb-muted">{t('bd.noTarget')}</span> : n;
}

/** How far the end of the year is from it. */
export function Gap({ yearEnd, target }: { readonly yearEnd: number; readonly target: number | null }) {
  const t = useBoardText();
  const words = gapOf({ yearEnd, target }, t) ?? t('bd.none');
  return target !== null && yearEnd < target ? <span className="bd-short">{words}</span> : words;
}
