/** The moment at which something handed in counts as received (收件时间). */
import { type Calendar, nthWorkingDay } from './calendar.ts';
import { addHours, dateOf, dateOfDay, dayNumber, startOfDay } from './date.ts';

export interface ReceivingHours {
  /** Last minute of a day, HH:MM in Asia/Shanghai; what comes later came the next day. */
  readonly until?: string;
  /** Only on working days. */
  readonly workingDays?: boolean;
}

/**
 * The instant itself when it falls into the hours, else the start of the next day (with `workingDays`, the next working day).
 * In a year that isn't published the answer is an estimate: count from the same instant again once it is.
 */
export function receivedAt(calendar: Calendar, instant: string, hours: ReceivingHours | undefined): string {
  if (!hours) return instant;
  const date = dateOf(instant);
  const late = hours.until !== undefined && instant >= endOfMinute(date, hours.until);
  const earliest = dayNumber(date) + (late ? 1 : 0);
  const day = hours.workingDays ? nthWorkingDay(calendar, earliest - 1, 1) : earliest;
  return day === dayNumber(date) ? instant : startOfDay(dateOfDay(day));
}

/** The first instant after the minute HH:MM. */
function endOfMinute(date: string, time: string): string {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return addHours(startOfDay(date), hours + (minutes + 1) / 60);
}
