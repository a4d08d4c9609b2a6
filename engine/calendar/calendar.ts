/**
 * Which days are worked. A calendar is immutable: a changed year is a new calendar object. Per calendar and year a table of
 * its working days is made once (WeakMap by calendar), so counting costs nothing per day.
 */
import { dateOfDay, dayNumber, weekdayOfDay, yearOf } from './date.ts';

/** A year's arrangement of holidays, as the State Council announces it. */
export interface CalendarYear {
  readonly year: number;
  /** Days of a `provisional` year are used, yet everything counted with them is estimated. */
  readonly status: 'published' | 'provisional';
  /** The notice the data come from. */
  readonly source: string;
  /** Days off, weekends inside them included. */
  readonly holidays: readonly string[];
  /** Weekend days that are worked. */
  readonly workdays: readonly string[];
}

export interface Calendar {
  readonly years: Readonly<Record<number, CalendarYear>>;
}

export function calendarOf(years: readonly CalendarYear[]): Calendar {
  return { years: Object.fromEntries(years.map((year) => [year.year, year])) };
}

/** In a year that isn't published Monday to Friday are taken as worked, and the answer is `estimated` (暂估). */
export function isWorkingDay(calendar: Calendar, date: string): { working: boolean; estimated: boolean } {
  const day = dayNumber(date);
  const table = yearTable(calendar, yearOf(date));
  return { working: countUntil(table, day) > countUntil(table, day - 1), estimated: table.estimated };
}

/** Working days with day number in `(from, to]`; 0 when `to <= from`. */
export function countWorkingDays(calendar: Calendar, from: number, to: number): number {
  let count = 0;
  for (let year = yearOfDay(from + 1); from < to; year += 1) {
    const table = yearTable(calendar, year);
    const last = table.first + table.until.length - 1;
    const end = Math.min(to, last);
    count += countUntil(table, end) - countUntil(table, from);
    if (last >= to) return count;
    from = last;
  }
  return count;
}

/** Day number of the `n`-th working day after `day` (n ≥ 1), or for n ≤ -1 of the |n|-th before it. */
export function nthWorkingDay(calendar: Calendar, day: number, n: number): number {
  if (n === 0) return day;
  const step = n > 0 ? 1 : -1;
  let left = Math.abs(n);
  for (let year = yearOfDay(day + step); ; year += step) {
    const table = yearTable(calendar, year);
    const before = countUntil(table, step > 0 ? day : day - 1);
    const available = step > 0 ? table.days.length - before : before;
    if (left <= available) return table.days[step > 0 ? before + left - 1 : before - left] as number;
    left -= available;
    day = step > 0 ? table.first + table.until.length - 1 : table.first;
  }
}

/** Does any day with number in `[from, to]` lie in a year that isn't published? */
export function isEstimated(calendar: Calendar, from: number, to: number): boolean {
  for (let year = yearOfDay(from); year <= yearOfDay(to); year += 1) {
    if (calendar.years[year]?.status !== 'published') return true;
  }
  return false;
}

interface YearTable {
  /** Day number of 1 January. */
  readonly first: number;
  readonly estimated: boolean;
  /** Day numbers of the working days, ascending. */
  readonly days: readonly number[];
  /** Working days from 1 January up to and including each day of the year. */
  readonly until: Uint16Array;
}

const tables = new WeakMap<Calendar, Map<number, YearTable>>();

function yearTable(calendar: Calendar, year: number): YearTable {
  const byYear = tables.get(calendar) ?? new Map<number, YearTable>();
  tables.set(calendar, byYear);
  const table = byYear.get(year) ?? buildTable(calendar, year);
  byYear.set(year, table);
  return table;
}

function buildTable(calendar: Calendar, year: number): YearTable {
  const first = dayNumber(`${String(year).padStart(4, '0')}-01-01`);
  const length = dayNumber(`${String(year).padStart(4, '0')}-12-31`) - first + 1;
  const off = new Set<string>();
  const worked = new Set<string>();
  // A notice may touch the turn of the year: 2022-12-31 was arranged by the notice for 2023.
  for (const near of [year - 1, year, year + 1]) {
    for (const date of calendar.years[near]?.holidays ?? []) off.add(date);
    for (const date of calendar.years[near]?.workdays ?? []) worked.add(date);
  }
  const days: number[] = [];
  const until = new Uint16Array(length);
  for (let day = first; day < first + length; day += 1) {
    const date = dateOfDay(day);
    if (worked.has(date) || (weekdayOfDay(day) <= 5 && !off.has(date))) days.push(day);
    until[day - first] = days.length;
  }
  return { first, estimated: calendar.years[year]?.status !== 'published', days, until };
}

function countUntil(table: YearTable, day: number): number {
  if (day < table.first) return 0;
  return table.until[Math.min(day - table.first, table.until.length - 1)] as number;
}

function yearOfDay(day: number): number {
  return yearOf(dateOfDay(day));
}
