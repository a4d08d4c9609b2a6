/** Durations of many cases, from how many took how many working days. */
import { running } from './stages.ts';

export interface DayCount {
  readonly days: number;
  readonly n: number;
}
export interface Spread {
  /** All of them. */
  readonly n: number;
  /** Those still at it: in none of the figures below. */
  readonly running: number;
  readonly median: number | null;
  /** Nine of ten took no longer. */
  readonly p90: number | null;
}

/** Exact, by whole days: the smallest number of days within which half (nine tenths) were done. */
export function spreadOf(counts: readonly DayCount[]): Spread {
  const over = counts.filter(({ days }) => days !== running).toSorted((a, b) => a.days - b.days);
  const sum = (list: readonly DayCount[]) => list.reduce((total, { n }) => total + n, 0);
  const done = sum(over);
  const within = (share: number): number | null => {
    let seen = 0;
    for (const { days, n } of over) {
      seen += n;
      if (seen >= share * done) return days;
    }
    return null;
  };
  return { n: sum(counts), running: sum(counts) - done, median: within(0.5), p90: within(0.9) };
}
