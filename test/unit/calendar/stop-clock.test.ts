import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, startOfDay } from '../../../engine/calendar/date.ts';
import { dueDate } from '../../../engine/calendar/due.ts';
import { type ClockInput, readClock } from '../../../engine/calendar/stop-clock.ts';
import { statutoryCalendar as calendar } from '../../../engine/calendar/years.ts';

const noon = (date: string) => `${date}T04:00:00.000Z`;
const twenty = { amount: 20, unit: 'workingDays' as const };
const read = (now: string, pauses: ClockInput['pauses'] = [], more: Partial<ClockInput> = {}) =>
  readClock(calendar, { period: twenty, startedAt: noon('2026-03-02'), pauses, now: noon(now), ...more });

describe('a clock that stops', () => {
  it('runs from the day after the start to its due date', () => {
    expect(read('2026-03-02')).toEqual({
      unit: 'workingDays',
      amount: 20,
      used: 0,
      paused: 0,
      left: 20,
      dueOn: '2026-03-30',
      estimated: false,
      running: true,
      light: 'green',
    });
  });

  it('has used 5 days when it stops on 9 March, the day of the stop included', () => {
    expect(read('2026-03-09', [{ from: noon('2026-03-09') }])).toMatchObject({ used: 5, left: 15, paused: 0, running: false });
  });

  it('is due on 13 April when it goes on on 20 March', () => {
    const pauses = [{ from: noon('2026-03-09'), to: noon('2026-03-20') }];
    expect(read('2026-03-20', pauses)).toMatchObject({ used: 5, left: 15, paused: 9, dueOn: '2026-04-13', running: true });
    expect(read('2026-04-13', pauses)).toMatchObject({ used: 20, left: 0, dueOn: '2026-04-13', light: 'yellow' });
    expect(read('2026-04-14', pauses)).toMatchObject({ used: 21, left: -1, dueOn: '2026-04-13', light: 'red' });
  });

  it('uses nothing while it stands, and says when it would be due if it went on today', () => {
    const pauses = [{ from: noon('2026-03-09') }];
    expect(read('2026-03-16', pauses)).toMatchObject({ used: 5, left: 15, paused: 5, dueOn: '2026-04-07', running: false });
    expect(read('2026-03-20', pauses)).toMatchObject({ used: 5, left: 15, paused: 9, dueOn: '2026-04-13', running: false });
  });

  it('loses nothing by stopping and going on within a day', () => {
    expect(read('2026-03-10', [{ from: '2026-03-09T02:00:00.000Z', to: '2026-03-09T05:00:00.000Z' }])).toMatchObject({
      used: 6,
      dueOn: '2026-03-30',
    });
  });

  it('counts overlapping stops once', () => {
    const once = [{ from: noon('2026-03-09'), to: noon('2026-03-20') }];
    const twice = [
      { from: noon('2026-03-11'), to: noon('2026-03-20') },
      { from: noon('2026-03-09'), to: noon('2026-03-12') },
    ];
    expect(read('2026-03-25', twice)).toEqual(read('2026-03-25', once));
  });

  it('turns yellow when so many days are left', () => {
    expect(read('2026-03-25', [], { yellow: 3 })).toMatchObject({ left: 3, light: 'yellow' });
    expect(read('2026-03-24', [], { yellow: 3 })).toMatchObject({ left: 4, light: 'green' });
  });

  it('ran out before a stop that came too late', () => {
    const reading = read('2026-04-20', [{ from: noon('2026-04-15') }]);
    expect(reading).toMatchObject({ dueOn: '2026-03-30', light: 'red', running: false });
    expect(reading.left).toBeLessThan(0);
  });

  it('counts calendar days, moves an end on a day off, and reads months as days', () => {
    const period = { amount: 30, unit: 'calendarDays' as const };
    expect(read('2026-04-01', [], { period })).toMatchObject({ unit: 'calendarDays', used: 30, left: 0, dueOn: '2026-04-01' });
    expect(read('2026-03-12', [{ from: noon('2026-03-10'), to: noon('2026-03-14') }], { period })).toMatchObject({ used: 8, paused: 2 });
    expect(read('2026-04-05', [{ from: noon('2026-03-10'), to: noon('2026-03-14') }], { period })).toMatchObject({ dueOn: '2026-04-07' });
    expect(read('2026-03-03', [], { period: { amount: 2, unit: 'months' } })).toMatchObject({
      unit: 'calendarDays',
      amount: 61,
      dueOn: '2026-05-06',
    });
  });

  it('is estimated when it ends in a year without a calendar', () => {
    expect(readClock(calendar, { period: twenty, startedAt: noon('2026-12-10'), pauses: [], now: noon('2026-12-11') }).estimated).toBe(
      true,
    );
  });

  it('without stops ends with the plain period, and used and left always make the amount', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 300 }),
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 0, max: 120 }),
        (offset, amount, later) => {
          const start = addDays('2026-01-05', offset - 300);
          const now = addDays(start, later);
          const reading = readClock(calendar, {
            period: { amount, unit: 'workingDays' },
            startedAt: startOfDay(start),
            pauses: [],
            now: noon(now),
          });
          expect(reading.dueOn).toBe(dueDate(calendar, start, { amount, unit: 'workingDays' }).date);
          expect(reading.used + reading.left).toBe(amount);
        },
      ),
    );
  });

  it('is never due earlier because of a stop, nor because a stop lasts longer', () => {
    const day = fc.integer({ min: 0, max: 25 });
    fc.assert(
      fc.property(day, day, day, (from, length, more) => {
        const pause = (days: number) => [{ from: noon(addDays('2026-03-02', from)), to: noon(addDays('2026-03-02', from + days)) }];
        const due = (pauses: ClockInput['pauses']) => read('2026-07-01', pauses).dueOn;
        expect(due([]) <= due(pause(length))).toBe(true);
        expect(due(pause(length)) <= due(pause(length + more))).toBe(true);
      }),
    );
  });
});
