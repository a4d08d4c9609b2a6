/** 听证、陈述申辩、两人核查、救济告知 (行政许可法 34, 36, 46–48; domain facts §4). */
import { describe, expect, it } from 'vitest';
import { applied, atOffice, dueOn, messagesOf, toDate } from '../../support/limits.ts';
import type { Person } from '../../support/person.ts';
import type { World } from '../../support/world.ts';

/** Is the person told of a task to do, in the list of cases and on the case's page? */
async function myTask(person: Person | undefined, id: string): Promise<boolean[]> {
  const row = (await person!.cases()).find((one) => one.id === id);
  return [row, await person!.kase(id)].map((shown) => typeof shown?.myTask === 'string');
}

describe('拟不予许可', () => {
  let world: World;
  let programme: string;
  atOffice({ date: '2026-03-02', definition: 'hearing' }, (office) => {
    ({ world, programme } = office);
  });
  const unfit = async () => {
    const { id } = await applied(world, programme);
    const data = (finding: string) => ({ data: { finding, position: '34.6N 112.4E' }, reason: '设备未到位' });
    const [county, county2] = await Promise.all(['county', 'county2'].map((login) => world.as(login)));
    const second = (await county!.kase(id)).tasks[1];
    expect(await myTask(county, id)).toEqual([true, true]);
    await county!.complete(id, 'unfit', data('设备不足'));
    expect((await county!.refusal('POST', `/api/tasks/${second?.id}/complete`, { outcome: 'fit', ...data('x') })).code).toBe('same-person');
    // Whoever has one seat isn't sent to the other's.
    expect(await myTask(county, id)).toEqual([false, false]);
    expect(await myTask(county2, id)).toEqual([true, true]);
    const kase = await county2!.complete(id, 'fit', data('基本符合'));
    return kase;
  };

  it('核查 ≥ 2 人: each with a conclusion of its own, both kept', async () => {
    const kase = await unfit();
    const { people } = kase.results.inspect as { people: { outcome: string; data: { finding: string } }[] };
    expect(people.map(({ outcome, data }) => [outcome, data.finding])).toEqual([
      ['unfit', '设备不足'],
      ['fit', '基本符合'],
    ]);
    expect(kase.steps).toEqual(['state']);
    expect(await dueOn(world, 'agent', kase.id, 'state')).toBe('2026-03-05');
  });

  it('听证: 5 days to ask, notice 7 days before, held within 20; three timers', async () => {
    await toDate(world, '2026-03-09');
    const { id } = await unfit();
    const [agent, city, chief] = await Promise.all(['agent', 'city', 'chief'].map((login) => world.as(login)));
    await agent!.complete(id, 'submit', { data: { words: '正在采购' } });
    expect(await dueOn(world, 'agent', id, 'ask')).toBe('2026-03-16');
    await agent!.complete(id, 'submit', { data: { want: true } });
    await city!.complete(id, 'set', { data: { on: '2026-04-01' } });
    // Seven working days before the first of April.
    expect(await dueOn(world, 'city', id, 'announce')).toBe('2026-03-23');
    await city!.complete(id, 'sent');
    expect(await dueOn(world, 'chief', id, 'hear')).toBe('2026-04-07');
    await chief!.complete(id, 'held');
    expect((await city!.kase(id)).steps).toEqual(['decide']);
  });

  it('goes on when nobody states anything or asks for a hearing, and tells the remedies with the rejection', async () => {
    await toDate(world, '2026-05-11');
    const kase = await unfit();
    await toDate(world, '2026-05-15', '00:00');
    expect((await (await world.as('agent')).kase(kase.id)).steps).toEqual(['ask']);
    await toDate(world, '2026-05-23', '00:00');
    await (await world.as('city')).complete(kase.id, 'deny', { reason: '不符合条件' });
    await world.settle();
    const [letter] = await messagesOf(world, 'agent', kase.number);
    expect(letter?.body).toContain('60 日内');
    expect(letter?.body).toContain('6 个月内');
    expect((await (await world.as('agent')).kase(kase.id)).remedies).toContain('行政复议');
  });

  it('says nothing of remedies with a grant', async () => {
    await toDate(world, '2026-06-01');
    const { id, number } = await applied(world, programme);
    const [county, county2] = await Promise.all(['county', 'county2'].map((login) => world.as(login)));
    const data = { data: { finding: '符合', position: '34.6N 112.4E' } };
    await county!.complete(id, 'fit', data);
    expect(await county2!.complete(id, 'fit', data)).toMatchObject({ outcome: 'granted', remedies: null });
    await world.settle();
    expect((await messagesOf(world, 'agent', number))[0]?.body).not.toContain('复议');
  });
});
