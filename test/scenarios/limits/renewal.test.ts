/** 延续 (行政许可法 50) and dates in years nobody has announced (民法典 203; domain facts §3.7, §4). */
import { describe, expect, it } from 'vitest';
import type { EntryDto } from '../../../engine/model/dto/registry.ts';
import { applied, atOffice, databases, dueOn, publish, toDate, uscc } from '../../support/limits.ts';
import type { World } from '../../support/world.ts';

describe.each(databases)('届满三十日前申请延续，逾期未决视为准予 (%s)', (database) => {
  let world: World;
  let programme: string;
  atOffice({ date: '2023-02-01', definition: 'renewal', database }, (office) => {
    ({ world, programme } = office);
  });

  it('an undecided renewal is granted at 24:00 of the last day of the validity, though its forty-five days aren’t over', async () => {
    const city = await world.as('city');
    const first = await city.complete((await applied(world, programme)).id, 'agree', {}, 'examine');
    expect(first.certificate).toMatchObject({ validFrom: '2023-02-01', validTo: '2026-01-31' });
    await toDate(world, '2025-12-31');
    const { id } = await applied(world, programme);
    await toDate(world, '2026-01-02');
    expect((await (await world.as('agent')).refusal('POST', '/api/cases', { programme, uscc })).code).toBe('not-eligible');
    await toDate(world, '2026-01-31', '23:59');
    expect((await city.kase(id)).status).toBe('running');
    await toDate(world, '2026-02-01', '00:00');
    const deemed = await city.kase(id);
    expect(deemed).toMatchObject({ status: 'ended', outcome: 'granted' });
    expect(deemed.certificate).toMatchObject({ validFrom: '2026-02-01', validTo: '2029-01-31' });
  });

  it('暂估: expiry and re-review in years that aren’t announced move when the year is imported', async () => {
    const city = await world.as('city');
    const { items } = await city.ask<{ items: EntryDto[] }>('GET', '/api/registries/renewed/entries');
    const entry = items.find(({ validTo }) => validTo === '2029-01-31');
    const timers = async () => {
      const rows = (await world.app.store.read('timers').where({ step: entry?.id })) as {
        name: string;
        fire_at: string;
        estimated: number;
      }[];
      return Object.fromEntries(rows.map(({ name, fire_at, estimated }) => [name, [fire_at, estimated]]));
    };
    expect(await timers()).toEqual({ expire: ['2029-01-31T16:00:00.000Z', 1], renewal: ['2028-12-20T16:00:00.000Z', 1] });
    const admin = await world.as('admin');
    await admin.ask('PUT', '/api/calendar/2029', { source: '公告', holidays: ['2029-01-01', '2029-01-31', '2029-02-01'], workdays: [] });
    expect(await timers()).toEqual({ expire: ['2029-02-02T16:00:00.000Z', 0], renewal: ['2028-12-18T16:00:00.000Z', 1] });
    await admin.ask('PUT', '/api/calendar/2028', { source: '公告', holidays: ['2028-12-25'], workdays: [] });
    expect((await timers()).renewal).toEqual(['2028-12-17T16:00:00.000Z', 0]);
  });

  it('暂估: a deadline extended into such a year, through the API', async () => {
    await toDate(world, '2026-12-14');
    const { id } = await applied(world, await publish(world, 'decision'));
    const city = await world.as('city');
    await city.complete(id, 'accept');
    expect(await dueOn(world, 'city', id, 'examine')).toBe('2027-01-11');
    const task = await city.task(id);
    expect(task.estimated).toBe(true);
    await (await world.as('council')).ask('POST', `/api/tasks/${task.id}/extend`, { reason: '疑难' });
    expect(await dueOn(world, 'city', id, 'examine')).toBe('2027-01-25');
    const year = { source: '国办通知', holidays: ['2027-01-01', '2027-01-02', '2027-01-03'], workdays: [] };
    await (await world.as('admin')).ask('PUT', '/api/calendar/2027', year);
    expect(await city.task(id)).toMatchObject({ estimated: false, clock: { amount: 30, dueOn: '2027-01-26', estimated: false } });
    expect(await dueOn(world, 'city', id, 'examine')).toBe('2027-01-26');
  });
});
