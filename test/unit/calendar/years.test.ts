import { getDayDetail } from 'chinese-days';
import { describe, expect, it } from 'vitest';
import { isWorkingDay } from '../../../engine/calendar/calendar.ts';
import { addDays, weekday } from '../../../engine/calendar/date.ts';
import { workingDaysBetween } from '../../../engine/calendar/due.ts';
import { statutoryCalendar, statutoryYears } from '../../../engine/calendar/years.ts';

describe('statutory years', () => {
  it('cover 2019 to 2026', () => {
    expect(statutoryYears.map((year) => year.year)).toEqual([2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026]);
  });

  it.each(statutoryYears.map((year) => year.year))('agree with chinese-days on every day of %i', (year) => {
    for (let date = `${year}-01-01`; date <= `${year}-12-31`; date = addDays(date, 1)) {
      expect([date, isWorkingDay(statutoryCalendar, date)]).toEqual([date, { working: getDayDetail(date).work, estimated: false }]);
    }
  });

  it.each([2025, 2026])('give %i 248 working days', (year) => {
    expect(workingDaysBetween(statutoryCalendar, `${year - 1}-12-31`, `${year}-12-31`)).toBe(248);
  });

  it('list as worked only weekend days, and no day twice', () => {
    for (const { holidays, workdays } of statutoryYears) {
      expect(workdays.filter((date) => weekday(date) < 6)).toEqual([]);
      expect(workdays.filter((date) => holidays.includes(date))).toEqual([]);
    }
  });

  it('leave later years unknown: Monday to Friday, estimated', () => {
    expect(isWorkingDay(statutoryCalendar, '2027-10-01')).toEqual({ working: true, estimated: true });
    expect(isWorkingDay(statutoryCalendar, '2027-10-02')).toEqual({ working: false, estimated: true });
  });
});
