import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarOf, isWorkingDay } from '../../../engine/calendar/calendar.ts';
import { addDays, dateOf } from '../../../engine/calendar/date.ts';
import { dueAt, dueDate, warnAt, workingDaysBetween } from '../../../engine/calendar/due.ts';
import { statutoryCalendar as calendar, statutoryYears } from '../../../engine/calendar/years.ts';
import { workingDays, workingDaysWithFirst } from '../../support/golden-dates.ts';

const days = (amount: number, countFirstDay = false) => ({ amount, unit: 'workingDays' as const, countFirstDay });
const dates = fc.integer({ min: 0, max: 3650 }).map((n) => addDays('2018-06-01', n));
const amounts = fc.integer({ min: 1, max: 400 });

describe('working days', () => {
  it.each(workingDays)('from %s, %i of them end on %s', (start, amount, date) => {
    expect(dueDate(calendar, start, days(amount))).toEqual({ date, estimated: false });
  });

  it.each(workingDaysWithFirst)('counted with the first day, from %s, %i of them end on %s', (start, amount, date) => {
    expect(dueDate(calendar, start, days(amount, true))).toEqual({ date, estimated: false });
  });

  it('that reach into a year without a calendar are estimated', () => {
    expect(dueDate(calendar, '2026-12-25', days(10))).toEqual({ date: '2027-01-08', estimated: true });
    expect(dueDate(calendar, '2026-12-25', days(4))).toEqual({ date: '2026-12-31', estimated: false });
  });

  it('are estimated with a provisional calendar too', () => {
    const provisional = calendarOf(statutoryYears.map((year) => (year.year === 2026 ? { ...year, status: 'provisional' } : year)));
    expect(dueDate(provisional, '2026-02-11', days(5))).toEqual({ date: '2026-02-25', estimated: true });
  });

  it('are counted alike day by day and with the tables', () => {
    fc.assert(
      fc.property(dates, amounts, fc.boolean(), (start, amount, first) => {
        let date = first ? addDays(start, -1) : start;
        for (let left = amount; left > 0; ) {
          date = addDays(date, 1);
          if (isWorkingDay(calendar, date).working) left -= 1;
        }
        expect(dueDate(calendar, start, days(amount, first)).date).toBe(date);
      }),
      { numRuns: 200 },
    );
  });

  it('add up: a then b is a + b', () => {
    fc.assert(
      fc.property(dates, amounts, amounts, (start, a, b) => {
        const middle = dueDate(calendar, start, days(a)).date;
        expect(dueDate(calendar, middle, days(b)).date).toBe(dueDate(calendar, start, days(a + b)).date);
      }),
    );
  });

  it('end no earlier when they start later', () => {
    fc.assert(
      fc.property(dates, dates, amounts, (a, b, amount) => {
        const [early, late] = a <= b ? [a, b] : [b, a];
        expect(dueDate(calendar, early, days(amount)).date <= dueDate(calendar, late, days(amount)).date).toBe(true);
      }),
    );
  });

  it('between a start and its due date are as many as were asked for', () => {
    fc.assert(
      fc.property(dates, amounts, (start, amount) => {
        const due = dueDate(calendar, start, days(amount)).date;
        expect(workingDaysBetween(calendar, start, due)).toBe(amount);
        expect(workingDaysBetween(calendar, due, start)).toBe(-amount);
        expect(isWorkingDay(calendar, due).working).toBe(true);
      }),
    );
  });

  it('of two adjoining spans are those of the whole', () => {
    fc.assert(
      fc.property(dates, dates, dates, (...three) => {
        const [a, b, c] = three.sort() as [string, string, string];
        expect(workingDaysBetween(calendar, a, b) + workingDaysBetween(calendar, b, c)).toBe(workingDaysBetween(calendar, a, c));
      }),
    );
  });
});

