/** 收件与受理 (行政许可法 32; domain facts §4): one notice within five days, else accepted as of the day of receipt; hours of receipt. */
import { describe, expect, it } from 'vitest';
import type { CaseDto } from '../../../engine/model/dto/case.ts';
import { applied, atOffice, dueOn, publish, toDate } from '../../support/limits.ts';
import { password, type World } from '../../support/world.ts';

describe('材料不齐 5 日内一次告知，逾期不告知自收到之日起即为受理', () => {
  let world: World;
  let programme: string;
  atOffice({ date: '2026-03-02', definition: 'acceptance' }, (office) => {
    ({ world, programme } = office);
  });
  const read = async (id: string): Promise<CaseDto> => (await world.as('city')).kase(id);

  it('is accepted by nobody’s doing at 24:00 of the fifth day, and the decision counts from the day of receipt', async () => {
    const { id } = await applied(world, programme);
    expect(await dueOn(world, 'city', id, 'accept')).toBe('2026-03-09');
    await toDate(world, '2026-03-09', '23:59');
    expect((await read(id)).steps).toEqual(['accept']);
    await toDate(world, '2026-03-10', '00:00');
    const accepted = await read(id);
    expect(accepted.steps).toEqual(['examine']);
    // From 2 March, not from the 9th: six of the twenty days are over.
    expect(accepted.clock).toMatchObject({ used: 6, left: 14, dueOn: '2026-03-30' });
    expect(await dueOn(world, 'city', id, 'examine')).toBe('2026-03-30');
  });

  it('a decision by hand counts from the day it is taken', async () => {
    await toDate(world, '2026-04-01');
    const { id } = await applied(world, programme);
    await toDate(world, '2026-04-03');
    await (await world.as('city')).complete(id, 'accept');
    expect((await read(id)).clock).toMatchObject({ used: 0, dueOn: '2026-05-07' });
  });

  it('asks for corrections once only, and counts from the receipt of the corrected material', async () => {
    await toDate(world, '2026-05-11');
    const { id } = await applied(world, programme);
    const city = await world.as('city');
    await city.complete(id, 'correct', {
      notes: [
        { field: 'project', reason: '名称' },
        { field: 'amount', reason: '金额' },
      ],
    });
    await toDate(world, '2026-05-18');
    await (await world.as('agent')).complete(id, 'submit', { data: { project: '新名称', amount: 3 } });
    const task = await city.task(id);
    expect(task.outcomes.map((outcome) => outcome.id)).toEqual(['accept']);
    await toDate(world, '2026-05-26', '00:00');
    expect((await read(id)).clock).toMatchObject({ dueOn: '2026-06-15' });
  });

  it('a correction counts once the legal representative has signed it again; returned, it is made again in the same round', async () => {
    const [agent, legal, city] = await Promise.all(['agent', 'legal', 'city'].map((login) => world.as(login)));
    const { id } = await applied(world, await publish(world, 'signed-correction'));
    await legal!.complete(id, 'sign', { password });
    await city!.complete(id, 'correct', { notes: [{ field: 'project', reason: '名称' }] });
    const waiting = await agent!.complete(id, 'submit', { data: { project: '改了一半' } });
    expect(waiting.steps).toEqual(['fix']);
    expect(waiting.tasks.map(({ kind, status }) => [kind, status])).toEqual([['sign', 'open']]);
    const sign = await legal!.task(id, 'fix');
    expect(sign).toMatchObject({ kind: 'sign', actions: ['claim', 'sign'] });
    expect((await legal!.refusal('POST', `/api/tasks/${sign.id}/complete`, { outcome: 'sign' })).code).toBe('input.invalid');
    await legal!.complete(id, 'return', { reason: '还差一处' });
    await agent!.complete(id, 'submit', { data: { project: '改好了' } });
    const signed = await legal!.complete(id, 'sign', { password });
    expect(signed.steps).toEqual(['accept']);
    const seen = await city!.kase(id);
    expect(seen.declared).toMatchObject({ project: '改好了' });
    // The difference is to what the office had read, not to what was returned.
    expect(seen.previous).toMatchObject({ project: '数控机床' });
    expect((await city!.task(id)).outcomes.map((outcome) => outcome.id)).toEqual(['accept']);
  });

  it.each([
    ['2026-06-03', '17:30', '2026-06-10', 'in the last minute'],
    ['2026-06-10', '17:31', '2026-06-18', 'a minute later counts as the next day, and the Dragon Boat festival isn’t worked'],
    ['2026-06-20', '10:00', '2026-06-29', 'on a holiday counts as the next working day'],
    ['2026-09-18', '18:00', '2026-09-28', 'on a Friday evening counts as the Sunday that is worked'],
  ])('收件时间: %s %s ends on %s: %s', async (date, time, due) => {
    await toDate(world, date, time);
    const { id } = await applied(world, programme);
    expect(await dueOn(world, 'city', id, 'accept')).toBe(due);
  });
});
