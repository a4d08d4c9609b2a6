/** Versions through the API and the command line: who published what, what changed, an older one published again. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { run } from '../../engine/cli/main.ts';
import type { ProgrammePackage } from '../../engine/model/definition.ts';
import grant from '../definitions/equipment-grant.json' with { type: 'json' };
import type { Person } from '../support/person.ts';
import { firstUscc } from '../support/sme.ts';
import { openWorld, type World } from '../support/world.ts';

const first = grant as unknown as ProgrammePackage;
const second = structuredClone(grant) as unknown as { workflow: { steps: { county: { deadline: { amount: number } } } } };
second.workflow.steps.county.deadline.amount = 10;

let world: World;
let designer: Person;
let admin: Person;
const files = mkdtempSync(join(tmpdir(), 'liuzhuan-plan-'));
beforeAll(async () => {
  world = await openWorld();
  designer = await world.as('designer');
  admin = await world.as('admin');
});
afterAll(async () => {
  await world.close();
  rmSync(files, { recursive: true, force: true });
});
const publish = (pkg: unknown) => admin.ask<{ hash: string; version: number }>('POST', '/api/definitions', { package: pkg });
const open = async () => (await (await world.as('agent')).open({ programme: 'equipment-grant', uscc: firstUscc })).id;
const versions = async () =>
  (
    await designer.ask<{ items: { version: number; hash: string; running: number; restores: number | null }[] }>(
      'GET',
      '/api/programmes/equipment-grant/versions',
    )
  ).items;

it('new cases take the newest version, running ones stay on theirs, an older one can be published again', async () => {
  const one = await publish(first);
  const old = await open();
  const two = await publish(second);
  const fresh = await open();
  expect([one.version, two.version]).toEqual([1, 2]);
  const agent = await world.as('agent');
  expect([(await agent.kase(old)).definitionHash, (await agent.kase(fresh)).definitionHash]).toEqual([one.hash, two.hash]);
  expect(await admin.refusal('POST', '/api/definitions', { package: first })).toMatchObject({ code: 'duplicate' });

  expect(await admin.ask('POST', `/api/definitions/${one.hash}/restore`)).toMatchObject({ version: 3, hash: one.hash });
  expect((await agent.kase(await open())).definitionHash).toBe(one.hash);
  expect(await versions()).toMatchObject([
    { version: 3, hash: one.hash, restores: 1, running: 2, publishedBy: 'user-admin', changes: { total: 1, affectsRunning: 1 } },
    {
      version: 2,
      hash: two.hash,
      restores: null,
      running: 1,
      changes: { total: 1, first: [{ text: '“县区审核”的期限（时限）由5 个工作日改为10 个工作日。' }] },
    },
    { version: 1, hash: one.hash, restores: null, changes: { total: 0 } },
  ]);
  expect(
    await designer.ask('GET', `/api/definitions/${one.hash}/diff?to=${two.hash}`, undefined, { headers: { 'accept-language': 'en' } }),
  ).toEqual({
    changes: [
      {
        ...{ class: 'time', code: 'diff.period', document: 'workflow', affectsRunning: true },
        ...{ before: '/steps/county/deadline', after: '/steps/county/deadline' },
        text: '“县区审核”: the time limit was 5 working days and is 10 working days.',
      },
    ],
  });
  for (const url of [`/api/definitions/${one.hash}/diff?to=${two.hash}`, '/api/programmes/equipment-grant/versions']) {
    expect(await (await world.as('county')).refusal('GET', url)).toMatchObject({ code: 'forbidden' });
  }
  // What one person alone publishes is no matter for a designer: they ask, and another one publishes.
  for (const login of ['chief', 'designer'])
    expect(await (await world.as(login)).refusal('POST', `/api/definitions/${one.hash}/restore`)).toMatchObject({ code: 'forbidden' });
  expect(await designer.refusal('POST', '/api/definitions', { package: second })).toMatchObject({ code: 'forbidden' });
  expect(await admin.refusal('POST', `/api/definitions/${'0'.repeat(64)}/restore`)).toMatchObject({ code: 'not-found' });
});

it('the command line compares versions and migrates by a plan in a file', async () => {
  const [, two, one] = await versions();
  const env = { DATA_DIR: world.dataDir };
  const liuzhuan = async (...args: string[]) => {
    const { code, out } = await run([...args, '--json'], env);
    return { ...(JSON.parse(out) as Record<string, unknown>), exit: code };
  };
  expect(await liuzhuan('diff', 'equipment-grant@1', two?.hash ?? '')).toMatchObject({ exit: 0, changes: [{ code: 'diff.period' }] });
  expect(await liuzhuan('diff', 'equipment-grant@3', 'equipment-grant@1')).toMatchObject({ exit: 0, changes: [] });
  const plan = join(files, 'plan.json');
  writeFileSync(plan, JSON.stringify({ from: two?.hash, to: one?.hash, plan: {} }));
  expect(await liuzhuan('migrate', '--plan', plan)).toMatchObject({
    exit: 0,
    ok: true,
    cases: [{ stands: ['填报申请'], wouldStand: ['填报申请'] }],
  });
  expect(await liuzhuan('migrate', '--plan', plan, '--apply')).toMatchObject({ exit: 0, migrated: 1, refused: [] });
  expect(await liuzhuan('verify')).toMatchObject({ exit: 0, faults: [] });
  expect(await liuzhuan('migrate', '--plan', plan, '--undo')).toMatchObject({ exit: 0, undone: 1 });
  writeFileSync(plan, JSON.stringify({ from: two?.hash, to: two?.hash, plan: { steps: { nowhere: 'city' } } }));
  expect(await liuzhuan('migrate', '--plan', plan, '--apply')).toMatchObject({
    ...{ exit: 1, ok: false, code: 'migration.unsafe' },
    problems: [{ code: 'migration.same' }, { code: 'migration.unknown-step' }],
  });
  writeFileSync(plan, '{}');
  expect((await run(['migrate', '--plan', plan], env)).code).toBe(2);
  expect((await run(['migrate'], env)).code).toBe(2);
});
