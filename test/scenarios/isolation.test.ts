/**
 * Who may use which route, for a case of one enterprise and county: every route of the OpenAPI document × every person.
 * What is expected is written down here by itself, not computed from the policy: a new route without a row fails.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CaseDto } from '../../engine/model/dto/case.ts';
import { pdfOf } from '../support/files.ts';
import { multipart, type Person } from '../support/person.ts';
import { applicationOf, apply, bringTo, firstUscc, programme, secondUscc, windowOf } from '../support/sme.ts';
import { openWorld, password, type World } from '../support/world.ts';

const members = ['agent', 'legal'];
const county = ['county', 'county2'];
const departments = ['market', 'safety', 'environment', 'tax'];
const owner = ['city', 'chief', 'council'];
const watchers = ['supervisor', 'auditor'];
const strangers = ['agent2', 'luolong', 'luolong2'];
const others = ['designer', 'admin'];
const everybody = [...members, ...county, ...departments, ...owner, ...watchers, ...strangers, ...others];
const nobody = 'nobody';
const caseReaders = [...members, ...county, ...departments, ...owner, ...watchers];
const officers = [...county, ...departments, ...owner, 'luolong', 'luolong2'];
const entryReaders = [...members, ...county, ...owner, ...watchers];

interface Things {
  readonly running: CaseDto;
  readonly done: string;
  readonly task: string;
  readonly entry: string;
  readonly notice: string;
  readonly file: string;
  readonly window: string;
  readonly hash: string;
  readonly verification: string;
}
interface Row {
  readonly allowed: readonly string[];
  readonly url: (things: Things) => string;
  readonly body?: unknown;
  readonly upload?: true;
}

const profile = {
  ...{ uscc: firstUscc, name: '改名有限公司', district: '410305', industry: 'C34', foundedOn: '2016-05-18', status: 'active' },
  ...{ legalName: '周明远', contact: '李晓雯', mobile: '13903790001', employees: 126, years: [] },
};
const open = [...everybody, nobody];
const noMigration = { from: '0'.repeat(64), to: '0'.repeat(64), plan: {} };

const rows: Readonly<Record<string, Row>> = {
  'GET /api/health': { allowed: open, url: () => '/api/health' },
  'POST /api/session': { allowed: open, url: () => '/api/session', body: {} },
  'GET /api/session': { allowed: everybody, url: () => '/api/session' },
  'DELETE /api/session': { allowed: everybody, url: () => '/api/session' },
  'GET /api/programmes': { allowed: everybody, url: () => '/api/programmes' },
  'GET /api/programmes/{id}': { allowed: everybody, url: () => `/api/programmes/${programme}` },
  'GET /api/programmes/{id}/eligibility': {
    allowed: [...members, ...county, ...owner, ...watchers],
    url: () => `/api/programmes/${programme}/eligibility?uscc=${firstUscc}`,
  },
  'GET /api/definitions/{hash}': { allowed: everybody, url: ({ hash }) => `/api/definitions/${hash}` },
  'POST /api/definitions/check': { allowed: others, url: () => '/api/definitions/check', body: { package: {} } },
  'POST /api/definitions': { allowed: others, url: () => '/api/definitions', body: { package: {} } },
  'GET /api/definitions/{hash}/diff': { allowed: others, url: ({ hash }) => `/api/definitions/${hash}/diff?to=${hash}` },
  'POST /api/definitions/{hash}/restore': { allowed: others, url: ({ hash }) => `/api/definitions/${hash}/restore` },
  'GET /api/programmes/{id}/versions': { allowed: others, url: () => `/api/programmes/${programme}/versions` },
  'GET /api/migrations': { allowed: others, url: () => `/api/migrations?programme=${programme}` },
  // Two versions are needed: `migration.test.ts` shows who may.
  'POST /api/migrations': { allowed: [], url: () => '/api/migrations', body: noMigration },
  'POST /api/migrations/preview': { allowed: [], url: () => '/api/migrations/preview', body: noMigration },
  'POST /api/migrations/{id}/undo': { allowed: [], url: () => `/api/migrations/${noMigration.from}/undo` },
  'GET /api/windows': { allowed: everybody, url: () => '/api/windows' },
  'POST /api/windows': {
    allowed: [...owner, 'designer'],
    url: () => '/api/windows',
    body: { programme, title: 'next', opensOn: '2027-01-01', closesOn: '2027-02-01' },
  },
  'PATCH /api/windows/{id}': { allowed: [...owner, 'designer'], url: ({ window }) => `/api/windows/${window}`, body: { title: 'renamed' } },
  'GET /api/enterprises': { allowed: everybody, url: () => '/api/enterprises' },
  'GET /api/enterprises/{uscc}': { allowed: [...members, ...county, ...watchers], url: () => `/api/enterprises/${firstUscc}` },
  'PUT /api/enterprises/{uscc}': { allowed: members, url: () => `/api/enterprises/${firstUscc}`, body: profile },
  'GET /api/vocabularies/{id}': { allowed: everybody, url: () => '/api/vocabularies/regions' },
  'GET /api/cases': { allowed: everybody, url: () => '/api/cases' },
  'POST /api/cases': { allowed: members, url: () => '/api/cases', body: { programme, uscc: firstUscc } },
  'GET /api/cases/{id}': { allowed: caseReaders, url: ({ running }) => `/api/cases/${running.id}` },
  'GET /api/cases/{id}/history': { allowed: caseReaders, url: ({ running }) => `/api/cases/${running.id}/history` },
  'GET /api/cases/{id}/decision.pdf': { allowed: caseReaders, url: ({ done }) => `/api/cases/${done}/decision.pdf` },
  'GET /api/cases/{id}/flow': { allowed: caseReaders, url: ({ running }) => `/api/cases/${running.id}/flow` },
  'POST /api/cases/{id}/withdraw': { allowed: members, url: ({ running }) => `/api/cases/${running.id}/withdraw`, body: { reason: 'no' } },
  'GET /api/tasks': { allowed: everybody, url: () => '/api/tasks' },
  'GET /api/tasks/counts': { allowed: everybody, url: () => '/api/tasks/counts' },
  'POST /api/tasks/{id}/claim': { allowed: ['market'], url: ({ task }) => `/api/tasks/${task}/claim`, body: {} },
  'POST /api/tasks/{id}/release': { allowed: ['market'], url: ({ task }) => `/api/tasks/${task}/release`, body: {} },
  'PUT /api/tasks/{id}/draft': { allowed: ['market'], url: ({ task }) => `/api/tasks/${task}/draft`, body: { data: {} } },
  'GET /api/tasks/copies': { allowed: everybody, url: () => '/api/tasks/copies' },
  'GET /api/tasks/{id}/candidates': { allowed: ['market', 'supervisor'], url: ({ task }) => `/api/tasks/${task}/candidates?op=transfer` },
  'POST /api/tasks/{id}/transfer': {
    allowed: ['market', 'supervisor'],
    url: ({ task }) => `/api/tasks/${task}/transfer`,
    body: { to: 'user-none', reason: 'no' },
  },
  'POST /api/tasks/{id}/delegate': { allowed: ['market'], url: ({ task }) => `/api/tasks/${task}/delegate`, body: { to: 'user-none' } },
  'POST /api/tasks/{id}/add-signer': {
    allowed: ['market'],
    url: ({ task }) => `/api/tasks/${task}/add-signer`,
    body: { user: 'user-none', place: 'after' },
  },
  'POST /api/tasks/{id}/drop-signer': { allowed: [], url: ({ task }) => `/api/tasks/${task}/drop-signer`, body: { user: 'user-none' } },
  'POST /api/tasks/{id}/copy': { allowed: ['market'], url: ({ task }) => `/api/tasks/${task}/copy`, body: { to: 'user-none' } },
  'POST /api/tasks/{id}/remind': { allowed: caseReaders, url: ({ task }) => `/api/tasks/${task}/remind`, body: {} },
  'POST /api/tasks/{id}/complete': { allowed: ['market'], url: ({ task }) => `/api/tasks/${task}/complete`, body: { outcome: 'clear' } },
  'POST /api/tasks/{id}/take-back': { allowed: ['market'], url: ({ task }) => `/api/tasks/${task}/take-back`, body: {} },
  'GET /api/absence': { allowed: everybody, url: () => '/api/absence' },
  'GET /api/absence/candidates': { allowed: officers, url: () => '/api/absence/candidates' },
  'PUT /api/absence': {
    allowed: officers,
    url: () => '/api/absence',
    body: { from: '2026-03-01', to: '2099-12-31', substitute: 'user-none' },
  },
  'DELETE /api/absence': { allowed: officers, url: () => '/api/absence' },
  'POST /api/files': {
    allowed: everybody.filter((login) => ![...watchers, ...others].includes(login)),
    url: () => '/api/files',
    upload: true,
  },
  'GET /api/files/{id}': { allowed: caseReaders, url: ({ file }) => `/api/files/${file}` },
  'GET /api/batches': { allowed: everybody, url: () => '/api/batches' },
  'POST /api/batches': {
    allowed: ['market'],
    url: ({ task }) => `/api/batches#${task}`,
    body: { programme, step: 'meeting', decisions: [{ taskId: 'TASK', outcome: 'approve' }] },
  },
  'GET /api/registries': { allowed: everybody, url: () => '/api/registries' },
  'GET /api/registries/{id}/entries': { allowed: everybody, url: () => '/api/registries/innovative-sme/entries' },
  'GET /api/entries/{id}': { allowed: entryReaders, url: ({ entry }) => `/api/entries/${entry}` },
  'POST /api/entries/{id}/updates': {
    allowed: members,
    url: ({ entry }) => `/api/entries/${entry}/updates`,
    body: { year: 2027, data: {} },
  },
  'GET /api/entries/{id}/certificate.pdf': { allowed: entryReaders, url: ({ entry }) => `/api/entries/${entry}/certificate.pdf` },
  'POST /api/entries/{id}/changes': {
    allowed: members,
    url: ({ entry }) => `/api/entries/${entry}/changes`,
    body: { on: '2026-03-02', data: {} },
  },
  // This registry knows no proceedings, which its readers are told; `limits/registry.test.ts` shows who may.
  'POST /api/entries/{id}/proceedings': {
    allowed: entryReaders,
    url: ({ entry }) => `/api/entries/${entry}/proceedings`,
    body: { act: 'clue', reason: 'no-such', grounds: 'no' },
  },
  'GET /api/experts': { allowed: ['admin', 'auditor'], url: () => '/api/experts' },
  'POST /api/experts': { allowed: ['admin'], url: () => '/api/experts', body: { pool: 'experts', login: 'market' } },
  'PATCH /api/experts/{id}': { allowed: [], url: () => '/api/experts/none', body: {} },
  'GET /api/cases/{id}/draws': { allowed: [...owner, 'auditor'], url: ({ running }) => `/api/cases/${running.id}/draws` },
  'POST /api/cases/{id}/draws': {
    allowed: owner,
    url: ({ running }) => `/api/cases/${running.id}/draws`,
    body: { step: 'no-such', reason: 'no' },
  },
  'POST /api/tasks/{id}/decline': { allowed: ['market'], url: ({ task }) => `/api/tasks/${task}/decline`, body: { reason: 'no' } },
  'POST /api/tasks/{id}/extend': { allowed: ['market'], url: ({ task }) => `/api/tasks/${task}/extend`, body: { reason: 'no' } },
  'GET /api/public/notices': { allowed: open, url: () => '/api/public/notices' },
  'GET /api/public/notices/{id}': { allowed: open, url: ({ notice }) => `/api/public/notices/${notice}` },
  'POST /api/public/notices/{id}/objections': { allowed: open, url: ({ notice }) => `/api/public/notices/${notice}/objections`, body: {} },
  'GET /api/public/verify/{code}': { allowed: open, url: ({ verification }) => `/api/public/verify/${verification}` },
  'GET /api/public/registries': { allowed: open, url: () => '/api/public/registries' },
  'GET /api/public/registries/{id}/entries': { allowed: open, url: () => '/api/public/registries/innovative-sme/entries' },
  'GET /api/calendar': { allowed: everybody, url: () => '/api/calendar' },
  'POST /api/calendar/due': {
    allowed: everybody,
    url: () => '/api/calendar/due',
    body: { start: '2026-03-02', amount: 1, unit: 'workingDays' },
  },
  'PUT /api/calendar/{year}': {
    allowed: ['admin'],
    url: () => '/api/calendar/2027',
    body: { source: 'notice', holidays: [], workdays: [] },
  },
  'POST /api/cases/{id}/messages': { allowed: [], url: ({ running }) => `/api/cases/${running.id}/messages`, body: { name: 'no-such' } },
  'POST /api/messages': { allowed: everybody, url: () => '/api/messages', body: { name: 'no-such', key: 'none' } },
  'GET /api/incidents': { allowed: ['supervisor', 'admin'], url: () => '/api/incidents' },
  'POST /api/incidents/{id}/retry': { allowed: [], url: ({ running }) => `/api/incidents/${running.id}~timer:none/retry`, body: {} },
  'POST /api/incidents/{id}/preview': {
    allowed: [],
    url: ({ running }) => `/api/incidents/${running.id}~timer:none/preview`,
    body: { reason: 'no', to: 'apply' },
  },
  'POST /api/incidents/{id}/repair': {
    allowed: [],
    url: ({ running }) => `/api/incidents/${running.id}~timer:none/repair`,
    body: { reason: 'no', to: 'apply' },
  },
  'GET /api/messages': { allowed: everybody, url: () => '/api/messages' },
  'POST /api/messages/{id}/read': { allowed: [], url: () => '/api/messages/not-mine/read', body: {} },
};

let world: World;
let things: Things;

beforeAll(async () => {
  world = await openWorld();
  const chief = await world.as('chief');
  const window = await chief.ask<{ id: string }>('POST', '/api/windows', {
    ...{ programme, title: 'second', opensOn: '2026-03-01', closesOn: '2026-12-31' },
    settings: { newRule: 'r2022-63', reviewRule: 'r2022-63' },
  });
  // One case is under way with the departments, the other has ended with a certificate.
  const agent = await world.as('agent');
  const running = await agent.open({ programme, uscc: firstUscc, window: window.id, applyType: 'new' });
  const done = await apply(world);
  await bringTo(world, done.id, 'done');
  await agent.complete(running.id, 'submit', { data: await applicationOf(agent) });
  await (await world.as('legal')).complete(running.id, 'sign', { password });
  await bringTo(world, running.id, 'depts');
  const agent2 = await world.as('agent2');
  const draft = await agent2.open({ programme, uscc: secondUscc, window: await windowOf(agent2), applyType: 'new' });
  await agent2.draft(draft.id, await applicationOf(agent2));
  const { certificate, declared } = await agent.kase(done.id);
  const [definition] = (await agent.ask<{ items: { hash: string }[] }>('GET', '/api/programmes')).items;
  things = {
    running: await agent.kase(running.id),
    done: done.id,
    task: (await (await world.as('market')).task(running.id)).id,
    entry: certificate?.entry ?? '',
    notice: `${done.id}.notice`,
    file: (declared.licence as { id: string }[])[0]?.id ?? '',
    window: window.id,
    hash: definition?.hash ?? '',
    verification: certificate?.verification ?? '',
  };
});
afterAll(() => world.close());

async function personOf(login: string): Promise<Person> {
  return login === nobody ? world.stranger() : world.as(login);
}

async function statusFor(login: string, name: string, row: Row): Promise<number> {
  const [method = 'GET'] = name.split(' ');
  const person = await personOf(login);
  const body = JSON.parse(JSON.stringify(row.body ?? null).replace('TASK', things.task)) as unknown;
  if (row.upload)
    return (
      await person.call(method, row.url(things), undefined, multipart({ name: 'a.pdf', type: 'application/pdf', bytes: pdfOf(login) }))
    ).status;
  return (await person.call(method, row.url(things).split('#')[0] ?? '', row.body === undefined ? undefined : body)).status;
}

describe('the routes', () => {
  it('are all in the table', async () => {
    const { paths } = await world.stranger().ask<{ paths: Record<string, Record<string, unknown>> }>('GET', '/api/openapi.json');
    const known = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(known.sort()).toEqual(Object.keys(rows).sort());
  });

  const denied = Object.entries(rows).map(([name, row]) => ({
    name,
    row,
    logins: [...everybody, nobody].filter((login) => !row.allowed.includes(login)),
  }));

  it.each(denied.filter(({ logins }) => logins.length > 0))(
    '$name is closed to all who have no business there',
    async ({ name, row, logins }) => {
      const before = (await (await world.as('auditor')).kase(things.running.id)).seq;
      for (const login of logins) expect([login, await statusFor(login, name, row)]).toEqual([login, expect.toSatisfy(isClosed)]);
      expect((await (await world.as('auditor')).kase(things.running.id)).seq).toBe(before);
    },
  );

  const allowed = Object.entries(rows).filter(([name, row]) => row.allowed.length > 0 && name !== 'DELETE /api/session');
  it.each(allowed)('%s is open to those whose business it is', async (name, row) => {
    for (const login of row.allowed) expect([login, await statusFor(login, name, row)]).toEqual([login, expect.toSatisfy(isOpen)]);
  });
});

function isClosed(status: number): boolean {
  return status === 401 || status === 403 || status === 404;
}
function isOpen(status: number): boolean {
  return !isClosed(status) && status < 500;
}

describe('lists', () => {
  it.each([...strangers, ...others])('show %s nothing of another enterprise or county', async (login) => {
    const person = await world.as(login);
    for (const url of [
      '/api/cases',
      '/api/tasks',
      '/api/enterprises',
      '/api/registries/innovative-sme/entries',
      '/api/batches',
      '/api/messages',
    ]) {
      const answered = await person.call('GET', url);
      expect(JSON.stringify(answered.body), `${login} ${url}`).not.toMatch(new RegExp(`${things.running.id}|${firstUscc}`));
    }
  });
});

describe('a draft', () => {
  it('is read by its enterprise alone, and its number is in nobody else’s lists', async () => {
    const agent2 = await world.as('agent2');
    const [mine] = await agent2.cases('?status=draft');
    expect(mine?.uscc).toBe(secondUscc);
    for (const login of everybody.filter((candidate) => candidate !== 'agent2')) {
      const person = await world.as(login);
      expect((await person.call('GET', `/api/cases/${mine?.id}`)).status, login).toBe(404);
      expect(
        (await person.cases()).map(({ id }) => id),
        login,
      ).not.toContain(mine?.id);
    }
  });

  it('shows officers masked numbers, departments none, the applicant all', async () => {
    const see = async (login: string) => (await (await world.as(login)).kase(things.running.id)).declared;
    expect((await see('agent')).legalId).toBe('410302199003079014');
    expect((await see('county')).legalId).toBe('410302********9014');
    expect((await see('county')).mobile).toBe('139****0001');
    expect(await see('market')).not.toHaveProperty('legalId');
    expect(await see('market')).not.toHaveProperty('mobile');
  });
});
