/** Votes that weigh 票权: in a joint review, in a ballot that is tied and repeated, and in a meeting with the chair's casting vote and conditions. */
import { expect, it } from 'vitest';
import { verify } from '../../engine/commands/verify.ts';
import type { HistoryItemDto } from '../../engine/model/dto/case.ts';
import type { HeldMeetingDto } from '../../engine/model/dto/meeting.ts';
import type { BatchDto } from '../../engine/model/dto/registry.ts';
import type { BatchResult } from '../../engine/model/meeting.ts';
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
    await (await world.as('admin')).ask('POST', '/api/definitions', { package: votes });
    const id = await atBallot(world);
    const city = await world.as('city');
    // 1 + 0.5 against 1.5: a tie. Everybody is asked once more.
    await as(world, 'city', id, 'pass', 'ballot');
    await as(world, 'council', id, 'pass', 'ballot');
    await as(world, 'chief', id, 'fail', 'ballot');
    const tied = await city.kase(id);
    expect(tied.tasks.map(({ step }) => step)).toEqual(['ballot', 'ballot', 'ballot']);
    expect(tied.results.ballot?.tiedBallot).toHaveLength(3);
    expect(tied.results.ballot?.tiedVotes).toEqual({ of: 3, by: { pass: 1.5, fail: 1.5 } });
    expect(tied.tasks.map(({ vote }) => vote)).toEqual([1, 1.5, 0.5].map((weight) => ({ weight, of: 3, casting: false })));
    await as(world, 'chief', id, 'pass', 'ballot');
    await as(world, 'city', id, 'pass', 'ballot');
    // What the ballot came to is in the case, and what each vote weighed in its history; the applicant reads neither.
    const passed = await city.kase(id);
    expect(passed.results.ballot).toMatchObject({ outcome: 'pass', votes: { of: 3, by: { pass: 2.5 } } });
    const weights = async (login: string) =>
      (await (await world.as(login)).ask<{ items: HistoryItemDto[] }>('GET', `/api/cases/${id}/history`)).items
        .filter(({ step, type }) => step === 'ballot' && type === 'task.completed')
        .map(({ vote }) => vote && [vote.weight, vote.tied]);
    expect(await weights('city')).toEqual([
      [1, true],
      [0.5, true],
      [1.5, true],
      [1.5, false],
      [1, false],
    ]);
    expect(await weights('agent')).toEqual([null, null, null, null, null]);
    expect((await (await world.as('agent')).kase(id)).results.ballot?.votes).toBeUndefined();

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
    const inWords = async (language: string, decision: object, seats: object) => {
      const body = {
        ...{ programme: 'weighted-votes', step: 'meeting', attendance: { seats } },
        decisions: [{ taskId: agenda?.members[0]?.taskId, ...decision }],
      };
      const answered = await council.call<BatchResult>('POST', '/api/batches', body, { headers: { 'accept-language': language } });
      const [member] = answered.body.results;
      return [member?.detail, ...(member?.errors ?? []).map(({ pointer, message }) => `${pointer} ${message}`)];
    };
    expect(await inWords('zh-CN', approve, { member: 3, observer: 1 })).toEqual([
      '有 1 处填写有误，尚未提交，已填内容已保留。请按提示逐项修改后再提交。',
      '/attendance 出席人数与规则不符：未达到法定人数，或多于全体人数。请核对出席情况。',
    ]);
    expect(await inWords('en', { outcome: 'approve', votes: { member: 2 } }, { chair: 1, member: 3, observer: 1 })).toEqual([
      expect.stringContaining('1'),
      '/votesFor With these votes it does not reach the share that the rule asks for. Check the votes, or choose another outcome.',
    ]);
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
    // The record of the meeting: its officers read it, the applicant and strangers don't.
    const held = async (login: string) => (await (await world.as(login)).ask<{ items: HeldMeetingDto[] }>('GET', '/api/meetings')).items;
    expect(await held('council')).toMatchObject([
      { title: '集体审定', attendance: { present: 5, total: 6 }, members: [{ caseId: id, label: '附条件通过', votesFor: 3 }] },
    ]);
    expect(await held('city')).toHaveLength(1);
    expect([await held('agent'), await held('luolong')]).toEqual([[], []]);
    expect((await verify(world.app.runtime)).faults).toEqual([]);
  } finally {
    await world.close();
  }
});

