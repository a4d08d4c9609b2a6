/** What a time limit comes to on the calendar: due date, yellow light, extension, ladder. */
import type { Calendar } from '../../../engine/calendar/calendar.ts';
import { addHours, dateOf, isDate, startOfDay } from '../../../engine/calendar/date.ts';
import { dueAt, unitsLeft, warnAt } from '../../../engine/calendar/due.ts';
import { type ReceivingHours, receivedAt } from '../../../engine/calendar/received.ts';
import type { Escalation, Period, Warning } from '../../../engine/model/deadline.ts';

export interface Limit extends Period {
  readonly warn?: Warning;
  readonly extend?: { readonly amount?: number };
  readonly onExpire?: { readonly escalate?: unknown };
  readonly until?: unknown;
  readonly pausedIn?: unknown;
}
export interface LimitDay {
  readonly kind: 'received' | 'warn' | 'due' | 'extended' | 'rung';
  /** Of the ladder, from 1. */
  readonly number?: number;
  /** An instant where the hour counts, else a date. */
  readonly at: string;
  readonly estimated: boolean;
}

const isPeriod = ({ amount, unit }: { readonly amount?: unknown; readonly unit?: unknown }): boolean =>
  typeof amount === 'number' && Number.isInteger(amount) && amount > 0 && amount <= 10_000 && typeof unit === 'string';

/** Days of a limit that starts on a date at ten in the morning, in the order in which they come; empty for what can't be counted. */
export function daysOf(calendar: Calendar, start: string, limit: Limit, hours: ReceivingHours | undefined): LimitDay[] {
  if (!isDate(start) || !isPeriod(limit)) return [];
  const handed = addHours(startOfDay(start), 10);
  const from = receivedAt(calendar, handed, hours);
  const due = dueAt(calendar, from, limit);
  const shown = (one: { readonly at: string; readonly date: string }, unit = limit.unit) => (unit === 'hours' ? one.at : one.date);
  const days: LimitDay[] = [];
  if (from !== handed) days.push({ kind: 'received', at: dateOf(from), estimated: false });
  if (limit.warn !== undefined && isWarning(limit.warn)) {
    const left = unitsLeft(limit.warn, limit.amount);
    const warned = warnAt(calendar, limit.unit === 'hours' ? due.at : due.date, limit.unit, left).at;
    days.push({ kind: 'warn', at: limit.unit === 'hours' ? warned : dateOf(warned), estimated: due.estimated });
  }
  days.push({ kind: 'due', at: shown(due), estimated: due.estimated });
  const more = limit.extend?.amount;
  if (typeof more === 'number' && more > 0) {
    const extended = dueAt(calendar, from, { ...limit, amount: limit.amount + more });
    days.push({ kind: 'extended', at: shown(extended), estimated: extended.estimated });
  }
  const ladder = limit.onExpire?.escalate;
  for (const [index, rung] of (Array.isArray(ladder) ? (ladder as readonly Escalation[]) : []).entries()) {
    const { amount, unit } = rung;
    if (!isPeriod(rung) || amount === undefined || unit === undefined) continue;
    const told = dueAt(calendar, due.at, { amount, unit });
    days.push({ kind: 'rung', number: index + 1, at: shown(told, unit), estimated: told.estimated || due.estimated });
  }
  return days;
}

function isWarning(warn: Warning): boolean {
  return typeof warn === 'number' ? warn >= 0 : typeof warn?.share === 'number';
}
