/** The studio's drafts over HTTP: who sees them, who saves on what, and four eyes before anything is published. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { rootFolder } from '../../engine/main.ts';
import type {
  DraftDto,
  DraftRowDto,
  PlayedScenariosDto,
  PresenceDto,
  PublishedDocumentDto,
  ReviewDto,
  StudioPlacesDto,
} from '../../engine/model/dto/studio.ts';
import type { ProgrammeDocument } from '../../engine/model/studio.ts';
import { openWorld, type World } from '../support/world.ts';

const read = JSON.parse(readFileSync(join(rootFolder(), 'test/definitions/equipment-grant.json'), 'utf8')) as ProgrammeDocument;
let id = 'grant';
/** A programme of its own for each test. */
const documentOf = (workflow: object = {}): ProgrammeDocument =>
  ({ ...read, workflow: { ...read.workflow, id, ...workflow }, scenarios: { cases: [] } }) as ProgrammeDocument;

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());
beforeEach(() => {
  id += 'x';
});

const as = (login: string) => world.as(login);
const make = async (login = 'designer', document = documentOf()) =>
  (await as(login)).ask<DraftDto>('POST', '/api/studio/drafts', { document });
const at = (draft: string, rest = '') => `/api/studio/drafts/${draft}${rest}`;
const look = async (draft: string, login = 'designer') => (await as(login)).ask<DraftDto>('GET', at(draft));
const save = async (draft: string, revision: number, document: unknown, login = 'designer') =>
  (await as(login)).call<{ revision: number; code: string }>('PUT', at(draft), { revision, document });
const ask = async (draft: string, revision = 1, login = 'designer') =>
  (await as(login)).call<ReviewDto & { code: string; errors: object[] }>('POST', at(draft, '/review'), { revision, note: '请复核' });
const decide = async (draft: string, login: string, approve = true, note = '') =>
  (await as(login)).call<ReviewDto & { code: string }>('POST', at(draft, '/review/decision'), { approve, note });

