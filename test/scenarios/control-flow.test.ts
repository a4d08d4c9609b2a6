/** Control flow through the real API: items, branches asked again, messages by case and by key, sub-cases, incidents. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verify } from '../../engine/commands/verify.ts';
import type { ProgrammePackage } from '../../engine/model/definition.ts';
import type { CaseDto, FlowNodeDto } from '../../engine/model/dto/case.ts';
import type { Person } from '../support/person.ts';
import { firstUscc } from '../support/sme.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
const definition = (name: string): ProgrammePackage =>
  JSON.parse(readFileSync(new URL(`../definitions/${name}.json`, import.meta.url), 'utf8'));

beforeAll(async () => {
  world = await openWorld();
  const admin = await world.as('admin');
  for (const name of ['site-inspection', 'project-admission', 'monthly-report', 'listed-report', 'joint-review'])
    await admin.ask('POST', '/api/definitions', { package: definition(name) });
});
afterAll(() => world.close());

const sites = [
  { name: '涧西厂区', district: '410305' },
  { name: '洛龙厂区', district: '410311' },
];
let samples = 0;

async function applied(change: object = {}): Promise<CaseDto> {
  const agent = await world.as('agent');
  const kase = await agent.open({ programme: 'site-inspection', uscc: firstUscc });
  samples += 1;
  const data = { product: '轴承', sampleNo: `S-${samples}`, pollutes: false, sites, ...change };
  return agent.complete(kase.id, 'submit', { data });
}

/** Replay of everything so far. */
async function honest(): Promise<void> {
  expect((await verify(world.app.runtime)).faults).toEqual([]);
}

describe('an inspection of several sites', () => {
  it('runs each site by itself, adds one, waits for the laboratory and is found by its sample', async () => {
    const kase = await applied();
    const [market, county, luolong, city] = await Promise.all(['market', 'county', 'luolong', 'city'].map((login) => world.as(login)));
    await market!.complete(kase.id, 'clear');
    const open = (await county!.inbox()).filter((task) => task.caseId === kase.id);
    expect(open.map(({ step, title }) => [step, title])).toEqual([['visit~0', '现场核查 · 涧西厂区']]);
    await county!.complete(kase.id, 'redo');
    await luolong!.complete(kase.id, 'pass');
    const grown = await city!.ask<CaseDto>('POST', `/api/cases/${kase.id}/messages`, {
      name: 'more-sites',
      data: { name: '仓库', district: '410311' },
    });
    expect(grown.steps).toEqual(['repair~0', 'visit~2']);
    await world.workingDays(4);
    await county!.complete(kase.id, 'pass');
    const waiting = await luolong!.complete(kase.id, 'pass');
    expect([waiting.steps, waiting.stepTitles]).toEqual([['lab'], ['等待检测报告']]);
    const flow = await city!.ask<{ nodes: FlowNodeDto[] }>('GET', `/api/cases/${kase.id}/flow`);
    expect(flow.nodes.find(({ id }) => id === 'sites')?.branches.map(({ title }) => title)).toEqual(['涧西厂区', '洛龙厂区', '仓库']);
    const answer = await market!.ask<{ cases: string[] }>('POST', '/api/messages', {
      name: 'lab-report',
      key: `S-${samples}`,
      data: { qualified: true },
    });
    expect(answer.cases).toEqual([kase.id]);
    const ended = await market!.kase(kase.id);
    expect([ended.status, ended.outcome]).toEqual(['ended', 'approved']);
    expect((await market!.refusal('POST', '/api/messages', { name: 'lab-report', key: `S-${samples}`, data: {} })).code).toBe(
      'message.unexpected',
    );
    await honest();
  });

  it('is refused when one site fails: the other visits are cancelled', async () => {
    const kase = await applied();
    await (await world.as('market')).complete(kase.id, 'clear');
    const ended = await (await world.as('county')).complete(kase.id, 'fail');
    expect([ended.status, ended.outcome, ended.tasks]).toEqual(['ended', 'rejected', []]);
    expect((await (await world.as('luolong')).inbox()).filter((task) => task.caseId === kase.id)).toEqual([]);
    await honest();
  });
});

