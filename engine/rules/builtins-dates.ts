import { addMonths, daysBetween } from '../calendar/date.ts';
import type { Builtin } from './builtin.ts';
import type { Num } from './decimal.ts';
import { DATE, NUMBER } from './types.ts';
import { dateText, FeelDate } from './value.ts';

/**
 * Whole months from `from` to `to`: a month is full on the corresponding day, or on the last day of a month that has
 * none (民法典 art. 202). Negative when `to` is earlier.
 */
function wholeMonths(from: string, to: string): number {
  if (to < from) return -wholeMonths(to, from);
  const months = Number(to.slice(0, 4)) * 12 + Number(to.slice(5, 7)) - Number(from.slice(0, 4)) * 12 - Number(from.slice(5, 7));
  return addMonths(from, months) > to ? months - 1 : months;
}

function between(run: (from: string, to: string) => number): Builtin {
  return { params: ['date', 'date'], required: 2, type: () => NUMBER, run: ([from, to]: readonly string[]) => run(from!, to!) };
}

function toDate(args: readonly unknown[]): FeelDate | null {
  const [first, month, day] = args as [unknown, Num?, Num?];
  const parts = month && day ? [first as Num, month, day].map((part) => part.toFixed()) : null;
  const text = parts ? `${parts[0]!.padStart(4, '0')}-${parts[1]!.padStart(2, '0')}-${parts[2]!.padStart(2, '0')}` : dateText(first);
  return dateText(text) === null ? null : new FeelDate(text!);
}

export const dateBuiltins: Readonly<Record<string, Builtin>> = {
  /** Whole years between two dates; `years(foundedOn, today) >= 3`. */
  years: between((from, to) => Math.trunc(wholeMonths(from, to) / 12) + 0),
  months: between(wholeMonths),
  days: between(daysBetween),
  /** `date("2026-04-01")`, `date(2026, 4, 1)`; null for a day that does not exist. */
  date: {
    params: ['any', 'number', 'number'],
    required: 1,
    type: (args) =>
      args.length === 2 || (args.length === 3 && !isNumeric(args[0]!.kind)) ? 'number, number, number' : dateArgument(args[0]!.kind),
    run: toDate,
  },
};

function isNumeric(kind: string): boolean {
  return kind === 'number' || kind === 'any';
}

function dateArgument(kind: string): typeof DATE | string {
  return kind === 'boolean' || kind === 'list' || kind === 'context' ? 'date' : DATE;
}
