/**
 * What the language has and no programme of the city needs yet, through the real API: each file of `test/definitions/language/` is a
 * package with its scenarios, all of them played in one world, in the order of their days. `test/unit/model/language-coverage.test.ts`
 * says which properties must be somewhere in what is played.
 */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { verify } from '../../engine/commands/verify.ts';
import type { Enterprise } from '../../engine/model/enterprise.ts';
import type { ShareLot } from '../../engine/model/event.ts';
import { drawShare } from '../../engine/policy/draw.ts';
import { type SandboxServices, startServices } from '../../engine/sandbox/services.ts';
import { checkPackage } from '../../engine/soundness/check.ts';
import { languagePackages } from '../support/language.ts';
import { play } from '../support/scenario.ts';
import { openWorld, password, type World } from '../support/world.ts';

interface Draw extends ShareLot {
  readonly kind: string;
  readonly step: string;
  readonly fell: boolean;
  readonly matches: boolean;
}
const uscc = '91410305MA9XTE0263';
const packages = languagePackages();
const scenarios = packages
  .flatMap(({ name, pkg, file }) => file.scenarios.map((scenario) => ({ name, pkg, file, scenario, title: scenario.title })))
  .sort((a, b) => (a.scenario.start < b.scenario.start ? -1 : a.scenario.start > b.scenario.start ? 1 : 0));

let world: World;
let services: SandboxServices | null;
beforeAll(async () => {
  services = await startServices(['credit'], { credit: [{ level: 'A' }] });
  world = await openWorld({ start: `${scenarios[0]?.scenario.start}T01:00:00.000Z`, services: services?.addresses ?? {} });
  const admin = await world.as('admin');
  for (const { pkg, others } of packages) for (const one of [...others, pkg]) await admin.ask('POST', '/api/definitions', { package: one });
});
afterAll(async () => {
  await world.close();
  services?.close();
});

it.each(packages)('the definition $name is sound', ({ pkg, others }) => {
  for (const one of [pkg, ...others]) expect(checkPackage(one)).toEqual([]);
});

it.each(scenarios)('$name: $title', async ({ pkg, file, scenario }) => {
  if (scenario.start > world.clock.today()) await world.toDate(scenario.start);
  await play(world, pkg.workflow.id, file, scenario);
});

it('keeps a message from an office that may not read the case, by its id or by its key, until a step waits for it', async () => {
  const [agent, market, city] = await Promise.all(['agent', 'market', 'city'].map((login) => world.as(login)));
  const { id } = await agent!.open({ programme: 'language-passages', uscc });
  await agent!.complete(id, 'submit', { data: { amount: 50, paper: true } });
  await agent!.complete(id, 'sign', { password });
  const body = { name: 'papers-in', data: {} };
  const { seq } = await city!.kase(id);
  expect(await market!.ask('POST', `/api/cases/${id}/messages`, body)).toEqual({ id, seq: seq + 1 });
  expect((await market!.refusal('GET', `/api/cases/${id}`)).code).toBe('not-found');
  const told = await market!.ask<{ cases: string[] }>('POST', '/api/messages', { ...body, key: uscc });
  expect(told.cases).toContain(id);
  expect((await city!.kase(id)).steps).toEqual(['check']);
  expect(await city!.complete(id, 'pass')).toMatchObject({ status: 'ended', outcome: 'approved' });
  expect((await market!.refusal('POST', `/api/cases/${id}/messages`, body)).code).toBe('state.wrong');
});

it('asks for the conditions again when the application is handed in, and says in words what is not met any more', async () => {
  const agent = await world.as('agent');
  const { id } = await agent.open({ programme: 'language-tables', uscc });
  const profile = await agent.ask<Enterprise>('GET', `/api/enterprises/${uscc}`);
  const task = await agent.task(id);
  const staff = (employees: number) => agent.ask('PUT', `/api/enterprises/${uscc}`, { ...profile, employees });
  await staff(12);
  const refused = await agent.refusal('POST', `/api/tasks/${task.id}/complete`, { outcome: 'submit', data: { amount: 5 } });
  expect(refused).toMatchObject({
    code: 'not-eligible',
    errors: [{ pointer: '/conditions/staff', message: expect.stringContaining('从业人员不少于五十人') }],
  });
  await staff(profile.employees);
  expect((await agent.complete(id, 'submit', { data: { amount: 5 } })).status).toBe('running');
});

it('says of a sample how the lot fell, with all that is needed to draw it again; to officers, not to the applicant', async () => {
  const [agent, city] = await Promise.all(['agent', 'city'].map((login) => world.as(login)));
  world.falls = ({ step }) => step === 'sample';
  const { id } = await agent!.open({ programme: 'language-lots', uscc });
  await agent!.complete(id, 'submit', { data: { amount: 50 } });
  await city!.complete(id, 'pass');
  const { items: draws } = await city!.ask<{ items: Draw[] }>('GET', `/api/cases/${id}/draws`);
  expect(draws.map(({ kind, step, share, fell, matches }) => [kind, step, share, fell, matches])).toEqual([
    ['sample', 'sample', 30, true, true],
    ['sample', 'second', 12.5, false, true],
  ]);
  for (const { seed, share, number, fell } of draws) expect(drawShare({ seed, share })).toEqual({ number, drawn: fell });
  const { items: history } = await city!.ask<{ items: { type: string; text: string }[] }>('GET', `/api/cases/${id}/history`);
  expect(history.filter(({ type }) => type === 'lot.drawn').map(({ text }) => text)).toEqual([
    `“抽取质检”按 30% 的比例随机抽取，抽取号 ${draws[0]?.number}（1 至 10000，3000 及以下为抽中）：本件抽中。`,
    `“抽取回访”按 12.5% 的比例随机抽取，抽取号 ${draws[1]?.number}（1 至 10000，1250 及以下为抽中）：本件未抽中。`,
  ]);
  expect((await agent!.refusal('GET', `/api/cases/${id}/draws`)).code).toBe('forbidden');
});

it('leaves histories that replay to what is stored', async () => {
  expect((await verify(world.app.runtime)).faults).toEqual([]);
});

it('finds a lot that was turned round', async () => {
  const { store } = world.app;
  const row = await store.read('events').where('type', 'lot.drawn').orderBy('case_id').first();
  const fact = JSON.parse(row.fact);
  await store.writer.transact((tx) =>
    tx
      .table('events')
      .where({ case_id: row.case_id, seq: row.seq })
      .update({ fact: JSON.stringify({ ...fact, drawn: !fact.drawn }) }),
  );
  const { faults } = await verify(world.app.runtime);
  expect(new Set(faults.map(({ caseId }) => caseId))).toEqual(new Set([row.case_id]));
  expect(faults.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['chain', 'lots']));
});