describe('a message', () => {
  it('is sent only by those the definition names, and refused when nobody waits for it', async () => {
    const kase = await applied();
    const url = `/api/cases/${kase.id}/messages`;
    const market = await world.as('market');
    expect((await market.refusal('POST', url, { name: 'lab-report', data: {} })).code).toBe('message.unexpected');
    expect((await market.refusal('POST', url, { name: 'no-such', data: {} })).code).toBe('message.unknown');
    expect((await market.refusal('POST', url, { name: 'cancel-inspection' })).code).toBe('forbidden');
    expect((await (await world.as('agent2')).refusal('POST', url, { name: 'cancel-inspection' })).status).toBe(403);
    expect((await market.kase(kase.id)).messages).toEqual([]);
    const agent = await world.as('agent');
    expect((await agent.kase(kase.id)).messages).toEqual([{ name: 'cancel-inspection', title: '取消核查', form: null }]);
    const key = { headers: { 'idempotency-key': 'cancel-once' } };
    const ended = await agent.ask<CaseDto>('POST', url, { name: 'cancel-inspection', data: { reason: '停产' } }, key);
    expect([ended.status, ended.outcome]).toEqual(['ended', 'withdrawn']);
    const repeated = await agent.ask<CaseDto>('POST', url, { name: 'cancel-inspection', data: { reason: '停产' } }, key);
    expect(repeated.seq).toBe(ended.seq);
    await honest();
  });
});

async function admission(change: object = {}): Promise<CaseDto> {
  const agent = await world.as('agent');
  const kase = await agent.open({ programme: 'project-admission', uscc: firstUscc });
  samples += 1;
  return agent.complete(kase.id, 'submit', {
    data: { product: '轴承', sampleNo: `S-${samples}`, visitOn: '2026-01-05', sites, ...change },
  });
}

describe('a case that opens another', () => {
  it('fills its form, waits for it, and takes over what it asks for', async () => {
    const kase = await admission();
    await world.settle();
    const [city, market, county, luolong] = await Promise.all(['city', 'market', 'county', 'luolong'].map((login) => world.as(login)));
    const [link] = (await city!.kase(kase.id)).children;
    expect(link).toMatchObject({ step: 'inspect', programme: 'site-inspection', status: 'running', outcome: null });
    const child = link?.case ?? '';
    expect((await market!.kase(child)).declared).toMatchObject({ product: '轴承', sites });
    await market!.complete(child, 'clear');
    await county!.complete(child, 'pass');
    await luolong!.complete(child, 'pass');
    const sent = await market!.ask<CaseDto>('POST', `/api/cases/${child}/messages`, { name: 'lab-report', data: { qualified: true } });
    expect([sent.outcome, sent.parent]).toEqual(['approved', kase.id]);
    await world.settle();
    await world.settle();
    const after = await city!.kase(kase.id);
    expect(after.results.inspect).toMatchObject({ case: child, outcome: 'approved', data: { visited: 2, product: '轴承' } });
    expect((await city!.complete(kase.id, 'agree')).outcome).toBe('approved');
    const opened = await market!.cases('?programme=site-inspection');
    expect(opened.filter(({ id }) => id === child)).toHaveLength(1);
    await honest();
  });

  it('withdraws it when the step that waits is left', async () => {
    const kase = await admission();
    await world.settle();
    const agent = await world.as('agent');
    const child = (await agent.kase(kase.id)).children[0]?.case ?? '';
    await agent.ask('POST', `/api/cases/${kase.id}/messages`, { name: 'give-up' });
    await world.settle();
    expect(await agent.kase(child)).toMatchObject({ status: 'ended', outcome: 'withdrawn', tasks: [] });
    expect((await agent.kase(kase.id)).outcome).toBe('withdrawn');
    await honest();
  });

  it('leaves data that its form refuses to the applicant as a draft', async () => {
    const kase = await admission({ sampleNo: undefined });
    await world.settle();
    const agent = await world.as('agent');
    const child = (await agent.kase(kase.id)).children[0]?.case ?? '';
    const open = await agent.kase(child);
    expect(open.status).toBe('draft');
    expect(open.tasks[0]?.draft?.data).toMatchObject({ product: '轴承', sites });
    const done = await agent.complete(child, 'submit', { data: { product: '轴承', sampleNo: 'S-by-hand', sites } });
    expect(done.status).toBe('running');
    await honest();
  });
});

