/**
 * Who may use which route, for a case of one enterprise and county: every route of the OpenAPI document × every person.
 * What is expected is written down here by itself, not computed from the policy: a new route without a row fails.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DraftDto } from '../../engine/model/dto/studio.ts';
import { pdfOf } from '../support/files.ts';
import { multipart, type Person } from '../support/person.ts';
import { applicationOf, apply, bringTo, firstUscc, programme, secondUscc, windowOf } from '../support/sme.ts';
import { openWorld, password, type World } from '../support/world.ts';
import { board } from './isolation/board.ts';
import { casePage } from './isolation/case-page.ts';
import { design } from './isolation/design.ts';
import { desk } from './isolation/desk.ts';
import { notifications } from './isolation/notifications.ts';
import { office } from './isolation/office.ts';
import { everybody, nobody, others, type Row, type Rows, strangers, type Things } from './isolation/people.ts';
import { portal } from './isolation/portal.ts';
import { supervision } from './isolation/supervision.ts';
import { work } from './isolation/work.ts';

const rows: Rows = { ...design, ...work, ...office, ...desk, ...portal, ...board, ...casePage, ...supervision, ...notifications };

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
  // Handed in before the other is listed: afterwards there is nothing to apply for.
  await agent.complete(running.id, 'submit', { data: await applicationOf(agent) });
  await (await world.as('legal')).complete(running.id, 'sign', { password });
  const done = await apply(world);
  await bringTo(world, done.id, 'done');
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
    draft: await shortDraft(await world.as('designer')),
  };
});
afterAll(() => world.close());
/** A draft of the programme with one of its scenarios: all of them take long. */
async function shortDraft(designer: Person): Promise<string> {
  const { id, revision, document } = await designer.ask<DraftDto>('POST', '/api/studio/drafts', { programme });
  const file = document.scenarios as { scenarios: unknown[] };
  const scenarios = { ...file, scenarios: file.scenarios.slice(0, 1) };
  await designer.ask('PUT', `/api/studio/drafts/${id}`, { revision, document: { ...document, scenarios } });
  return id;
}

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
  if (row.headers) return (await person.call(method, row.url(things), undefined, { headers: row.headers, payload: 'piece' })).status;
  return (await person.call(method, row.url(things).split('#')[0] ?? '', row.body === undefined ? undefined : body)).status;
}

describe('the routes', () => {
  it('are all in the table', async () => {
    const { paths } = await world.stranger().ask<{ paths: Record<string, Record<string, unknown>> }>('GET', '/api/openapi.json');
    const known = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    // Those of administration and sign-in through a provider have tables of their own: `admin-access.test.ts`.
    const here = known.filter((route) => !/ \/api\/(admin|session)\//.test(route));
    expect(here.sort()).toEqual(Object.keys(rows).sort());
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

const isClosed = (status: number) => [401, 403, 404].includes(status);
const isOpen = (status: number) => !isClosed(status) && status < 500;

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
