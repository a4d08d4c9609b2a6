/** Votes that weigh 票权: in a joint review, in a ballot that is tied and repeated, and in a meeting with the chair's casting vote and conditions. */
import { expect, it } from 'vitest';
import { verify } from '../../engine/commands/verify.ts';
import type { BatchDto } from '../../engine/model/dto/registry.ts';
import { checkPackage } from '../../engine/soundness/check.ts';
import votes from '../definitions/weighted-votes.json' with { type: 'json' };
import { openWorld, type World } from '../support/world.ts';

const uscc = '91410305MA9XTE0263';
const as = async (world: World, login: string, caseId: string, outcome: string, step?: string) =>
  (await world.as(login)).complete(caseId, outcome, {}, step);

async function atBallot(world: World): Promise<string> {
  const agent = await world.as('agent');
  const { id } = await agent.open({ programme: 'weighted-votes', uscc });
  await agent.complete(id, 'submit', { data: { project: '数控机床' } });
  await as(world, 'environment', id, 'object', 'ecology');
  // 1.5 of 3 is half, not two thirds; with 0.8 more it is 2.3.
  await as(world, 'market', id, 'agree', 'market');
  expect((await (await world.as('city')).kase(id)).steps).toEqual(['tax']);
  await as(world, 'tax', id, 'agree', 'tax');
  return id;
}

it('counts weights of branches, repeats a tied ballot once, and asks the chair when a meeting is tied', async () => {
  expect(checkPackage(votes)).toEqual([]);
  const world = await openWorld();
  try {
    await (await world.as('designer')).ask('POST', '/api/definitions', { package: votes });
    const id = await atBallot(world);
    const city = await world.as('city');
    // 1 + 0.5 against 1.5: a tie. Everybody is asked once more.
    await as(world, 'city', id, 'pass', 'ballot');
    await as(world, 'council', id, 'pass', 'ballot');
    await as(world, 'chief', id, 'fail', 'ballot');
    const tied = await city.kase(id);
    expect(tied.tasks.map(({ step }) => step)).toEqual(['ballot', 'ballot', 'ballot']);
    expect(tied.results.ballot?.tiedBallot).toHaveLength(3);
    await as(world, 'chief', id, 'pass', 'ballot');
    await as(world, 'city', id, 'pass', 'ballot');
    expect((await city.kase(id)).results.ballot).toMatchObject({ outcome: 'pass' });

    const council = await world.as('council');
    const { items } = await council.ask<{ items: BatchDto[] }>('GET', '/api/batches');
    const [agenda] = items;
    expect(agenda?.vote).toMatchObject({
      tie: 'casting',
      seats: [
        { id: 'chair', title: '主任委员', weight: 1.5, count: 1 },
        { id: 'member', title: '委员', weight: 1, count: 4 },
        { id: 'observer', title: '特邀委员', weight: 0.5, count: 1 },
      ],
    });
    expect(agenda?.outcomes.map(({ conditions }) => conditions)).toEqual(['none', 'required', 'none']);
    const meet = async (decision: object, seats: object = { chair: 1, member: 3, observer: 1 }) => {
      const { results } = await council.ask<{ results: { ok: boolean; code?: string }[] }>('POST', '/api/batches', {
        ...{ programme: 'weighted-votes', step: 'meeting', attendance: { seats } },
        decisions: [{ taskId: agenda?.members[0]?.taskId, ...decision }],
      });
      return results[0]?.ok ? 'ok' : results[0]?.code;
    };
    const approve = { outcome: 'approve', votes: { chair: 1, member: 2 } };
    // 4 of 6 is what two thirds are; 3.5 isn't.
    expect(await meet(approve, { member: 3, observer: 1 })).toBe('input.invalid');
    expect(await meet({ ...approve, votes: { chair: 2 } })).toBe('input.invalid');
    expect(await meet({ outcome: 'approve', votes: { member: 2 } })).toBe('input.invalid');
    // 2.5 of 5 is a tie: the chair decides, and what was carried can't be refused.
    const tie = { votes: { member: 2, observer: 1 } };
    expect(await meet({ outcome: 'refuse', ...tie })).toBe('vote.tied');
    expect(await meet({ outcome: 'refuse', ...tie, cast: 'for' })).toBe('input.invalid');
    expect(await meet({ outcome: 'conditional', ...tie, cast: 'for' })).toBe('input.invalid');
    const conditions = ['六个月内完成环保验收', '按季度报送进展'];
    expect(await meet({ outcome: 'conditional', ...tie, cast: 'for', conditions })).toBe('ok');
    expect((await city.kase(id)).results.meeting).toMatchObject({
      ...{ outcome: 'conditional', conditions },
      votes: { for: 2.5, of: 5, cast: 'for' },
    });
    // The applicant reads the conditions, the letter prints them; how the meeting voted stays with the officers.
    const seen = (await (await world.as('agent')).kase(id)).results.meeting;
    expect([seen?.conditions, seen?.votes]).toEqual([conditions, undefined]);
    const [entry] = (await world.app.runtime.store.read('registry_entries').where({ case_id: id })) as { certificate: string }[];
    expect(entry?.certificate).toContain(conditions.join('；'));
    expect((await verify(world.app.runtime)).faults).toEqual([]);
  } finally {
    await world.close();
  }
});
