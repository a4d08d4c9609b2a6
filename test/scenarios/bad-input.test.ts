/**
 * Bad input to every route, on both databases: never a 5xx, always a problem that names its places; what was kept stays as it was.
 */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadProgramme } from '../../engine/effects/programmes.ts';
import { rootFolder } from '../../engine/main.ts';
import type { ProblemDetails } from '../../engine/model/dto/session.ts';
import { pdf } from '../support/files.ts';
import { hostileSource, hostileText, hostileValue, spoiled } from '../support/hostile.ts';
import { type Answered, multipart, type Person } from '../support/person.ts';
import type { Postgres } from '../support/postgres.ts';
import { sharedPostgres } from '../support/shared-postgres.ts';
import { applicationOf, firstUscc, programme, secondUscc, windowOf } from '../support/sme.ts';
import { openWorld, type World } from '../support/world.ts';

const runs = Number(process.env.FUZZ_RUNS ?? 25);
const people = ['agent', 'county', 'chief', 'designer', 'admin'] as const;
const fuzz = <T>(arbitrary: fc.Arbitrary<T>, check: (value: T) => Promise<void>, numRuns = runs) =>
  fc.assert(fc.asyncProperty(arbitrary, check), { numRuns, verbose: 1 });

function expectSound(answered: Answered, what: unknown): void {
  const told = `${JSON.stringify(what)?.slice(0, 500)} → ${answered.status} ${answered.raw.body.slice(0, 300)}`;
  expect(answered.status, told).toBeLessThan(500);
  if (answered.status < 400) return;
  expect(String(answered.headers['content-type']), told).toContain('application/problem+json');
  const problem = answered.body as ProblemDetails;
  expect(problem.status, told).toBe(answered.status);
  expect(problem.code && problem.title && problem.detail, told).toBeTruthy();
  expect(
    problem.errors.every(({ pointer, message }) => typeof pointer === 'string' && message !== ''),
    told,
  ).toBe(true);
  expect(answered.raw.body, told).not.toMatch(/\bat .*\.[jt]s:\d+|node_modules|SQLITE|syntax error at/);
}

