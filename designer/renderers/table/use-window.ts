/**
 * Which rows of a long table are drawn. Rows are taken in blocks; what is near the view is drawn, and the block that holds the focus or
 * the open row, so that neither is lost by scrolling. A block's height is measured while it is drawn, and its gap keeps it after.
 */
import { type RefObject, useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react';

/** Tables up to this many rows are drawn whole. */
export const longTable = 100;
const blockRows = 20;
/** Height of a row before one was measured. */
const guessedRow = 48;
/** Drawn above and below the view, in pixels. */
const margin = 400;

/** A run of drawn rows (positions `from` to before `to`), or the space of rows that aren't. */
export type Part = { readonly from: number; readonly to: number } | { readonly from: number; readonly gap: number };
export interface RowWindow {
  readonly parts: readonly Part[];
  readonly onScroll: () => void;
  /** Brings a row near the middle of the view. */
  readonly reveal: (position: number) => void;
}

/**
 * `held`: positions that must stay. `scroller` holds the rows, each of which carries its position in `data-at`. With `count` up to
 * `longTable` there is one part.
 */
export function useWindow(count: number, held: readonly number[], scroller: RefObject<HTMLElement | null>): RowWindow {
  const blocks = Math.ceil(count / blockRows);
  /** Height of a row where none was measured: that of the first ones. */
  const [row, setRow] = useState(0);
  const heights = useRef({ known: new Map<number, number>(), count });
  if (heights.current.count !== count) heights.current = { known: new Map(), count };
  const [view, setView] = useState<Range>({ first: 0, last: 1 });
  const heightOf = useCallback(
    (block: number) =>
      heights.current.known.get(block) ?? Math.min(blockRows, Math.max(0, count - block * blockRows)) * (row || guessedRow),
    [count, row],
  );
  const wanted = useCallback(() => {
    const box = scroller.current;
    if (!box || count <= longTable) return null;
    const [top, bottom] = [box.scrollTop - margin, box.scrollTop + box.clientHeight + margin];
    let [y, first, last] = [0, -1, 0];
    for (let block = 0; block < blocks && y < bottom; block += 1) {
      y += heightOf(block);
      if (first < 0 && y > top) first = block;
      last = block;
    }
    return { first: first < 0 ? last : first, last };
  }, [blocks, count, heightOf, scroller]);
  const onScroll = useCallback(() => {
    const next = wanted();
    if (next) setView((before) => (before.first === next.first && before.last === next.last ? before : next));
  }, [wanted]);
  const reveal = useCallback(
    (position: number) => {
      const box = scroller.current;
      if (!box || count <= longTable) return;
      const within = Math.floor(position / blockRows);
      let y = 0;
      for (let block = 0; block < within; block += 1) y += heightOf(block);
      y += (position % blockRows) * (row || guessedRow);
      const inView = y > box.scrollTop && y < box.scrollTop + box.clientHeight - 2 * (row || guessedRow);
      if (!inView) box.scrollTop = Math.max(0, y - box.clientHeight / 2);
    },
    [count, heightOf, row, scroller],
  );
  const holdKey = held.map((position) => Math.floor(position / blockRows)).join();
  const parts = useMemo(() => {
    if (count <= longTable) return [{ from: 0, to: count }];
    const kept = new Set(holdKey === '' ? [] : holdKey.split(',').map(Number));
    const list: Part[] = [];
    for (let block = 0; block < blocks; block += 1) {
      const from = block * blockRows;
      const before = list.at(-1);
      if (kept.has(block) || (block >= view.first && block <= view.last)) list.push({ from, to: Math.min(count, from + blockRows) });
      else if (before && 'gap' in before) list[list.length - 1] = { from: before.from, gap: before.gap + heightOf(block) };
      else list.push({ from, gap: heightOf(block) });
    }
    return list;
  }, [blocks, count, heightOf, holdKey, view]);
  // Once it is drawn: measure what is there, then see whether the view wants more. Only more: a measured block may be higher than it
  // was taken for, and giving up rows for it could go on forever. In the browser's own turn of layout: asked for within the drawing, the
  // layout would be one task with it.
  useLayoutEffect(() => {
    if (count <= longTable) return;
    const frame = requestAnimationFrame(() => {
      const box = scroller.current;
      if (!box) return;
      for (const part of parts) if (!('gap' in part)) measure(box, part);
      const next = wanted();
      if (next) setView((before) => widened(before, next));
    });
    return () => cancelAnimationFrame(frame);
    function measure(box: HTMLElement, { from, to }: { readonly from: number; readonly to: number }): void {
      const top = box.querySelector(`[data-at="${from}"]`);
      const bottom = box.querySelector(`[data-at="${to - 1}"]`);
      if (!top || !bottom) return;
      const height = bottom.getBoundingClientRect().bottom - top.getBoundingClientRect().top;
      if (height <= 0) return;
      const between = Number.parseFloat(getComputedStyle(top).marginTop) || 0;
      heights.current.known.set(Math.floor(from / blockRows), height + between);
      setRow((known) => known || (height + between) / (to - from));
    }
  }, [parts, count, wanted, scroller]);
  return { parts, onScroll, reveal };
}

interface Range {
  readonly first: number;
  readonly last: number;
}
function widened(before: Range, next: Range): Range {
  if (next.first >= before.first && next.last <= before.last) return before;
  const apart = next.first > before.last || next.last < before.first;
  return apart ? next : { first: Math.min(before.first, next.first), last: Math.max(before.last, next.last) };
}
