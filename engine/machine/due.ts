/** Deadlines of steps as instants. Dates are counted by calendar/ from the instant of the event that started them. */
import type { Calendar } from '../calendar/calendar.ts';
import { dateOf } from '../calendar/date.ts';
import { dueAt, warnAt } from '../calendar/due.ts';
import type { Deadline, Period } from '../model/definition.ts';
import type { Due } from './context.ts';

/** The last answer per deadline: the cases of a day share it. */
const recent = new WeakMap<Period, { readonly calendar: Calendar; readonly date: string; readonly due: Due }>();

/** `startedAt` is a UTC instant. */
export function dueOf(calendar: Calendar, startedAt: string, deadline: Deadline): Due {
  if (deadline.unit === 'hours') return count(calendar, startedAt, deadline);
  const date = dateOf(startedAt);
  const known = recent.get(deadline);
  if (known && known.calendar === calendar && known.date === date) return known.due;
  const due = count(calendar, startedAt, deadline);
  recent.set(deadline, { calendar, date, due });
  return due;
}

function count(calendar: Calendar, startedAt: string, deadline: Deadline): Due {
  const due = dueAt(calendar, startedAt, deadline);
  const from = deadline.unit === 'hours' ? due.at : due.date;
  const warn = deadline.warn === undefined ? null : warnAt(calendar, from, deadline.unit, deadline.warn).at;
  return { at: due.at, date: due.date, warnAt: warn, estimated: due.estimated };
}

/** Whether reaching the deadline does something by itself; otherwise the task only turns red. */
export function expires(step: { readonly deadline?: Deadline; readonly type: string; readonly silence?: string }): boolean {
  return step.deadline !== undefined && (step.deadline.onExpire !== undefined || step.silence !== undefined);
}