describe.each(['sqlite', 'postgres'] as const)('bad input on %s', (dialect) => {
  let world: World;
  let postgres: Postgres | null = null;
  let caseId: string;
  let taskId: string;
  let bodies: Record<string, unknown>;

  beforeAll(async () => {
    if (dialect === 'postgres') postgres = sharedPostgres();
    world = await openWorld(postgres ? { databaseUrl: await postgres.createDatabase() } : {});
    const agent = await world.as('agent');
    const window = await windowOf(agent);
    const kase = await agent.open({ programme, uscc: firstUscc, window, applyType: 'new' });
    caseId = kase.id;
    taskId = kase.tasks[0]?.id ?? '';
    const data = await applicationOf(agent);
    await agent.draft(caseId, data);
    const profile = await agent.ask('GET', `/api/enterprises/${firstUscc}`);
    bodies = {
      '/api/session': { login: 'agent', password: 'x' },
      '/api/cases': { programme, uscc: firstUscc, window, applyType: 'new' },
      [`/api/cases/${caseId}/withdraw`]: { reason: 'x' },
      [`/api/tasks/${taskId}/complete`]: { outcome: 'submit', reason: '', data, notes: [{ field: 'rdY1', reason: 'x' }], seq: 1 },
      [`/api/tasks/${taskId}/claim`]: {},
      [`/api/tasks/${taskId}/release`]: {},
      [`/api/tasks/${taskId}/transfer`]: { to: 'user-county', reason: 'x', seq: 1 },
      [`/api/tasks/${taskId}/add-signer`]: { user: 'user-county', place: 'after', reason: 'x' },
      [`/api/tasks/${taskId}/remind`]: { seq: 1 },
      'PUT /api/absence': { from: '2026-03-02', to: '2026-03-09', substitute: 'user-county' },
      '/api/windows': { programme, title: 'x', opensOn: '2026-01-01', closesOn: '2026-12-31', settings: { a: 1, b: 'x' } },
      '/api/batches': {
        programme,
        step: 'meeting',
        documentNumber: 'x',
        attendance: { present: 1, total: 2 },
        decisions: [{ taskId, outcome: 'approve' }],
      },
      '/api/calendar/due': { start: '2026-03-02', amount: 5, unit: 'workingDays', pauses: [{ from: '2026-03-03', to: '2026-03-04' }] },
      '/api/definitions/check': { package: {} },
      '/api/public/notices/x.notice/objections': { name: 'x', contact: 'x', grounds: 'x' },
      [`PUT /api/enterprises/${firstUscc}`]: profile,
      [`PUT /api/tasks/${taskId}/draft`]: { data },
      'PUT /api/calendar/2030': { source: 'x', holidays: ['2030-01-01'], workdays: [] },
    };
  });
  afterAll(async () => {
    await world.close();
    await postgres?.stop();
  });
  const person = fc.constantFrom(...people, 'nobody');
  const personOf = async (login: string): Promise<Person> => (login === 'nobody' ? world.stranger() : world.as(login));

  it('in bodies that were valid but for one place', async () => {
    for (const [name, body] of Object.entries(bodies)) {
      const [method, url] = name.includes(' ') ? (name.split(' ') as [string, string]) : ['POST', name];
      // Whoever may do it, so that the body is looked at.
      const login = url.startsWith('/api/calendar/20')
        ? 'admin'
        : url.startsWith('/api/windows')
          ? 'chief'
          : url.startsWith('/api/definitions')
            ? 'admin'
            : 'agent';
      await fuzz(spoiled(body), async (value) => {
        // A valid withdrawal or submission would end the others' case.
        if (url.endsWith('/withdraw') && typeof (value as { reason?: unknown })?.reason === 'string') return;
        const answered = await (await personOf(login)).call(method, url, value, { payload: JSON.stringify(value) ?? '' });
        if (!url.endsWith('/complete') || answered.status >= 400) expectSound(answered, { url, value });
      });
    }
  });

  it('in bodies that are no JSON, or no JSON anybody writes', async () => {
    for (const name of Object.keys(bodies)) {
      const [method, url] = name.includes(' ') ? (name.split(' ') as [string, string]) : ['POST', name];
      await fuzz(
        fc.tuple(hostileSource, person),
        async ([payload, login]) => {
          const answered = await (await personOf(login)).call(method, url, undefined, {
            payload: payload as string,
            headers: { 'content-type': 'application/json' },
          });
          expectSound(answered, { url, payload: String(payload).slice(0, 100) });
        },
        10,
      );
    }
  });

  it('in addresses', async () => {
    const { paths } = await world.stranger().ask<{ paths: Record<string, Record<string, unknown>> }>('GET', '/api/openapi.json');
    for (const [path, methods] of Object.entries(paths))
      for (const method of Object.keys(methods).filter((candidate) => candidate !== 'delete')) {
        if (!path.includes('{')) continue;
        await fuzz(
          fc.tuple(hostileText, person),
          async ([text, login]) => {
            const url = path.replace(/\{\w+\}/g, encode(text));
            const body = method === 'get' ? undefined : {};
            expectSound(await (await personOf(login)).call(method.toUpperCase(), url, body), { method, url });
          },
          8,
        );
      }
  });

  it('in queries and headers', async () => {
    const lists = [
      '/api/cases',
      '/api/tasks',
      '/api/messages',
      '/api/windows',
      '/api/public/notices',
      '/api/registries/innovative-sme/entries',
      `/api/programmes/${programme}/eligibility`,
    ];
    const names = ['q', 'after', 'limit', 'status', 'programme', 'district', 'light', 'mine', 'uscc', 'open', '__proto__'];
    await fuzz(
      fc.tuple(fc.constantFrom(...lists), fc.constantFrom(...names), hostileText, person),
      async ([list, name, text, login]) => {
        const url = `${list}?${name}=${encode(text)}`;
        expectSound(await (await personOf(login)).call('GET', url), { url });
      },
      runs * 8,
    );
    const cursors = [['\0', 'x'], ['x'], [1, 2], 'x', { a: 1 }, ['2026-01-01', '\ud800']].map((value) =>
      Buffer.from(JSON.stringify(value)).toString('base64url'),
    );
    for (const list of lists.slice(0, 6))
      for (const cursor of cursors) expectSound(await (await world.as('agent')).call('GET', `${list}?after=${cursor}`), { list, cursor });
    const headers = [
      'if-match',
      'idempotency-key',
      'accept-language',
      'prefer',
      'cookie',
      'x-csrf-token',
      'content-type',
      'x-forwarded-proto',
    ];
    const value = fc.oneof(
      fc.string({ unit: 'grapheme-ascii', maxLength: 30 }),
      fc.constantFrom('"', 'W/"1"', 'x'.repeat(4000), '*', 'lz_session=x', 'multipart/form-data', 'multipart/form-data; boundary='),
    );
    await fuzz(
      fc.tuple(fc.constantFrom(...headers), value),
      async ([name, text]) => {
        const options = { headers: { [name]: text.replace(/[^\x20-\x7e]/g, '') } };
        expectSound(await (await world.as('agent')).call('PUT', `/api/tasks/${taskId}/draft`, { data: {} }, options), { name, text });
      },
      runs * 4,
    );
  });

  it('in files', async () => {
    const agent = await world.as('agent');
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 200 }).map((array) => Buffer.from(array)),
      fc.constantFrom(pdf, Buffer.alloc(0), Buffer.from('PK\x03\x04zip')),
    );
    const type = fc.constantFrom('application/pdf', 'image/png', 'text/html', 'application/zip', 'x', '');
    await fuzz(fc.tuple(bytes, type, hostileText), async ([content, mime, name]) => {
      const clean = name.replace(/["\r\n]/g, '');
      expectSound(await agent.tryUpload({ name: clean, type: mime, bytes: content }), { mime, name });
    });
    for (const payload of ['', '--x', '--lzboundary7d1c\r\n', `--lzboundary7d1c\r\nContent-Disposition: form-data\r\n\r\nx`])
      expectSound(
        await agent.call('POST', '/api/files', undefined, { ...multipart({ name: 'a', type: 'b', bytes: pdf }), payload }),
        payload,
      );
    const wrong = multipart({ name: 'a.pdf', type: 'application/pdf', bytes: pdf }, 'other');
    expect((await agent.call<ProblemDetails>('POST', '/api/files', undefined, wrong)).body.errors[0]?.pointer).toBe('/file');
  });

  it('in definitions: every Problem is named and nothing is stored', async () => {
    const admin = await world.as('admin');
    const pkg = loadProgramme(rootFolder(), programme);
    const count = async () => (await world.app.store.read('definitions').count({ n: '*' }))[0]?.n;
    const before = await count();
    const slim = { workflow: pkg.workflow, forms: { statement: pkg.forms.statement }, vocabularies: {} };
    await fuzz(
      spoiled(slim),
      async (value) => {
        for (const url of ['/api/definitions/check', '/api/definitions'])
          expectSound(await admin.call('POST', url, { package: value }, { payload: JSON.stringify({ package: value }) ?? '' }), { url });
      },
      runs * 2,
    );
    await fuzz(hostileValue, async (value) => {
      expectSound(
        await admin.call('POST', '/api/definitions', undefined, {
          payload: JSON.stringify({ package: value }) ?? '{}',
          headers: { 'content-type': 'application/json' },
        }),
        value,
      );
    });
    expect(await count()).toEqual(before);
    const broken = structuredClone(pkg) as unknown as { workflow: { steps: Record<string, Record<string, unknown>>; start: string } };
    broken.workflow.start = 'nowhere';
    (broken.workflow.steps.standard as { otherwise: string }).otherwise = 'gone';
    const problem = await admin.refusal('POST', '/api/definitions', { package: broken });
    expect(problem.code).toBe('definition.invalid');
    expect(problem.errors.map(({ pointer }) => pointer)).toEqual(expect.arrayContaining(['/start', '/steps/standard/otherwise']));
    expect(problem.errors.every(({ document }) => document === 'workflow')).toBe(true);
  });

  it('and after all that a refused submission leaves the draft, which is then accepted', async () => {
    const agent = await world.as('agent2');
    const kase = await agent.open({ programme, uscc: secondUscc, window: await windowOf(agent), applyType: 'new' });
    const data = await applicationOf(agent);
    expect((await agent.draft(kase.id, { ...data, mobile: '1' })).status).toBe(200);
    const task = `/api/tasks/${kase.tasks[0]?.id}`;
    const problem = await agent.refusal('POST', `${task}/complete`, { outcome: 'submit' });
    expect([problem.code, problem.errors.map(({ pointer }) => pointer)]).toEqual(['input.invalid', ['/mobile']]);
    expect((await agent.kase(kase.id)).tasks[0]?.draft?.data.mobile).toBe('1');
    const stale = await agent.draft(kase.id, data);
    expect(stale.status).toBe(409);
    expect(stale.body).toMatchObject({ code: 'stale', draft: { version: 1, data: { mobile: '1' } } });
    expect((await agent.draft(kase.id, data, 1)).status).toBe(200);
    expect((await agent.complete(kase.id, 'submit')).declared.mobile).toBe(data.mobile);
  });
});

/** As a browser would send it; lone surrogates can't be encoded. */
function encode(text: string): string {
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\ufffd')) || '%20';
}
