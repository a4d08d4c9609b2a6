/**
 * The legal limit over a case, which stops while e.g. an applicant corrects or experts review (行政许可法 art. 42–45).
 * A day counts when the clock ran at its first instant: so the day of the start doesn't count, the day of a stop does,
 * and the day of a resumption doesn't.
 */
import type { ClockReading } from '../model/clock.ts';
import type { Period, Warning } from '../model/deadline.ts';
import { type Calendar, countWorkingDays, isEstimated } from './calendar.ts';
import { dateOf, dateOfDay, dayNumber, endOfDay } from './date.ts';
import { dueDate, rollForward, unitsLeft } from './due.ts';

export interface ClockInput {
  readonly period: Period;
  /** UTC instant. */
  readonly startedAt: string;
  /** UTC instants; a pause without `to` still lasts. */
  readonly pauses: readonly { readonly from: string; readonly to?: string }[];
  readonly now: string;
  /** Yellow from this many units, or this share, left on. Default 0: on the last day. */
  readonly yellow?: Warning;
}

/**
 * Reads the clock at `now`. The day of reading counts as used; `left` is negative once overdue. While it stands,
 * `dueOn` is what it would be if it went on today. Months, years and hours are read as calendar days.
 */
export function readClock(calendar: Calendar, input: ClockInput): ClockReading {
  const { period, now } = input;
  const working = period.unit === 'workingDays';
  const count: Count = (from, to) => (working ? countWorkingDays(calendar, from, to) : Math.max(0, to - from));
  const today = dayNumber(dateOf(now));
  const origin = dayNumber(dateOf(input.startedAt)) - (period.countFirstDay ? 1 : 0);
  const amount = working || period.unit === 'calendarDays' ? period.amount : lengthInDays(calendar, origin, period);
  const spans = runningSpans(origin, today, input);
  const used = spans.reduce((sum, [from, to]) => sum + count(from, to), 0);
  const due = endOf(calendar, working, amount, spans, count);
  const dueOn = working || period.rollForward === false ? dateOfDay(due) : rollForward(calendar, dateOfDay(due)).date;
  const left = amount - used;
  const red = now >= endOfDay(dueOn);
  return {
    unit: working ? 'workingDays' : 'calendarDays',
    amount,
    used,
    paused: count(origin, today) - used,
    left,
    dueOn,
    estimated: working
      ? isEstimated(calendar, Math.min(origin + 1, due), due)
      : period.rollForward !== false && isEstimated(calendar, due, dayNumber(dueOn)),
    running: !input.pauses.some((pause) => pause.from <= now && (pause.to === undefined || now < pause.to)),
    light: red ? 'red' : left <= unitsLeft(input.yellow ?? 0, amount) ? 'yellow' : 'green',
  };
}

type Count = (from: number, to: number) => number;
type Span = readonly [from: number, to: number];

/** Spans `(from, to]` of days up to today that count, in order: everything outside the union of the pauses. */
function runningSpans(origin: number, today: number, input: ClockInput): Span[] {
  const pauses = input.pauses
    .filter((pause) => pause.from <= input.now)
    .map((pause): Span => [dayNumber(dateOf(pause.from)), pause.to === undefined ? today : Math.min(today, dayNumber(dateOf(pause.to)))])
    .sort((a, b) => a[0] - b[0]);
  const spans: Span[] = [];
  let from = origin;
  for (const [stop, resume] of pauses) {
    if (stop > from) spans.push([from, stop]);
    from = Math.max(from, resume);
  }
  spans.push([from, Math.max(from, today)]);
  return spans;
}

/** Day number of the day on which the last unit is used up; the last span goes on into the future. */
function endOf(calendar: Calendar, working: boolean, amount: number, spans: readonly Span[], count: Count): number {
  let left = amount;
  let from = spans[0]?.[0] ?? 0;
  for (const [index, span] of spans.entries()) {
    from = span[0];
    const available = count(from, span[1]);
    if (left <= available || index === spans.length - 1) break;
    left -= available;
  }
  return advance(calendar, working, from, left);
}

function advance(calendar: Calendar, working: boolean, from: number, amount: number): number {
  const unit = working ? 'workingDays' : 'calendarDays';
  return dayNumber(dueDate(calendar, dateOfDay(from), { amount, unit, rollForward: false }).date);
}

function lengthInDays(calendar: Calendar, origin: number, period: Period): number {
  const due = dueDate(calendar, dateOfDay(origin), { ...period, countFirstDay: false, rollForward: false });
  return dayNumber(due.date) - origin;
}