describe('calendar days, months and years', () => {
  it('that end on a day off move to the next working day', () => {
    expect(dueDate(calendar, '2026-02-01', { amount: 15, unit: 'calendarDays' })).toEqual({ date: '2026-02-24', estimated: false });
    expect(dueDate(calendar, '2025-10-31', { amount: 2, unit: 'months' })).toEqual({ date: '2025-12-31', estimated: false });
    expect(dueDate(calendar, '2025-05-01', { amount: 1, unit: 'years' })).toEqual({ date: '2026-05-06', estimated: false });
  });

  it('do not move when the rule says so', () => {
    expect(dueDate(calendar, '2026-02-01', { amount: 15, unit: 'calendarDays', rollForward: false }).date).toBe('2026-02-16');
    expect(dueDate(calendar, '2026-06-30', { amount: 3, unit: 'years', rollForward: false })).toEqual({
      date: '2029-06-30',
      estimated: false,
    });
  });

  it('may count the first day', () => {
    expect(dueDate(calendar, '2026-03-02', { amount: 15, unit: 'calendarDays', countFirstDay: true }).date).toBe('2026-03-16');
    expect(dueDate(calendar, '2026-03-02', { amount: 3, unit: 'years', countFirstDay: true, rollForward: false }).date).toBe('2029-03-01');
  });

  it('are estimated when the last day may move in a year without a calendar', () => {
    expect(dueDate(calendar, '2026-12-20', { amount: 15, unit: 'calendarDays' })).toEqual({ date: '2027-01-04', estimated: true });
  });
});

describe('deadlines', () => {
  it('expire at 24:00 in Shanghai of their due date', () => {
    expect(dueAt(calendar, '2026-02-11T09:30:00.000Z', days(5))).toEqual({
      at: '2026-02-25T16:00:00.000Z',
      date: '2026-02-25',
      estimated: false,
    });
  });

  it('count from the Shanghai date of the event', () => {
    expect(dueAt(calendar, '2026-03-01T16:00:00.000Z', days(1)).date).toBe('2026-03-03');
    expect(dueAt(calendar, '2026-03-01T15:59:59.999Z', days(1)).date).toBe('2026-03-02');
  });

  it('in hours are plain hours', () => {
    expect(dueAt(calendar, '2026-02-14T01:00:00.000Z', { amount: 48, unit: 'hours' }).at).toBe('2026-02-16T01:00:00.000Z');
    expect(dueDate(calendar, '2026-02-14', { amount: 48, unit: 'hours' }).date).toBe('2026-02-15');
  });

  it('warn when so many units are left', () => {
    expect(warnAt(calendar, '2026-02-25', 'workingDays', 2).at).toBe('2026-02-23T16:00:00.000Z');
    expect(warnAt(calendar, '2026-02-25', 'workingDays', 3).at).toBe('2026-02-13T16:00:00.000Z');
    expect(warnAt(calendar, '2026-02-25', 'calendarDays', 2).at).toBe('2026-02-23T16:00:00.000Z');
    expect(warnAt(calendar, '2026-08-31', 'months', 6).at).toBe('2026-02-28T16:00:00.000Z');
    expect(warnAt(calendar, '2026-08-31', 'years', 1).at).toBe('2025-08-31T16:00:00.000Z');
    expect(warnAt(calendar, '2026-02-16T01:00:00.000Z', 'hours', 4).at).toBe('2026-02-15T21:00:00.000Z');
  });

  it('never warn after they expire', () => {
    fc.assert(
      fc.property(dates, amounts, fc.integer({ min: 0, max: 60 }), (start, amount, warn) => {
        const due = dueAt(calendar, `${start}T04:00:00.000Z`, days(amount));
        const { at } = warnAt(calendar, due.date, 'workingDays', warn);
        expect(at < due.at).toBe(true);
        expect(workingDaysBetween(calendar, addDays(dateOf(at), -1), due.date)).toBe(Math.max(1, warn));
      }),
    );
  });
});
