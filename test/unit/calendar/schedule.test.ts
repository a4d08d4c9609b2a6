import { describe, expect, it } from 'vitest';
import { occurrences, type Recurrence } from '../../../engine/calendar/schedule.ts';
import { statutoryCalendar } from '../../support/pure-world.ts';

const dates = (recurrence: Recurrence, from: string, to: string) =>
  occurrences(recurrence, statutoryCalendar, from, to).map(({ period, date }) => `${period} ${date}`);

describe('what comes round', () => {
  it.each<[string, Recurrence, string, string, string[]]>([
    ['monthly', { every: 'month', day: 15 }, '2026-01-15', '2026-03-14', ['2026-01 2026-01-15', '2026-02 2026-02-15']],
    ['the last day of each month', { every: 'month', day: -1 }, '2026-02-01', '2026-03-31', ['2026-02 2026-02-28', '2026-03 2026-03-31']],
    ['the 31st of a short month is its last', { every: 'month', day: 31 }, '2026-04-01', '2026-04-30', ['2026-04 2026-04-30']],
    ['a Saturday moves to Monday', { every: 'month', day: 10, workingDay: 'next' }, '2026-01-01', '2026-01-31', ['2026-01 2026-01-12']],
    ['a Saturday moves to Friday', { every: 'month', day: 10, workingDay: 'previous' }, '2026-01-01', '2026-01-31', ['2026-01 2026-01-09']],
    [
      'the last day falls on a Saturday: into the next month',
      { every: 'month', day: -1, workingDay: 'next' },
      '2026-02-01',
      '2026-02-02',
      ['2026-01 2026-02-02'],
    ],
    [
      'the third working day, National Day left out',
      { every: 'month', day: 3, workingDay: 'count' },
      '2025-10-01',
      '2025-10-31',
      ['2025-10 2025-10-11'],
    ],
    [
      'quarterly in its second month',
      { every: 'quarter', month: 2, day: 5 },
      '2026-01-01',
      '2026-06-30',
      ['2026-Q1 2026-02-05', '2026-Q2 2026-05-05'],
    ],
    ['yearly', { every: 'year', month: 4, day: 30 }, '2025-01-01', '2026-12-31', ['2025 2025-04-30', '2026 2026-04-30']],
  ])('%s', (_, recurrence, from, to, expected) => {
    expect(dates(recurrence, from, to)).toEqual(expected);
  });
});
