/** Golden working-day dates (domain facts §3.7), computed independently of the product, through the real API. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { workingDays, workingDaysWithFirst } from '../support/golden-dates.ts';
import type { World } from '../support/world.ts';
import { openWorld } from '../support/world.ts';

describe('POST /api/calendar/due', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());
  const due = async (body: object) =>
    (await world.as('agent')).ask<{ date: string; estimated: boolean }>('POST', '/api/calendar/due', { unit: 'workingDays', ...body });

  it.each(workingDays)('%s + %i working days ends on %s', async (start, amount, date) => {
    expect(await due({ start, amount })).toEqual({ date, estimated: false });
  });

  it.each(workingDaysWithFirst)('%s + %i, the first day counted, ends on %s', async (start, amount, date) => {
    expect(await due({ start, amount, countFirstDay: true })).toEqual({ date, estimated: false });
  });

  it('stops the clock: 20 days from 2026-03-02 end on 03-30, paused from 03-09 to 03-20 on 04-13', async () => {
    expect(await due({ start: '2026-03-02', amount: 20 })).toEqual({ date: '2026-03-30', estimated: false });
    const pauses = [{ from: '2026-03-09', to: '2026-03-20' }];
    expect(await due({ start: '2026-03-02', amount: 20, pauses })).toEqual({ date: '2026-04-13', estimated: false });
  });

  it('says that a date in a year nobody has announced is an estimate, and no longer once the year is imported', async () => {
    expect((await due({ start: '2026-12-25', amount: 10 })).estimated).toBe(true);
    const year = { source: 'notice for 2027', holidays: ['2027-01-01', '2027-01-02', '2027-01-03'], workdays: [] };
    await (await world.as('admin')).ask('PUT', '/api/calendar/2027', year);
    expect(await due({ start: '2026-12-25', amount: 10 })).toEqual({ date: '2027-01-11', estimated: false });
  });
});
