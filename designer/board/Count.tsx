import { Link } from 'wouter';
import type { BoardFilter } from '../api/board.ts';
import { addressOf } from './filters.ts';

/** A number with the list that it counts behind it; nothing of nothing. `of` says whose number it is, for who hears it. */
export function Count({
  n,
  of,
  kind,
  filter,
  tone,
}: {
  readonly n: number;
  readonly of: string;
  readonly kind: 'cases' | 'tasks' | 'entries' | 'ratings';
  readonly filter: BoardFilter;
  readonly tone?: 'red' | 'yellow';
}) {
  if (n === 0) return <span className="bd-zero">0</span>;
  return (
    <Link href={addressOf(`/board/${kind}`, filter)} className={tone ? `bd-count bd-${tone}` : 'bd-count'} aria-label={`${of} ${n}`}>
      {n}
    </Link>
  );
}

/** A bar beside a number: the number says the same. */
export function Bar({ share }: { readonly share: number }) {
  return (
    <span className="bd-bar" aria-hidden="true">
      <span style={{ inlineSize: `${Math.max(0, Math.min(1, share)) * 100}%` }} />
    </span>
  );
}