it('lets the casting seat of a review decide a tie, and a meeting vote once more', async () => {
  const changed = structuredClone(votes) as unknown as {
    workflow: { id: string; steps: Record<string, { policy: object; assign: Record<string, unknown>[]; vote: Record<string, unknown> }> };
  };
  const { ballot, meeting } = changed.workflow.steps;
  changed.workflow.id = 'weighted-votes';
  Object.assign(ballot?.policy ?? {}, { tie: 'casting' });
  Object.assign(ballot?.assign[2] ?? {}, { casting: true });
  Object.assign(meeting?.vote ?? {}, { tie: 'revote' });
  expect(checkPackage(changed)).toEqual([]);
  const world = await openWorld();
  try {
    await (await world.as('admin')).ask('POST', '/api/definitions', { package: changed });
    // 1 + 0.5 against 1.5 again; the council's seat decides, for it or against it.
    const [carried, lost] = [await atBallot(world), await atBallot(world)];
    for (const [id, council, city] of [
      [carried, 'pass', 'pass'],
      [lost, 'fail', 'fail'],
    ] as const) {
      await as(world, 'chief', id, council === 'pass' ? 'fail' : 'pass', 'ballot');
      await as(world, 'city', id, city, 'ballot');
      expect((await (await world.as('city')).kase(id)).steps).toEqual(['ballot']);
      await as(world, 'council', id, council, 'ballot');
    }
    expect(await (await world.as('city')).kase(lost)).toMatchObject({ status: 'ended', results: { ballot: { outcome: 'fail' } } });
    expect(await (await world.as('city')).kase(carried)).toMatchObject({ steps: ['meeting'], results: { ballot: { outcome: 'pass' } } });

    const council = await world.as('council');
    const task = await council.task(carried, 'meeting');
    const meet = async (decision: object) => {
      const { results } = await council.ask<{ results: { ok: boolean; code?: string }[] }>('POST', '/api/batches', {
        ...{ programme: 'weighted-votes', step: 'meeting', attendance: { seats: { chair: 1, member: 3, observer: 1 } } },
        decisions: [{ taskId: task.id, ...decision }],
      });
      return results[0]?.ok ? 'ok' : results[0]?.code;
    };
    const tie = { outcome: 'approve', votes: { member: 2, observer: 1 } };
    expect(await meet(tie)).toBe('vote.tied');
    expect(await meet({ ...tie, cast: 'for' })).toBe('input.invalid');
    // Tied once more it isn't carried; with one vote more it is. A second ballot that nothing asks for is refused.
    expect(await meet({ ...tie, revotes: { member: 2, observer: 1 } })).toBe('input.invalid');
    expect(await meet({ outcome: 'approve', votes: { member: 3, observer: 1 }, revotes: { member: 3 } })).toBe('input.invalid');
    expect(await meet({ ...tie, revotes: { member: 3, observer: 1 } })).toBe('ok');
    expect((await council.kase(carried)).results.meeting).toMatchObject({ outcome: 'approve', votes: { of: 5 } });
    expect((await verify(world.app.runtime)).faults).toEqual([]);
  } finally {
    await world.close();
  }
});

it('tells of a secret ballot that weighs only what it came to, when it is over', async () => {
  const changed = structuredClone(votes) as unknown as {
    workflow: { steps: Record<string, { policy: object; assign: Record<string, unknown>[] }> };
  };
  Object.assign(changed.workflow.steps.ballot?.policy ?? {}, { secret: true });
  const world = await openWorld();
  try {
    await (await world.as('admin')).ask('POST', '/api/definitions', { package: changed });
    const id = await atBallot(world);
    const result = async () => (await (await world.as('city')).kase(id)).results.ballot;
    await as(world, 'city', id, 'pass', 'ballot');
    expect(await result()).toEqual({ entry: 1, outcome: null, voted: 1 });
    await as(world, 'council', id, 'pass', 'ballot');
    await as(world, 'chief', id, 'fail', 'ballot');
    expect(await result()).toEqual({ entry: 1, outcome: null, voted: 0, tiedVotes: { of: 3, by: { pass: 1.5, fail: 1.5 } } });
    await as(world, 'city', id, 'pass', 'ballot');
    await as(world, 'chief', id, 'pass', 'ballot');
    expect(await result()).toMatchObject({ outcome: 'pass', voted: 2, counts: { pass: 2 }, votes: { of: 3, by: { pass: 2.5 } } });
    const { items } = await (await world.as('city')).ask<{ items: HistoryItemDto[] }>('GET', `/api/cases/${id}/history`);
    expect(items.filter(({ step }) => step === 'ballot').map(({ vote, outcome }) => [vote, outcome])).toEqual(Array(5).fill([null, null]));
    expect((await verify(world.app.runtime)).faults).toEqual([]);
  } finally {
    await world.close();
  }
});
