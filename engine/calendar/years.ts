import { type CalendarYear, calendarOf } from './calendar.ts';
import { dateOfDay, dayNumber } from './date.ts';
import data from './statutory-years.json' with { type: 'json' };

/** Statutory arrangements of holidays 2019–2026 by the State Council's notices; the seed of an installation's calendar. */
export const statutoryYears: readonly CalendarYear[] = data.map((year) => ({
  year: year.year,
  status: 'published' as const,
  source: year.source,
  holidays: year.holidays.flatMap(expand),
  workdays: year.workdays,
}));

export const statutoryCalendar = calendarOf(statutoryYears);

/** All dates of `YYYY-MM-DD` or of an ISO 8601 interval `YYYY-MM-DD/YYYY-MM-DD`, both ends included. */
function expand(interval: string): string[] {
  const [from = '', to = from] = interval.split('/');
  const first = dayNumber(from);
  return Array.from({ length: dayNumber(to) - first + 1 }, (_, index) => dateOfDay(first + index));
}
