import { describe, expect, it } from 'vitest';
import { calendarOf } from '../../../engine/calendar/calendar.ts';
import { afterQuiet, letterDue, nextDigest } from '../../../engine/calendar/letters.ts';
import { statutoryYears } from '../../../engine/calendar/years.ts';
import { noticeKindOf, usualPreferences } from '../../../engine/model/notification.ts';

const calendar = calendarOf(statutoryYears);
/** Shanghai time. */
const at = (day: string, time: string) => new Date(`${day}T${time}:00.000+08:00`).toISOString();

describe('quiet hours', () => {
  const night = { from: '22:00', to: '07:00' };
  it.each([
    ['2026-11-24', '21:59', '2026-11-24', '21:59'],
    ['2026-11-24', '22:00', '2026-11-25', '07:00'],
    ['2026-11-25', '00:30', '2026-11-25', '07:00'],
    ['2026-11-25', '06:59', '2026-11-25', '07:00'],
    ['2026-11-25', '07:00', '2026-11-25', '07:00'],
  ])('over midnight: %s %s → %s %s', (day, time, then, when) => expect(afterQuiet(at(day, time), night)).toBe(at(then, when)));

  it('within a day, and none at all', () => {
    const noon = { from: '12:00', to: '14:00' };
    expect(afterQuiet(at('2026-11-24', '13:00'), noon)).toBe(at('2026-11-24', '14:00'));
    expect(afterQuiet(at('2026-11-24', '11:00'), noon)).toBe(at('2026-11-24', '11:00'));
    expect(afterQuiet(at('2026-11-24', '13:00'), { from: '12:00', to: '12:00' })).toBe(at('2026-11-24', '13:00'));
    expect(afterQuiet(at('2026-11-24', '13:00'), null)).toBe(at('2026-11-24', '13:00'));
  });
});

describe('the digest', () => {
  it('comes at its time on the next working day: not at a weekend or in the holidays, but on a Saturday that is worked', () => {
    const working = { at: '08:30', workingDays: true };
    expect(nextDigest(calendar, at('2026-11-24', '08:29'), working)).toBe(at('2026-11-24', '08:30'));
    expect(nextDigest(calendar, at('2026-11-24', '08:30'), working)).toBe(at('2026-11-25', '08:30'));
    expect(nextDigest(calendar, at('2026-11-27', '09:00'), working)).toBe(at('2026-11-30', '08:30'));
    // National Day 2026: off from 1 to 7 October, Saturday 10 October is worked.
    expect(nextDigest(calendar, at('2026-09-30', '09:00'), working)).toBe(at('2026-10-08', '08:30'));
    expect(nextDigest(calendar, at('2026-10-09', '09:00'), working)).toBe(at('2026-10-10', '08:30'));
    expect(nextDigest(calendar, at('2026-11-27', '09:00'), { at: '08:30', workingDays: false })).toBe(at('2026-11-28', '08:30'));
  });

  it('waits for the end of the quiet hours; what comes at once isn’t held; what nobody wants isn’t written', () => {
    const now = at('2026-11-24', '23:00');
    const preferences = { ...usualPreferences, quiet: { from: '22:00', to: '09:00' } };
    expect(letterDue(calendar, now, 'copy', preferences)).toEqual({ at: at('2026-11-25', '09:00'), held: true });
    expect(letterDue(calendar, now, 'work', preferences)).toEqual({ at: at('2026-11-25', '09:00'), held: true });
    expect(letterDue(calendar, at('2026-11-24', '15:00'), 'work', preferences)).toEqual({ at: at('2026-11-24', '15:00'), held: false });
    const never = { ...usualPreferences, mail: { ...usualPreferences.mail, work: 'never' as const } };
    expect(letterDue(calendar, now, 'work', never)).toBeNull();
  });
});

it('each template is of a kind; what isn’t named is a result', () => {
  expect(['task.opened', 'task.reminded', 'task.copied', 'case.ended', 'custom'].map(noticeKindOf)).toEqual([
    ...['work', 'deadline', 'copy', 'result', 'result'],
  ]);
});
