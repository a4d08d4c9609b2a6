/** Spans of time as days: an interval `(from, to]` of day numbers, the day of the beginning left out as everywhere in limits. */
import { type Calendar, countWorkingDays } from './calendar.ts';
import { dateOf, dayNumber } from './date.ts';

export interface Interval {
  readonly from: number;
  readonly to: number;
}

/** Days between two instants in Asia/Shanghai. */
export function intervalOf(fromInstant: string, toInstant: string): Interval {
  return { from: dayNumber(dateOf(fromInstant)), to: dayNumber(dateOf(toInstant)) };
}

/** The same days without overlaps, in order; empty ones left out. */
export function merged(intervals: readonly Interval[]): Interval[] {
  const found: { from: number; to: number }[] = [];
  for (const { from, to } of intervals.filter((one) => one.to > one.from).toSorted((a, b) => a.from - b.from)) {
    const last = found.at(-1);
    if (last && from <= last.to) last.to = Math.max(last.to, to);
    else found.push({ from, to });
  }
  return found;
}

/** Working days in the intervals that lie in none of `without`. */
export function workedDays(calendar: Calendar, intervals: readonly Interval[], without: readonly Interval[] = []): number {
  const stops = merged(without);
  return merged(intervals).reduce((sum, { from, to }) => {
    const stood = stops.reduce((days, stop) => days + countWorkingDays(calendar, Math.max(from, stop.from), Math.min(to, stop.to)), 0);
    return sum + countWorkingDays(calendar, from, to) - stood;
  }, 0);
}
