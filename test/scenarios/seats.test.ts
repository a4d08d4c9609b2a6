import { expect, it } from 'vitest';
import { completeTask } from '../../engine/commands/complete-task.ts';
import { verify } from '../../engine/commands/verify.ts';
import { checkPackage } from '../../engine/soundness/check.ts';
import { userByLogin } from '../../engine/store/users.ts';
import seats from '../definitions/seats.json' with { type: 'json' };
import { sharedPostgres } from '../support/shared-postgres.ts';
import { openWorld, type World } from '../support/world.ts';

const uscc = '91410305MA9XTE0263';
const inspectors = ['county', 'county2'];
interface Seat {
  readonly kind: string;
  readonly method: string;
  readonly step: string;
  readonly candidates: { name: string; load: number }[];
  readonly excluded: { name: string; reasons: string[] }[];
  readonly drawn: { name: string }[];
  readonly matches: boolean;
}

async function applied(world: World): Promise<string> {
  const agent = await world.as('agent');
  const kase = await agent.open({ programme: 'recheck', uscc });
  await agent.complete(kase.id, 'submit', { data: { note: '请核查' } });
  return kase.id;
}
/** In one moment: over HTTP each would come when its session was looked up, however busy the computer is. */
async function submitTogether({ app }: World, fills: readonly { readonly id: string }[]): Promise<void> {
  const by = (await userByLogin(app.store.read, 'agent'))?.user;
  if (!by) throw new Error('nobody');
  const data = { note: '请核查' };
  await Promise.all(fills.map(({ id }) => completeTask(app.runtime, { by, taskId: id, outcome: 'submit', data })));
}
/** Who has the case's open task. */
async function holder(world: World, caseId: string): Promise<string> {
  for (const login of inspectors) {
    const { tasks } = await (await world.as(login)).kase(caseId);
    if (tasks.some(({ mine }) => mine)) return login;
  }
  return 'nobody';
}

it('gives seats to the least loaded, by lot to another person than before, and in turn', async () => {
  expect(checkPackage(seats)).toEqual([]);
  const world = await openWorld();
  try {
    await (await world.as('admin')).ask('POST', '/api/definitions', { package: seats });
    // Six at once, in one batch: each sees whom the seats before it fell to.
    const agent = await world.as('agent');
    const drafts = [];
    for (let index = 0; index < 6; index += 1) drafts.push((await agent.open({ programme: 'recheck', uscc })).id);
    const fills = await Promise.all(drafts.map((id) => agent.task(id)));
    let commits = 0;
    const unsubscribe = world.app.runtime.store.changes.subscribe(({ cases }) => {
      if (cases.length > 0) commits += 1;
    });
    await submitTogether(world, fills);
    const read = world.app.runtime.store.read;
    const given = (await read('tasks').select('assignee').where({ step: 'first', status: 'open' })) as { assignee: string }[];
    expect([given.length, ...new Set(given.map(({ assignee }) => given.filter((one) => one.assignee === assignee).length))]).toEqual([
      6, 3,
    ]);
    unsubscribe();
    expect(commits).toBeLessThan(6);
    const cases = [await applied(world), await applied(world), await applied(world), await applied(world)];
    const firsts = [];
    for (const caseId of cases) firsts.push(await holder(world, caseId));
    // Two for each: the loads are even again after every second case.
    expect(firsts.filter((login) => login === 'county')).toHaveLength(2);
    expect(firsts.filter((login) => login === 'county2')).toHaveLength(2);

    const turns = [];
    for (const [index, caseId] of cases.entries()) {
      const first = firsts[index] ?? '';
      const other = inspectors.find((login) => login !== first) ?? '';
      expect((await (await world.as(other)).kase(caseId)).tasks[0]?.actions).not.toContain('complete');
      await (await world.as(first)).complete(caseId, 'agree');
      expect(await holder(world, caseId)).toBe(other);
      await (await world.as(other)).complete(caseId, 'agree');
      const third = await holder(world, caseId);
      turns.push(third);
      await (await world.as(third)).complete(caseId, 'agree');
    }
    expect(turns[0]).not.toBe(turns[1]);
    expect([turns[2], turns[3]]).toEqual([turns[0], turns[1]]);

    const { items } = await (await world.as('chief')).ask<{ items: Seat[] }>('GET', `/api/cases/${cases[1]}/draws`);
    expect(items.map(({ kind, method, step, matches }) => [kind, method, step, matches])).toEqual([
      ['seat', 'leastLoaded', 'first', true],
      ['seat', 'random', 'second', true],
      ['seat', 'rotating', 'third', true],
    ]);
    expect(items[0]?.candidates.map(({ load }) => load).sort()).toEqual([3, 4]);
    expect(items[1]?.excluded.map(({ reasons }) => reasons)).toEqual([['step:first']]);
    expect((await verify(world.app.runtime)).faults).toEqual([]);
  } finally {
    await world.close();
  }
});

it('gives seats drawn in one batch to the least loaded on PostgreSQL too', async () => {
  const postgres = sharedPostgres();
  try {
    const world = await openWorld({ databaseUrl: await postgres.createDatabase() });
    try {
      await (await world.as('admin')).ask('POST', '/api/definitions', { package: seats });
      const agent = await world.as('agent');
      const drafts = [];
      for (let index = 0; index < 6; index += 1) drafts.push((await agent.open({ programme: 'recheck', uscc })).id);
      const fills = await Promise.all(drafts.map((id) => agent.task(id)));
      await submitTogether(world, fills);
      const given = (await world.app.runtime.store.read('tasks').select('assignee').where({ step: 'first', status: 'open' })) as {
        assignee: string;
      }[];
      const held = inspectors.map((login) => given.filter(({ assignee }) => assignee === `user-${login}`).length);
      expect([given.length, ...held]).toEqual([6, 3, 3]);
      expect((await verify(world.app.runtime)).faults).toEqual([]);
    } finally {
      await world.close();
    }
  } finally {
    await postgres.stop();
  }
});
