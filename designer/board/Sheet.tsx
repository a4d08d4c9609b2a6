import type { CSSProperties, ReactNode } from 'react';
import { useText } from '../app/locale.tsx';
import { TableFrame } from '../workbench/TableFrame.tsx';

/** A table; on a phone each row stands by itself, each cell under its title. What is wider still scrolls by itself, also by keyboard. */
export function Sheet({
  caption,
  head,
  children,
}: {
  readonly caption: string;
  readonly head: readonly string[];
  readonly children: ReactNode;
}) {
  const t = useText();
  return (
    <TableFrame caption={caption} scrolls={t('common.table', { caption })} className="bd-sheet" style={titlesOf(head)} head={head}>
      {children}
    </TableFrame>
  );
}

/** Titles of columns as the style sheet shows them above each cell, counted from 1. */
const titlesOf = (head: readonly string[]) =>
  Object.fromEntries(head.map((title, index) => [`--bd-title-${index + 1}`, JSON.stringify(title)])) as CSSProperties;