describe('a case whose rule cannot be evaluated', () => {
  it('becomes an incident, is mended by an operator with a reason, and goes on', async () => {
    const agent = await world.as('agent');
    const kase = await agent.open({ programme: 'project-admission', uscc: firstUscc });
    const task = kase.tasks[0]?.id;
    const data = { product: '轴承', sampleNo: 'S-stuck', visitOn: '改日再约', sites };
    const refused = await agent.refusal('POST', `/api/tasks/${task}/complete`, { outcome: 'submit', data });
    expect(refused.code).toBe('case.stuck');
    const admin = await world.as('admin');
    const { items } = await admin.ask<{ items: { id: string; caseId: string; kind: string; message: string }[] }>('GET', '/api/incidents');
    const incident = items.find(({ caseId }) => caseId === kase.id);
    expect(incident).toMatchObject({ kind: 'decision', message: expect.stringContaining('date(application.visitOn)') });
    const url = `/api/incidents/${encodeURIComponent(incident?.id ?? '')}`;
    expect((await agent.refusal('POST', `${url}/repair`, { reason: 'x' })).status).toBe(403);
    expect((await admin.refusal('POST', `${url}/repair`, { reason: ' ', to: 'appointment' })).code).toBe('reason.required');
    await admin.ask('POST', `${url}/repair`, { reason: '企业已书面确认日期', verified: { visitOn: '2026-01-06' } });
    const done = await agent.complete(kase.id, 'submit', { data });
    expect(done.status).toBe('running');
    await world.settle();
    expect((await agent.kase(kase.id)).steps).toEqual(['inspect']);
    const history = await agent.ask<{ items: { type: string; text: string }[] }>('GET', `/api/cases/${kase.id}/history`);
    expect(history.items.find(({ type }) => type === 'case.repaired')?.text).toContain('企业已书面确认日期');
    const after = await admin.ask<{ items: { caseId: string }[] }>('GET', '/api/incidents');
    expect(after.items.filter(({ caseId }) => caseId === kase.id)).toEqual([]);
    await honest();
  });

  it('of a programme that is missing can be moved to another step', async () => {
    const admin = await world.as('admin');
    const pkg = definition('project-admission');
    const inspect = { ...pkg.workflow.steps.inspect, programme: 'no-such-programme' } as never;
    await admin.ask('POST', '/api/definitions', {
      package: { ...pkg, workflow: { ...pkg.workflow, steps: { ...pkg.workflow.steps, inspect } } },
    });
    const kase = await admission();
    await world.settle();
    const supervisor = await world.as('supervisor');
    const { items } = await supervisor.ask<{ items: { id: string; caseId: string; kind: string; targets: { id: string }[] }[] }>(
      'GET',
      '/api/incidents',
    );
    const incident = items.find(({ caseId }) => caseId === kase.id);
    expect(incident).toMatchObject({ kind: 'effect', targets: expect.arrayContaining([{ id: 'admit', title: '入库' }]) });
    const url = `/api/incidents/${encodeURIComponent(incident?.id ?? '')}`;
    await supervisor.ask('POST', `${url}/retry`, {});
    await world.settle();
    for (const wrong of [{ to: 'nowhere' }, { verified: { nothing: 1 } }, { results: { nobody: { outcome: 'x' } } }]) {
      expect((await supervisor.refusal('POST', `${url}/repair`, { reason: '无此事项', ...wrong })).code).toBe('not-found');
    }
    await supervisor.ask('POST', `${url}/repair`, { reason: '改为人工审核', to: 'admit' });
    expect((await (await world.as('city')).complete(kase.id, 'agree')).outcome).toBe('approved');
    await honest();
  });
});

