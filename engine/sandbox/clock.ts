import { isWorkingDay } from '../calendar/calendar.ts';
import { addDays, dateOf } from '../calendar/date.ts';
import { statutoryCalendar } from '../calendar/years.ts';

/** A clock that stands until it is moved; each reading is a millisecond later, as events of one case must be. */
export interface MovableClock {
  now(): string;
  set(instant: string): void;
  addHours(hours: number): void;
  /** To 09:00 Asia/Shanghai of a date. */
  toDate(date: string): void;
  today(): string;
  /** To 09:00 of the n-th working day after today. */
  workingDays(n: number): void;
  calendarDays(n: number): void;
}

export function movableClock(start: string): MovableClock {
  let ms = Date.parse(start);
  const clock: MovableClock = {
    now() {
      ms += 1;
      return new Date(ms).toISOString();
    },
    set(instant) {
      ms = Math.max(ms, Date.parse(instant));
    },
    addHours(hours) {
      ms += hours * 3_600_000;
    },
    toDate: (date) => clock.set(`${date}T01:00:00.000Z`),
    today: () => dateOf(new Date(ms).toISOString()),
    workingDays: (n) => clock.toDate(workingDaysAfter(clock.today(), n)),
    calendarDays: (n) => clock.toDate(addDays(clock.today(), n)),
  };
  return clock;
}

/** The n-th working day after a date. */
export function workingDaysAfter(from: string, n: number): string {
  let date = from;
  for (let left = n; left > 0; ) {
    date = addDays(date, 1);
    if (isWorkingDay(statutoryCalendar, date).working) left -= 1;
  }
  return date;
}
