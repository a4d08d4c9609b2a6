import { afterAll, beforeAll, expect, it } from 'vitest';
import type { DraftDto, EarlierCaseDto } from '../../../engine/model/dto/case.ts';
import { apply, firstUscc, programme, windowOf } from '../../support/sme.ts';
import { openWorld, type World } from '../../support/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

it('a new application takes over what the last one said, remembers from where, and forgets it where the value was changed', async () => {
  const first = await apply(world, { change: { seiNote: '高端轴承。' } });
  await (await world.as('county')).complete(first.id, 'refuse', { reason: '不属于本地企业。' });
  const agent = await world.as('agent');
  const second = await agent.open({ programme, uscc: firstUscc, window: await windowOf(agent), applyType: 'new' });
  const task = await agent.task(second.id);
  const { items } = await agent.ask<{ items: EarlierCaseDto[] }>('GET', `/api/tasks/${task.id}/earlier`);
  expect(items.map(({ number }) => number)).toEqual([first.number]);
  const offered = Object.fromEntries(items[0]?.fields.map(({ field, value }) => [field, value]) ?? []);
  expect(offered).toMatchObject({ mainProduct: '精密轴承', seiNote: '高端轴承。' });
  expect(offered.licence).toHaveLength(1);
  expect(items[0]?.left).toEqual(
    expect.arrayContaining([
      { field: 'truth', why: 'declaration' },
      { field: 'selfForm', why: 'files' },
      { field: 'negatives', why: 'expired' },
    ]),
  );
  const save = (data: object, version: number, copied: object = {}) =>
    agent.ask<DraftDto>('PUT', `/api/tasks/${task.id}/draft`, { data, copied }, { headers: { 'if-match': String(version) } });
  const { mainProduct, seiNote } = offered;
  // A claim that isn't true, and one of what may not be copied, are no origins.
  const copied = { mainProduct: first.id, seiNote: first.id, truth: first.id, sei: first.id };
  const draft = await save({ mainProduct, seiNote, truth: true, sei: false }, 0, copied);
  expect(Object.keys(draft.origins)).toEqual(['mainProduct', 'seiNote']);
  expect(draft.origins.mainProduct).toMatchObject({ caseId: first.id, number: first.number, verified: false });
  const next = await save({ mainProduct: '主轴', seiNote }, 1);
  expect(Object.keys(next.origins)).toEqual(['seiNote']);
  expect(Object.keys((await agent.task(second.id)).draft?.origins ?? {})).toEqual(['seiNote']);
});

it('is asked only by who may fill in the application', async () => {
  const agent = await world.as('agent');
  const open = (await agent.cases()).find(({ status }) => status === 'draft');
  const task = await agent.task(open?.id ?? '');
  expect((await (await world.as('agent2')).refusal('GET', `/api/tasks/${task.id}/earlier`)).code).toBe('not-found');
  expect((await (await world.as('county')).refusal('GET', `/api/tasks/${task.id}/earlier`)).code).toBe('not-found');
});