describe('a draft', () => {
  it('is seen by the designers of its owner and the administrator, and by nobody else', async () => {
    const draft = await make();
    expect(draft).toMatchObject({ revision: 1, basedOn: null, newest: null, review: null, owner: 'miit-luoyang' });
    for (const login of ['designer', 'designer2', 'admin']) {
      expect((await look(draft.id, login)).document).toEqual(documentOf());
      const { items } = await (await as(login)).ask<{ items: DraftRowDto[] }>('GET', '/api/studio/drafts');
      expect(items.find((one) => one.id === draft.id)).toMatchObject({ title: read.workflow.title, createdByName: '秦岚' });
      expect(JSON.stringify(items)).not.toContain('document');
    }
    const { items } = await (await as('designer3')).ask<{ items: DraftRowDto[] }>('GET', '/api/studio/drafts');
    expect(items).toEqual([]);
    for (const [method, rest, body] of [
      ['GET', '', undefined],
      ['PUT', '', { revision: 1, document: documentOf() }],
      ['DELETE', '', undefined],
      ['POST', '/presence', { place: null }],
      ['POST', '/review', { revision: 1, note: '' }],
      ['POST', '/review/decision', { approve: true, note: '' }],
      ['POST', '/review/withdrawal', {}],
    ] as const)
      for (const login of ['designer3', 'county', 'chief', 'agent', 'auditor'])
        expect([login, method, rest, (await (await as(login)).call(method, at(draft.id, rest), body)).status]).toEqual([
          login,
          method,
          rest,
          404,
        ]);
    expect((await look(draft.id)).revision).toBe(1);
    for (const login of ['county', 'agent', 'auditor', 'chief'])
      expect(await (await as(login)).refusal('POST', '/api/studio/drafts', { document: documentOf() })).toMatchObject({
        code: 'forbidden',
      });
    expect(await (await as('designer3')).refusal('POST', '/api/studio/drafts', { document: documentOf() })).toMatchObject({
      code: 'forbidden',
    });
  });

  it('is saved on the newest revision only; of two saves at once one is told to merge', async () => {
    const draft = await make();
    const [mine, theirs] = await Promise.all([
      save(draft.id, 1, documentOf({ title: '甲改的名称' })),
      save(draft.id, 1, documentOf({ title: '乙改的名称' }), 'designer2'),
    ]);
    expect([mine.status, theirs.status].sort()).toEqual([200, 409]);
    expect([mine, theirs].find(({ status }) => status === 409)?.body.code).toBe('stale');
    const after = await look(draft.id);
    expect(after).toMatchObject({ revision: 2, title: mine.status === 200 ? '甲改的名称' : '乙改的名称' });
    expect((await save(draft.id, 2, { ...after.document, workflow: { steps: 7, title: [] } }, 'designer2')).body.revision).toBe(3);
    expect(await look(draft.id)).toMatchObject({ title: '', programme: '', owner: 'miit-luoyang', updatedByName: '方晓' });
  });

  it('of a published programme begins with its newest version, its scenarios with it', async () => {
    const first = await make();
    await ask(first.id);
    expect((await decide(first.id, 'designer2')).body).toMatchObject({ state: 'published', version: 1 });
    const next = await (await as('designer2')).ask<DraftDto>('POST', '/api/studio/drafts', { programme: id });
    expect(next).toMatchObject({ basedOn: 1, newest: 1, document: documentOf() });
    const published = await (await as('designer')).ask<PublishedDocumentDto>('GET', `/api/studio/published/${id}/1`);
    expect(published).toMatchObject({ version: 1, document: documentOf() });
    expect(await (await as('designer3')).refusal('GET', `/api/studio/published/${id}/1`)).toMatchObject({ code: 'forbidden' });
    expect(await (await as('designer3')).refusal('POST', '/api/studio/drafts', { programme: id })).toMatchObject({ code: 'forbidden' });
    expect(await (await as('designer')).refusal('POST', '/api/studio/drafts', { programme: 'no-such' })).toMatchObject({
      code: 'not-found',
    });
  });

  it('is an object of bounded size and depth, without keys that reach for prototypes', async () => {
    const draft = await make();
    const designer = await as('designer');
    const put = (payload: string) => designer.call<{ code: string }>('PUT', at(draft.id), undefined, { payload });
    const around = (workflow: string) => `{"revision":1,"document":{"workflow":${workflow},"forms":{},"vocabularies":{},"scenarios":null}}`;
    const deep = `${'{"a":'.repeat(80)}1${'}'.repeat(80)}`;
    for (const workflow of [
      '7',
      'null',
      '[]',
      '"x"',
      '{"__proto__":{"x":1}}',
      '{"constructor":{"prototype":{}}}',
      deep,
      '{"title":"\\u0000"}',
    ])
      expect([workflow.slice(0, 30), (await put(around(workflow))).body.code]).toEqual([workflow.slice(0, 30), 'request.malformed']);
    expect((await put(around(`{"title":"${'x'.repeat(9 * 1024 * 1024)}"}`))).body.code).toBe('payload.too-large');
    for (const document of [
      '[]',
      '{}',
      '{"workflow":{},"forms":[],"vocabularies":{},"scenarios":null}',
      '{"workflow":{},"forms":{"a":7},"vocabularies":{},"scenarios":null}',
      '{"workflow":{},"forms":{},"vocabularies":{},"scenarios":null,"more":1}',
    ])
      expect((await put(`{"revision":1,"document":${document}}`)).body.code).toBe('request.malformed');
    expect(({} as { x?: number }).x).toBeUndefined();
    expect((await look(draft.id)).revision).toBe(1);
  });

  it('is thrown away by those who work on it', async () => {
    const draft = await make();
    expect((await (await as('designer2')).call('DELETE', at(draft.id))).status).toBe(204);
    expect(await (await as('designer')).refusal('GET', at(draft.id))).toMatchObject({ code: 'not-found' });
  });

  it('stays with its owner when its document names one that the saver doesn’t work for', async () => {
    const draft = await make();
    await save(draft.id, 1, documentOf({ owner: 'market-regulation' }));
    expect((await look(draft.id)).owner).toBe('miit-luoyang');
    expect((await ask(draft.id, 2)).body.code).toBe('forbidden');
    await save(draft.id, 2, documentOf({ owner: 'market-regulation' }), 'admin');
    expect((await look(draft.id, 'designer3')).owner).toBe('market-regulation');
    expect(await (await as('designer')).refusal('GET', at(draft.id))).toMatchObject({ code: 'not-found' });
  });
});

