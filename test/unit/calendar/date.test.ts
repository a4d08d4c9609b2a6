import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, addMonths, addYears, dateOf, daysBetween, endOfDay, isDate, startOfDay, weekday } from '../../../engine/calendar/date.ts';

const dates = fc.integer({ min: -20_000, max: 60_000 }).map((n) => addDays('1970-01-01', n));

describe('dates', () => {
  it.each(['2026-02-29', '2026-13-01', '2026-00-10', '2026-4-1', '20260401', '2026-04-31', '0000-01-01', '2026-01-01T00:00:00Z', ''])(
    'do not include %s',
    (value) => {
      expect(isDate(value)).toBe(false);
    },
  );

  it('include leap days', () => {
    expect(isDate('2024-02-29')).toBe(true);
    expect(isDate('2000-02-29')).toBe(true);
    expect(isDate('1900-02-29')).toBe(false);
  });

  it('are refused with a RangeError when they do not exist', () => {
    expect(() => addDays('2026-02-30', 1)).toThrow(RangeError);
    expect(() => dateOf('yesterday')).toThrow(RangeError);
  });

  it('move by days and back', () => {
    fc.assert(
      fc.property(dates, fc.integer({ min: -5000, max: 5000 }), (date, days) => {
        expect(daysBetween(date, addDays(date, days))).toBe(days);
        expect(addDays(addDays(date, days), -days)).toBe(date);
      }),
    );
  });

  it('have the last day of the month where a month has no corresponding day', () => {
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
    expect(addMonths('2024-01-31', 1)).toBe('2024-02-29');
    expect(addMonths('2026-03-31', -13)).toBe('2025-02-28');
    expect(addYears('2024-02-29', 3)).toBe('2027-02-28');
    expect(addMonths('2026-11-15', 2)).toBe('2027-01-15');
  });

  it('move by months monotonically', () => {
    fc.assert(
      fc.property(dates, dates, fc.integer({ min: -40, max: 40 }), (a, b, months) => {
        if (a <= b) expect(addMonths(a, months) <= addMonths(b, months)).toBe(true);
      }),
    );
  });

  it('know their weekday', () => {
    expect(weekday('2026-02-16')).toBe(1);
    expect(weekday('2026-02-22')).toBe(7);
    expect(weekday('1969-12-31')).toBe(3);
  });
});

describe('instants', () => {
  it('fall on a date in Asia/Shanghai', () => {
    expect(dateOf('2026-03-01T15:59:59.999Z')).toBe('2026-03-01');
    expect(dateOf('2026-03-01T16:00:00.000Z')).toBe('2026-03-02');
  });

  it('bound a day: it ends when the next begins', () => {
    expect(startOfDay('2026-03-02')).toBe('2026-03-01T16:00:00.000Z');
    expect(endOfDay('2026-03-02')).toBe('2026-03-02T16:00:00.000Z');
    fc.assert(
      fc.property(dates, (date) => {
        expect(endOfDay(date)).toBe(startOfDay(addDays(date, 1)));
        expect(dateOf(startOfDay(date))).toBe(date);
      }),
    );
  });
});
