/** Deadlines of steps as instants. Dates are counted by calendar/ from the instant of the event that started them. */
import type { Calendar } from '../calendar/calendar.ts';
import { nthWorkingDay } from '../calendar/calendar.ts';
import { addDays, addHours, addMonths, dateOf, dateOfDay, dayNumber, endOfDay, isDate } from '../calendar/date.ts';
import { dueAt, unitsLeft, warnAt } from '../calendar/due.ts';
import { receivedAt } from '../calendar/received.ts';
import { readClock } from '../calendar/stop-clock.ts';
import type { Deadline, Escalation, Expiry, Period } from '../model/deadline.ts';
import type { Due, LiveStep } from './context.ts';
import { evaluateJson } from './scope.ts';
import type { Work } from './work.ts';

/** The last answer per deadline: the cases of a day share it. */
const recent = new WeakMap<Period, { readonly calendar: Calendar; readonly date: string; readonly due: Due }>();

/** `startedAt` is a UTC instant. */
export function dueOf(calendar: Calendar, startedAt: string, deadline: Deadline): Due {
  if (deadline.unit === 'hours') return whole(calendar, deadline, dueAt(calendar, startedAt, deadline));
  const date = dateOf(startedAt);
  const known = recent.get(deadline);
  if (known && known.calendar === calendar && known.date === date) return known.due;
  const due = whole(calendar, deadline, dueAt(calendar, startedAt, deadline));
  recent.set(deadline, { calendar, date, due });
  return due;
}

/** The deadline of a live step with its extensions, pauses and last day; null while it stands. */
export function dueOfLive(work: Pick<Work, 'programme' | 'context' | 'event'>, live: LiveStep, deadline: Deadline): Due | null {
  const { calendar } = work.event;
  const { pauses = [], extended = 0 } = live;
  if (pauses.some((pause) => pause.to === undefined)) return null;
  const startedAt = startOf(work, live);
  const caps = (live.caps ?? []).map((cap) => dueAt(calendar, startedAt, cap));
  if (pauses.length === 0 && extended === 0 && deadline.until === undefined && caps.length === 0)
    return dueOf(calendar, startedAt, deadline);
  const period = { ...deadline, amount: deadline.amount + extended };
  const counted = pauses.length === 0 ? dueAt(calendar, startedAt, period) : withPauses(calendar, startedAt, period, pauses, work.event.at);
  const last = lastDay(work, deadline);
  const ends: Counted[] = [...(last ? [last] : []), ...caps];
  return whole(
    calendar,
    period,
    ends.reduce((soonest, end) => (end.at < soonest.at ? end : soonest), counted),
  );
}

/** The instant a live step's deadline counts from: its entry, or the receipt of what was handed in. */
export function startOf({ programme, event }: Pick<Work, 'programme' | 'event'>, live: Pick<LiveStep, 'at' | 'from'>): string {
  return live.from === undefined ? live.at : receivedAt(event.calendar, live.from, programme.workflow.received);
}

type Counted = Pick<Due, 'at' | 'date' | 'estimated'>;

function withPauses(calendar: Calendar, startedAt: string, period: Period, pauses: NonNullable<LiveStep['pauses']>, now: string): Counted {
  if (period.unit === 'hours') {
    const stood = pauses.reduce((sum, { from, to = from }) => sum + Date.parse(to) - Date.parse(from), 0);
    const at = addHours(startedAt, period.amount + stood / 3_600_000);
    return { at, date: dateOf(at), estimated: false };
  }
  const { dueOn, estimated } = readClock(calendar, { period, startedAt, pauses, now });
  return { at: endOfDay(dueOn), date: dueOn, estimated };
}

/** `until`, or `before` units earlier; null without a usable date. */
function lastDay({ programme, context, event }: Pick<Work, 'programme' | 'context' | 'event'>, deadline: Deadline): Counted | null {
  if (deadline.until === undefined) return null;
  const until = evaluateJson(programme, deadline.until, context.data, event.today);
  if (!isDate(until)) return null;
  const date = earlier(event.calendar, until, deadline.before ?? 0, deadline.unit);
  return { at: endOfDay(date), date, estimated: false };
}

function earlier(calendar: Calendar, date: string, amount: number, unit: Period['unit']): string {
  if (unit === 'workingDays') return amount === 0 ? date : dateOfDay(nthWorkingDay(calendar, dayNumber(date), -amount));
  if (unit === 'hours') return addDays(date, -Math.ceil(amount / 24));
  return unit === 'calendarDays' ? addDays(date, -amount) : addMonths(date, -amount * (unit === 'years' ? 12 : 1));
}

/** With the yellow light and the rungs of the ladder. */
function whole(calendar: Calendar, deadline: Deadline, { at, date, estimated }: Counted): Due {
  const from = deadline.unit === 'hours' ? at : date;
  const warn = deadline.warn === undefined ? null : warnAt(calendar, from, deadline.unit, unitsLeft(deadline.warn, deadline.amount)).at;
  const rungs = ladderOf(deadline);
  if (rungs.length === 0) return { at, date, warnAt: warn, estimated };
  const counted = rungsOf(calendar, rungs, { at, date });
  return {
    ...{ at, date, warnAt: warn, estimated: estimated || counted.some((rung) => rung.estimated) },
    rungs: counted.map((rung, index) => (rungs[index]?.on === 'warn' ? warn : rung.at)),
  };
}

/** When each on a ladder is told, counted from the end of a limit: at the end itself without an amount. */
export function rungsOf(calendar: Calendar, rungs: readonly Escalation[], { at, date }: Pick<Due, 'at' | 'date'>): Counted[] {
  return rungs.map(({ amount, unit }) =>
    amount === undefined || unit === undefined
      ? { at, date, estimated: false }
      : dueAt(calendar, unit === 'hours' ? at : `${date}T00:00:00.000Z`, { amount, unit, rollForward: false }),
  );
}

/** Who is told when, once the deadline is over. */
export function ladderOf(deadline: Deadline | undefined): readonly Escalation[] {
  return laddered(deadline?.onExpire);
}

export function laddered(rule: Pick<Expiry, 'escalate'> | undefined): readonly Escalation[] {
  const escalate = rule?.escalate;
  return escalate === undefined || typeof escalate === 'string' ? [] : escalate;
}

/** Whether reaching the deadline does something by itself; otherwise the task only turns red. */
export function expires(step: {
  readonly deadline?: Deadline;
  readonly type: string;
  readonly silence?: string;
  readonly policy?: { readonly type: string };
}): boolean {
  const { deadline, silence, policy } = step;
  return deadline !== undefined && (deadline.onExpire !== undefined || silence !== undefined || policy?.type === 'consult');
}