describe('who has a draft open', () => {
  const tell = async (draft: string, login: string, place: string | null, more: object = {}) =>
    (await as(login)).ask<PresenceDto>('POST', at(draft, '/presence'), { place, ...more });

  it('is told with the place, the newest revision and what was asked, until it is left', async () => {
    const draft = await make();
    await tell(draft.id, 'designer', 'workflow#/steps/county');
    const told = await tell(draft.id, 'designer2', null);
    expect(told.editors.map(({ name, place }) => [name, place])).toEqual([
      ['秦岚', 'workflow#/steps/county'],
      ['方晓', null],
    ]);
    await save(draft.id, 1, documentOf({ title: '改名' }));
    expect(await tell(draft.id, 'designer2', null)).toMatchObject({ revision: 2, may: { edit: true } });
    await ask(draft.id, 2);
    expect(await tell(draft.id, 'designer2', null)).toMatchObject({ review: { state: 'asked' }, may: { edit: false, decide: true } });
    expect((await tell(draft.id, 'designer', null, { leaving: true })).editors.map(({ name }) => name)).toEqual(['方晓']);
    expect((await tell(draft.id, 'designer2', null)).editors.map(({ name }) => name)).toEqual(['方晓']);
  });
});

describe('four eyes', () => {
  it('publish what was asked for: by another designer, never by who asked', async () => {
    const draft = await make();
    expect((await ask(draft.id)).body).toMatchObject({ state: 'asked', revision: 1, note: '请复核', askedByName: '秦岚' });
    expect((await look(draft.id)).may).toEqual({ edit: false, ask: false, decide: false, withdraw: true, remove: false });
    expect((await look(draft.id, 'designer2')).may).toEqual({ edit: false, ask: false, decide: true, withdraw: false, remove: false });
    expect((await save(draft.id, 1, documentOf({ title: '偷改' }))).body.code).toBe('draft.asked');
    expect((await save(draft.id, 1, documentOf({ title: '偷改' }), 'designer2')).body.code).toBe('draft.asked');
    expect(await (await as('designer')).refusal('DELETE', at(draft.id))).toMatchObject({ code: 'draft.asked' });
    expect((await ask(draft.id, 1, 'designer2')).body.code).toBe('draft.asked');
    expect((await decide(draft.id, 'designer')).body.code).toBe('same-person');
    expect((await decide(draft.id, 'designer2')).body).toMatchObject({ state: 'published', version: 1, decidedByName: '方晓' });
    expect((await decide(draft.id, 'designer2')).body.code).toBe('state.wrong');
    expect(await look(draft.id)).toMatchObject({ basedOn: 1, newest: 1, may: { edit: true } });
    expect((await ask(draft.id)).body.code).toBe('draft.unchanged');
    const { items } = await (await as('agent')).ask<{ items: { id: string; version: number }[] }>('GET', '/api/programmes');
    expect(items).toContainEqual(expect.objectContaining({ id, version: 1 }));
  });

  it('of two decisions at once one counts', async () => {
    const draft = await make();
    await ask(draft.id);
    const both = await Promise.all([decide(draft.id, 'designer2'), decide(draft.id, 'admin', false, '不同意')]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(both.find(({ status }) => status === 409)?.body.code).toBe('state.wrong');
  });

  it('send back with a note, after which the draft can be changed and asked for again', async () => {
    const draft = await make();
    await ask(draft.id);
    expect((await decide(draft.id, 'admin', false, ' ')).body.code).toBe('reason.required');
    expect((await decide(draft.id, 'admin', false, '期限应为十个工作日')).body).toMatchObject({
      state: 'refused',
      decisionNote: '期限应为十个工作日',
    });
    expect((await save(draft.id, 1, documentOf({ summary: '已修改' }))).status).toBe(200);
    expect((await ask(draft.id, 2, 'designer2')).body.state).toBe('asked');
    expect((await decide(draft.id, 'designer2')).body.code).toBe('same-person');
    expect((await decide(draft.id, 'designer')).body).toMatchObject({ state: 'published', version: 1 });
  });

  it('let who asked take it back, and nobody else but the administrator', async () => {
    const draft = await make();
    await ask(draft.id);
    const withdraw = async (login: string) =>
      (await as(login)).call<{ code: string; state: string }>('POST', at(draft.id, '/review/withdrawal'));
    expect((await withdraw('designer2')).body.code).toBe('forbidden');
    expect((await withdraw('designer')).body.state).toBe('withdrawn');
    expect((await withdraw('designer')).body.code).toBe('state.wrong');
    expect((await save(draft.id, 1, documentOf({ title: '再改' }))).status).toBe(200);
    await ask(draft.id, 2);
    expect((await withdraw('admin')).body.state).toBe('withdrawn');
  });

  it('are asked for sound content alone, as it was saved last', async () => {
    const draft = await make('designer', documentOf({ start: 'nowhere' }));
    const refused = await ask(draft.id);
    expect(refused.body).toMatchObject({
      code: 'definition.invalid',
      errors: expect.arrayContaining([expect.objectContaining({ pointer: '/start' })]),
    });
    await save(draft.id, 1, documentOf());
    expect((await ask(draft.id, 1)).body.code).toBe('stale');
    expect((await ask(draft.id, 2)).status).toBe(200);
  });

  it('are asked for when every scenario ends as it should, and say of each that doesn’t what came instead', async () => {
    const run = (outcome: string) => ({
      title: '企业撤回申请',
      start: '2026-03-02',
      steps: [
        { as: 'agent', open: { uscc: '91410305MA9XTE0263' } },
        { as: 'agent', complete: 'submit', data: { amount: 100, note: '更新' } },
        { as: 'agent', withdraw: '暂不申请', expect: { outcome } },
      ],
    });
    const withRun = (outcome: string) => ({ ...documentOf(), scenarios: { application: {}, scenarios: [run(outcome)] } });
    const draft = await make('designer', withRun('approved'));
    const played = await (await as('designer2')).ask<PlayedScenariosDto>('POST', at(draft.id, '/scenarios'));
    expect(played).toMatchObject({ revision: 1, results: [{ title: '企业撤回申请', passed: false }] });
    // One after the other, so that whoever waits sees how far it is.
    const one = async (place: string) =>
      (await as('designer2')).call<PlayedScenariosDto>('POST', at(draft.id, `/scenarios?scenario=${place}`));
    expect((await one('0')).body.results).toEqual(played.results);
    expect((await one('1')).body.results).toEqual([]);
    expect((await one('-1')).status).toBe(400);
    const refused = await ask(draft.id);
    expect(refused).toMatchObject({
      status: 422,
      body: { code: 'scenarios.failed', errors: [{ message: expect.stringMatching(/^企业撤回申请：/) }] },
    });
    await save(draft.id, 1, withRun('withdrawn'));
    expect((await (await as('designer')).ask<PlayedScenariosDto>('POST', at(draft.id, '/scenarios'))).results).toMatchObject([
      { passed: true, says: [] },
    ]);
    expect((await ask(draft.id, 2)).body.state).toBe('asked');
  });

  it('are asked for when the test cases beside the rules come out as expected', async () => {
    const withCase = (expected: unknown) => ({
      ...documentOf({ eligibility: [{ id: 'large', when: 'enterprise.employees > 10', reason: '规模' }] }),
      scenarios: {
        rules: [{ rule: '/eligibility/0/when', title: '二十人的企业', given: { enterprise: { employees: 20 } }, expect: expected }],
      },
    });
    const draft = await make('designer', withCase(false));
    expect((await ask(draft.id)).body).toMatchObject({
      code: 'scenarios.failed',
      errors: [{ message: expect.stringMatching(/^二十人的企业：/) }],
    });
    await save(draft.id, 1, withCase(true));
    expect((await ask(draft.id, 2)).body.state).toBe('asked');
  });

  it('are refused with scenarios that nobody can play, by their places and never by a fault', async () => {
    const draft = await make();
    for (const [index, scenarios] of [
      7,
      'x',
      [],
      { scenarios: 'x' },
      { scenarios: [7] },
      { scenarios: [{}] },
      { scenarios: [{ title: 'a', start: 'b', steps: [] }] },
      { scenarios: [], rules: {} },
    ].entries()) {
      await save(draft.id, index + 1, { ...documentOf(), scenarios });
      const played = await (await as('designer')).call('POST', at(draft.id, '/scenarios'));
      expect([scenarios, played.status]).toEqual([scenarios, 422]);
      const asked = await ask(draft.id, index + 2);
      expect([scenarios, asked.body.code]).toEqual([scenarios, 'scenarios.failed']);
    }
  });

  it('hold a draft that doesn’t contain the newest version until it was taken over', async () => {
    const one = await make();
    const two = await make('designer2', documentOf({ summary: '另一份草稿' }));
    await ask(one.id);
    await ask(two.id, 1, 'designer2');
    await decide(one.id, 'designer2');
    // It was asked before the other one was published: the differences that were read aren't those any more.
    expect((await decide(two.id, 'designer')).body.code).toBe('draft.outdated');
    await (await as('designer2')).ask('POST', at(two.id, '/review/withdrawal'));
    expect((await ask(two.id, 1, 'designer2')).body.code).toBe('draft.outdated');
    const merged = { revision: 1, document: documentOf({ summary: '另一份草稿' }), basedOn: 1 };
    await (await as('designer2')).ask('PUT', at(two.id), merged);
    expect((await ask(two.id, 2, 'designer2')).status).toBe(200);
    expect((await decide(two.id, 'designer')).body).toMatchObject({ state: 'published', version: 2 });
  });

  it('take a programme over from another organisation only by the administrator', async () => {
    const draft = await make();
    await ask(draft.id);
    await decide(draft.id, 'designer2');
    const taken = await make('designer3', documentOf({ owner: 'market-regulation' }));
    expect((await ask(taken.id, 1, 'designer3')).body.code).toBe('forbidden');
  });
});

it('what designers choose from is the office as it is', async () => {
  const places = await (await as('designer')).ask<StudioPlacesDto>('GET', '/api/studio/places');
  expect(places.organisations).toContainEqual({ id: 'miit-410305', name: '涧西区工业和信息化局', district: '410305' });
  expect(places.positions).toContainEqual({ role: 'county-inspector', title: expect.any(String), org: 'miit-410305', people: 2 });
  expect(places.positions.some(({ role }) => ['designer', 'administrator', 'auditor'].includes(role))).toBe(false);
  expect(places.registries).toContainEqual(expect.objectContaining({ id: 'innovative-sme' }));
  expect(places.programmes.find((one) => one.id === 'innovative-sme-evaluation')?.outcomes).toContain('approved');
  expect(await (await as('county')).refusal('GET', '/api/studio/places')).toMatchObject({ code: 'forbidden' });
});
