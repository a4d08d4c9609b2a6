/** `clock.onExpire`: what the end of the limit over the whole case does, wherever the case is then (行政许可法 42, 45, 50). */
import { describe, expect, it } from 'vitest';
import type { CaseDto, HistoryItemDto } from '../../../engine/model/dto/case.ts';
import { applied, atOffice, databases, messagesOf, publish, toDate } from '../../support/limits.ts';
import type { World } from '../../support/world.ts';

describe.each(databases)('全程时限届满 (%s)', (database) => {
  let world: World;
  let programme: string;
  atOffice({ date: '2026-03-02', definition: 'overall', database }, (office) => {
    ({ world, programme } = office);
  });
  const clockOf = async (id: string) => (await (await world.as('city')).kase(id)).clock;
  const history = async (id: string) =>
    (await (await world.as('city')).ask<{ items: HistoryItemDto[] }>('GET', `/api/cases/${id}/history`)).items.map(({ text }) => text);

  it('视为准予: at 24:00 of the last day the case goes to its own end, from whatever step it is in', async () => {
    const city = await world.as('city');
    const examined = (await applied(world, programme)).id;
    const { id, number } = await applied(world, programme);
    await city.complete(id, 'agree', {}, 'examine');
    expect(await clockOf(id)).toMatchObject({ dueOn: '2026-03-16', running: true });
    await toDate(world, '2026-03-16', '23:59');
    expect(await city.kase(id)).toMatchObject({ status: 'running', steps: ['sign'] });
    await toDate(world, '2026-03-17', '00:00');
    for (const one of [id, examined]) expect(await city.kase(one)).toMatchObject({ status: 'ended', outcome: 'deemed', tasks: [] });
    expect(await history(id)).toContain('全程办理时限届满，系统按规定处理。');
    expect((await messagesOf(world, 'chief', number)).map(({ subject }) => subject)).toEqual([`办件 ${number} 的全程办理时限已届满`]);
    const records = (await world.app.store.read('records')) as { kind: string }[];
    expect(records.filter(({ kind }) => kind === 'late-decision')).toHaveLength(2);
  });

  it('stands while experts review, moves when it is extended, and an answer in time stops it', async () => {
    const [city, council] = [await world.as('city'), await world.as('council')];
    await toDate(world, '2026-04-07');
    const { id } = await applied(world, programme);
    await city.complete(id, 'experts', {}, 'examine');
    await toDate(world, '2026-05-12');
    expect(await city.kase(id)).toMatchObject({ status: 'running', steps: ['experts'], clock: { running: false } });
    await council.complete(id, 'over', {}, 'experts');
    const before = (await clockOf(id))?.dueOn ?? '';
    const task = await city.task(id, 'examine');
    await (await world.as('chief')).ask<CaseDto>('POST', `/api/tasks/${task.id}/extend`, { reason: '疑难', of: 'clock' });
    const after = (await clockOf(id))?.dueOn ?? '';
    expect([before < after, after > '2026-05-12']).toEqual([true, true]);
    await toDate(world, after, '23:59');
    expect((await city.kase(id)).status).toBe('running');
    // Answered in the last minute: nothing is left to run out.
    await city.complete(id, 'refuse', { reason: '不符合条件' }, 'examine');
    expect(await world.app.store.read('timers').where({ case_id: id })).toEqual([]);
    await toDate(world, '2026-07-01');
    expect(await city.kase(id)).toMatchObject({ status: 'ended', outcome: 'denied' });
  });

  it('暂估: a limit that ends in a year nobody has announced moves when the year is imported', async () => {
    await toDate(world, '2026-12-22');
    const { id } = await applied(world, programme);
    const timer = async () => {
      const [row] = (await world.app.store.read('timers').where({ case_id: id })) as { fire_at: string; estimated: number }[];
      return [row?.fire_at, row?.estimated];
    };
    expect(await timer()).toEqual(['2027-01-05T16:00:00.000Z', 1]);
    const year = { source: '国办通知', holidays: ['2027-01-01', '2027-01-04'], workdays: [] };
    await (await world.as('admin')).ask('PUT', '/api/calendar/2027', year);
    expect(await timer()).toEqual(['2027-01-07T16:00:00.000Z', 0]);
    await toDate(world, '2027-01-08', '00:00');
    expect(await (await world.as('city')).kase(id)).toMatchObject({ outcome: 'deemed' });
  });

  it('逐级督办: each on the ladder is told once, and the case stays where it is', async () => {
    const ladder = await publish(world, 'overall-ladder');
    await toDate(world, '2027-03-01');
    const { id, number } = await applied(world, ladder);
    const subjects = async (login: string) => (await messagesOf(world, login, number)).map(({ subject }) => subject);
    const due = (await clockOf(id))?.dueOn ?? '';
    await toDate(world, due, '23:59');
    expect(await subjects('chief')).toEqual([]);
    await world.workingDays(2);
    expect([await subjects('chief'), await subjects('council')]).toEqual([[`办件 ${number} 的全程办理时限已届满`], []]);
    // Paused and resumed after the limit: nobody is told a second time.
    await (await world.as('city')).complete(id, 'experts', {}, 'examine');
    await world.workingDays(3);
    await (await world.as('council')).complete(id, 'over', {}, 'experts');
    await world.workingDays(5);
    expect((await subjects('chief')).length).toBe(1);
    expect((await subjects('council')).length).toBe(1);
    expect(await (await world.as('city')).kase(id)).toMatchObject({ status: 'running', steps: ['examine'] });
    expect(await history(id)).toContain('全程办理时限已超期，已逐级督办。');
  });
});