describe('a case opened by the calendar', () => {
  it('is opened once for each office and month, on a working day, however often anybody looks', async () => {
    const [county, luolong, city] = await Promise.all(['county', 'luolong', 'city'].map((login) => world.as(login)));
    const reports = () => city!.cases('?programme=monthly-report&limit=100');
    await world.toDate('2026-04-02');
    const before = (await reports()).map(({ id }) => id);
    await world.toDate('2026-04-03');
    await Promise.all([world.settle(), world.settle()]);
    await world.settle();
    const opened = (await reports()).filter(({ id }) => !before.includes(id));
    expect(opened.map(({ uscc }) => uscc).sort()).toEqual(['miit-410305', 'miit-410311']);
    const task = (await county!.inbox('?programme=monthly-report')).find(({ openedAt }) => openedAt >= '2026-04-03');
    expect(task).toMatchObject({ step: 'report', enterpriseName: '涧西区工业和信息化局' });
    const sent = await county!.complete(task!.caseId, 'sent', { data: { visited: 12 } });
    expect([sent.status, sent.steps]).toEqual(['running', ['collect']]);
    expect((await city!.complete(task!.caseId, 'taken')).outcome).toBe('completed');
    expect(await luolong!.inbox('?programme=monthly-report')).not.toEqual([]);
    await honest();
  });

  it('opens cases for the enterprises that a registry lists, and for no others', async () => {
    const agent = await world.as('agent');
    const first = await agent.open({ programme: 'listed-report', uscc: firstUscc });
    await agent.complete(first.id, 'submit', { data: { output: 1 } });
    await world.toDate('2026-06-03');
    await world.settle();
    const opened = (await agent.cases('?programme=listed-report&limit=100')).filter(({ id }) => id !== first.id);
    expect(opened.length).toBeGreaterThan(0);
    expect(await (await world.as('agent2')).cases('?programme=listed-report')).toEqual([]);
    await honest();
  });
});

describe('branches of a joint review', () => {
  it('are handled one at a time, the summary last, and after a correction only those whose ground changed', async () => {
    const [agent, market, environment, city] = await Promise.all(
      ['agent', 'market', 'environment', 'city'].map((login) => world.as(login)),
    );
    const opened = await agent!.open({ programme: 'joint-review', uscc: firstUscc });
    const kase = await agent!.complete(opened.id, 'submit', { data: { product: '轴承', sampleNo: 'J-1' } });
    expect(kase.steps).toEqual(['market', 'ecologyOpinion']);
    await market!.claim(kase.id);
    const task = await environment!.task(kase.id);
    expect(task).toMatchObject({ actions: [], barred: { code: 'branch.busy' } });
    // The inbox says the same as the task's own page, for every reader.
    const rowOf = async (person: Person) => (await person.inbox()).find(({ id }) => id === task.id)?.may;
    expect(await rowOf(environment!)).toEqual(task.may);
    expect(task.may).not.toContain('claim');
    expect((await environment!.refusal('POST', `/api/tasks/${task.id}/complete`, { outcome: 'clear' })).code).toBe('branch.busy');
    await market!.complete(kase.id, 'clear');
    await environment!.complete(kase.id, 'clear');
    await city!.complete(kase.id, 'doubt', {}, 'summary');
    await city!.complete(kase.id, 'correct', { notes: [{ field: 'sampleNo', reason: '样品编号有误' }] });
    const again = await agent!.complete(kase.id, 'submit', { data: { product: '轴承', sampleNo: 'J-2' } });
    expect(again.steps).toEqual(['ecologyOpinion']);
    await environment!.complete(kase.id, 'clear');
    expect((await city!.complete(kase.id, 'clear')).outcome).toBe('approved');
    await honest();
  });
});
