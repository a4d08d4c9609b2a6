/** Deadlines of steps as instants. Dates are counted by calendar/ from the instant of the event that started them. */
import type { Calendar } from '../calendar/calendar.ts';
import { dueAt, warnAt } from '../calendar/due.ts';
import type { Deadline, Period } from '../model/definition.ts';
import type { Due } from './context.ts';

export function dueOf(calendar: Calendar, startedAt: string, deadline: Deadline): Due {
  const due = dueAt(calendar, startedAt, deadline);
  const warn =
    deadline.warn === undefined ? null : warnAt(calendar, deadline.unit === 'hours' ? due.at : due.date, deadline.unit, deadline.warn).at;
  return { at: due.at, date: due.date, warnAt: warn, estimated: due.estimated };
}

export function periodOf(calendar: Calendar, startedAt: string, period: Period): Due {
  const due = dueAt(calendar, startedAt, period);
  return { at: due.at, date: due.date, warnAt: null, estimated: due.estimated };
}

/** Whether reaching the deadline does something by itself; otherwise the task only turns red. */
export function expires(step: { readonly deadline?: Deadline; readonly type: string; readonly silence?: string }): boolean {
  return step.deadline !== undefined && (step.deadline.onExpire !== undefined || step.silence !== undefined);
}
