/** Clocks as people read them: used, stood, left. */
import type { Calendar } from '../calendar/calendar.ts';
import { receivedAt } from '../calendar/received.ts';
import { readClock } from '../calendar/stop-clock.ts';
import type { ClockReading } from '../model/clock.ts';
import type { Deadline } from '../model/deadline.ts';
import type { LiveStep, MachineContext } from './context.ts';
import type { Programme } from './programme.ts';

/** The legal clock of a case, or null while it hasn't started or the programme has none. `now` is a UTC instant. */
export function readCaseClock(programme: Programme, context: MachineContext, calendar: Calendar, now: string): ClockReading | null {
  const { clock } = context;
  const rule = programme.workflow.clock;
  if (!clock || !rule) return null;
  const startedAt = clock.received ? receivedAt(calendar, clock.startedAt, programme.workflow.received) : clock.startedAt;
  const period = clock.extended ? { ...rule, amount: rule.amount + clock.extended } : rule;
  return readClock(calendar, { period, startedAt, pauses: clock.pauses, now, yellow: rule.yellow });
}

/** The deadline of a live step in the same way; null for hours, which have no days to be used. */
export function readStepClock(
  programme: Programme,
  live: LiveStep,
  deadline: Deadline,
  calendar: Calendar,
  now: string,
): ClockReading | null {
  if (deadline.unit === 'hours') return null;
  const startedAt = live.from === undefined ? live.at : receivedAt(calendar, live.from, programme.workflow.received);
  const period = live.extended ? { ...deadline, amount: deadline.amount + live.extended } : deadline;
  return readClock(calendar, { period, startedAt, pauses: live.pauses ?? [], now, yellow: deadline.warn });
}
