/** When a period ends (民法典 art. 200–204; 行政许可法 art. 82: days of a limit are working days). */
import type { Period, TimeUnit, Warning } from '../model/deadline.ts';
import { type Calendar, countWorkingDays, isEstimated, nthWorkingDay } from './calendar.ts';
import { addDays, addHours, addMonths, dateOf, dateOfDay, dayNumber, endOfDay, startOfDay } from './date.ts';

export interface DueDate {
  /** YYYY-MM-DD, the last day of the period. */
  readonly date: string;
  /** The date rests on a year whose calendar isn't published (暂估). */
  readonly estimated: boolean;
}

/**
 * Last day of a period that starts by an event on `start`. The day of the event isn't counted unless `countFirstDay`
 * (and, for working days, unless it is worked). Calendar days, months and years that end on a day off move to the next
 * working day unless `rollForward` is false. Hours count from the start of the day.
 */
export function dueDate(calendar: Calendar, start: string, period: Period): DueDate {
  if (period.unit === 'workingDays') {
    const from = dayNumber(start) - (period.countFirstDay ? 1 : 0);
    const due = nthWorkingDay(calendar, from, period.amount);
    return { date: dateOfDay(due), estimated: isEstimated(calendar, Math.min(from + 1, due), due) };
  }
  if (period.unit === 'hours') return { date: addDays(start, Math.max(0, Math.ceil(period.amount / 24) - 1)), estimated: false };
  const end = addDays(unrolled(start, period), period.countFirstDay ? -1 : 0);
  return period.rollForward === false ? { date: end, estimated: false } : rollForward(calendar, end);
}

/** The moment a period ends: 24:00 Asia/Shanghai of its due date, or for hours the exact instant. */
export function dueAt(calendar: Calendar, startInstant: string, period: Period): DueDate & { readonly at: string } {
  if (period.unit === 'hours') {
    const at = addHours(startInstant, period.amount);
    return { at, date: dateOf(at), estimated: false };
  }
  const due = dueDate(calendar, dateOf(startInstant), period);
  return { ...due, at: endOfDay(due.date) };
}

/**
 * The moment at which `warn` units are left before the end of `due`: with 2 working days, the start of the last but one.
 * `due` is the due date, or for hours the due instant.
 */
export function warnAt(calendar: Calendar, due: string, unit: TimeUnit, warn: number): { readonly at: string } {
  switch (unit) {
    case 'workingDays':
      return { at: startOfDay(dateOfDay(nthWorkingDay(calendar, dayNumber(due) + 1, -Math.max(1, warn)))) };
    case 'calendarDays':
      return { at: endOfDay(addDays(due, -warn)) };
    case 'months':
      return { at: endOfDay(addMonths(due, -warn)) };
    case 'years':
      return { at: endOfDay(addMonths(due, -12 * warn)) };
    case 'hours':
      return { at: addHours(due, -warn) };
  }
}

/** Units left from which on the light is yellow, of a period of `amount` units: the larger of the share and the number. */
export function unitsLeft(warning: Warning, amount: number): number {
  if (typeof warning === 'number') return warning;
  // A little more than the product, so that 0.4 of 5 is 2 despite binary fractions.
  return Math.max(Math.floor(warning.share * amount + 1e-9), warning.amount ?? 0);
}

/** Working days after `from` up to and including `to`; negative when `to` is earlier. */
export function workingDaysBetween(calendar: Calendar, from: string, to: string): number {
  const [a, b] = [dayNumber(from), dayNumber(to)];
  return b >= a ? countWorkingDays(calendar, a, b) : -countWorkingDays(calendar, b, a);
}

/** The date itself when it is worked, else the next working day (民法典 art. 203). */
export function rollForward(calendar: Calendar, date: string): DueDate {
  const day = dayNumber(date);
  const due = nthWorkingDay(calendar, day - 1, 1);
  return { date: dateOfDay(due), estimated: isEstimated(calendar, day, due) };
}

function unrolled(start: string, period: Period): string {
  if (period.unit === 'calendarDays') return addDays(start, period.amount);
  return addMonths(start, period.unit === 'years' ? period.amount * 12 : period.amount);
}
