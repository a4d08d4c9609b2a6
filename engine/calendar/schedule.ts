/** Days on which something comes round: monthly, quarterly, yearly, with what a non-working day means. */
import { type Calendar, isWorkingDay, nthWorkingDay } from './calendar.ts';
import { addDays, addMonths, dateOfDay, dayNumber } from './date.ts';

/** `day` from 1, or -1 for the last day; past the end of a month it is the last. */
export interface Recurrence {
  readonly every: 'month' | 'quarter' | 'year';
  /** Month of the quarter (1–3) or year (1–12). Default 1. */
  readonly month?: number;
  readonly day: number;
  /** `next`/`previous`: a non-working day moves there. `count`: `day` counts working days of the month. */
  readonly workingDay?: 'next' | 'previous' | 'count';
}

export interface Occurrence {
  /** `2026-03`, `2026-Q1` or `2026`. */
  readonly period: string;
  /** YYYY-MM-DD. */
  readonly date: string;
}

const monthsOf = { month: 1, quarter: 3, year: 12 } as const;

/** Occurrences from one date to another, both inclusive, in order. */
export function occurrences(recurrence: Recurrence, calendar: Calendar, from: string, to: string): Occurrence[] {
  const length = monthsOf[recurrence.every];
  const found: Occurrence[] = [];
  // A period earlier and later: a day moved off a holiday may fall into the next month.
  for (let first = addMonths(firstMonth(from, length), -length); first <= addMonths(to, length); first = addMonths(first, length)) {
    const date = dateIn(recurrence, calendar, addMonths(first, (recurrence.month ?? 1) - 1));
    if (date >= from && date <= to) found.push({ period: periodOf(first, recurrence.every), date });
  }
  return found;
}

/** First day of the period a date lies in. */
function firstMonth(date: string, length: number): string {
  const month = Number(date.slice(5, 7));
  const first = month - ((month - 1) % length);
  return `${date.slice(0, 4)}-${String(first).padStart(2, '0')}-01`;
}

function periodOf(first: string, every: Recurrence['every']): string {
  if (every === 'year') return first.slice(0, 4);
  if (every === 'month') return first.slice(0, 7);
  return `${first.slice(0, 4)}-Q${Math.ceil(Number(first.slice(5, 7)) / 3)}`;
}

/** @param month its first day */
function dateIn({ day, workingDay }: Recurrence, calendar: Calendar, month: string): string {
  const last = addDays(addMonths(month, 1), -1);
  if (workingDay === 'count' && day > 0) {
    const nth = dateOfDay(nthWorkingDay(calendar, dayNumber(addDays(month, -1)), day));
    if (nth > last) return last;
    return nth;
  }
  let date = day < 0 || addDays(month, day - 1) > last ? last : addDays(month, day - 1);
  if (workingDay === undefined) return date;
  while (!isWorkingDay(calendar, date).working) date = addDays(date, workingDay === 'next' ? 1 : -1);
  return date;
}
