/** Every route of administration × every kind of person: what is expected is written down here by itself, not computed from the policy. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { programme } from '../support/sme.ts';
import { openWorld, type World } from '../support/world.ts';

const everybody = ['agent', 'legal', 'county', 'market', 'city', 'chief', 'council', 'supervisor', 'designer', 'auditor', 'admin'];
const nobody = 'nobody';

interface Row {
  readonly allowed: readonly string[];
  readonly url: string;
  readonly body?: unknown;
}
const admin = ['admin'];
const readers = ['admin', 'auditor'];
const someone = '/api/admin/users/user-county2';
const org = { name: '某局', district: null, parent: null };
const user = { name: '某人', email: null, providerId: null };

const noRows = { kind: 'users', rows: [{ login: '', name: '' }] };

const rows: Readonly<Record<string, Row>> = {
  'GET /api/admin/organisations': { allowed: readers, url: '/api/admin/organisations' },
  'POST /api/admin/organisations': { allowed: admin, url: '/api/admin/organisations', body: { id: 'emergency', ...org } },
  'PUT /api/admin/organisations/{id}': { allowed: admin, url: '/api/admin/organisations/ecology', body: { ...org, parent: 'none' } },
  'GET /api/admin/organisations/{id}/use': { allowed: admin, url: '/api/admin/organisations/ecology/use' },
  'POST /api/admin/organisations/{id}/close': {
    allowed: admin,
    url: '/api/admin/organisations/ecology/close',
    body: { on: '2026-05-01', into: null, reason: '' },
  },
  'GET /api/admin/users': { allowed: readers, url: '/api/admin/users' },
  'POST /api/admin/users': { allowed: admin, url: '/api/admin/users', body: { login: 'agent', ...user } },
  'GET /api/admin/users/{id}': { allowed: readers, url: someone },
  'PUT /api/admin/users/{id}': { allowed: admin, url: someone, body: { ...user, name: '孙丽娜' } },
  'POST /api/admin/users/{id}/reset': { allowed: admin, url: '/api/admin/users/user-admin/reset', body: {} },
  'POST /api/admin/users/{id}/lock': { allowed: admin, url: `${someone}/lock`, body: { reason: '' } },
  'POST /api/admin/users/{id}/unlock': { allowed: admin, url: '/api/admin/users/user-admin/unlock', body: {} },
  'POST /api/admin/users/{id}/leave': { allowed: admin, url: `${someone}/leave`, body: { reason: '', to: null } },
  'POST /api/admin/users/{id}/sign-out': { allowed: admin, url: '/api/admin/users/user-tax/sign-out', body: {} },
  'GET /api/admin/roles': { allowed: readers, url: '/api/admin/roles' },
  'POST /api/admin/users/{id}/roles': {
    allowed: admin,
    url: `${someone}/roles`,
    body: { role: 'no-such', org: 'ecology', from: null, until: null },
  },
  // Nobody holds it: the administrator is told so.
  'POST /api/admin/users/{id}/roles/end': { allowed: [], url: `${someone}/roles/end`, body: { role: 'no-such', org: 'ecology' } },
  'GET /api/admin/log': { allowed: readers, url: '/api/admin/log' },
  'GET /api/admin/log/acts': { allowed: readers, url: '/api/admin/log/acts' },
  'GET /api/admin/log/check': { allowed: readers, url: '/api/admin/log/check' },
  'POST /api/admin/log/export': { allowed: ['auditor'], url: '/api/admin/log/export', body: {} },
  'GET /api/admin/outbox': { allowed: readers, url: '/api/admin/outbox' },
  // Nothing waits there: `admin-operations.test.ts` shows who may.
  'POST /api/admin/outbox/{row}/retry': { allowed: [], url: '/api/admin/outbox/none~1~1/retry', body: {} },
  'POST /api/admin/outbox/{row}/give-up': { allowed: admin, url: '/api/admin/outbox/none~1~1/give-up', body: { reason: '' } },
  'GET /api/admin/health': { allowed: readers, url: '/api/admin/health' },
  'GET /api/admin/archive': { allowed: readers, url: '/api/admin/archive' },
  'GET /api/admin/archive/preview': { allowed: readers, url: `/api/admin/archive/preview?programme=${programme}&months=12` },
  'GET /api/admin/archive/runs': { allowed: readers, url: '/api/admin/archive/runs' },
  'PUT /api/admin/archive/{programme}': {
    allowed: admin,
    url: `/api/admin/archive/${programme}`,
    body: { months: 24, term: 'permanent' },
  },
  'POST /api/admin/archive/{programme}/run': { allowed: admin, url: `/api/admin/archive/${programme}/run`, body: {} },
  'POST /api/admin/archive/restore': { allowed: admin, url: '/api/admin/archive/restore', body: { number: 'none', reason: '' } },
  'POST /api/admin/archive/check': { allowed: admin, url: '/api/admin/archive/check', body: {} },
  'POST /api/admin/people/preview': { allowed: admin, url: '/api/admin/people/preview', body: noRows },
  'POST /api/admin/people/import': { allowed: admin, url: '/api/admin/people/import', body: noRows },
  'POST /api/admin/people/export': { allowed: admin, url: '/api/admin/people/export', body: { kind: 'users' } },
  'GET /api/admin/sequences': { allowed: readers, url: '/api/admin/sequences' },
  'POST /api/admin/sequences/move': { allowed: admin, url: '/api/admin/sequences/move', body: { name: 'none', next: 1, reason: '' } },
  'GET /api/admin/texts': { allowed: readers, url: '/api/admin/texts' },
  'PUT /api/admin/texts/{template}/{language}': {
    allowed: admin,
    url: '/api/admin/texts/task.copied/zh-CN',
    body: { over: 0, subject: '', body: '' },
  },
  'POST /api/admin/texts/{template}/{language}/reset': {
    allowed: admin,
    url: '/api/admin/texts/task.copied/zh-CN/reset',
    body: { over: 9 },
  },
  'POST /api/admin/calendar/{year}/preview': {
    allowed: admin,
    url: '/api/admin/calendar/2027/preview',
    body: { source: '通知', holidays: [], workdays: [] },
  },
  'GET /api/session/options': { allowed: [...everybody, nobody], url: '/api/session/options' },
  // There is none here: see `admin-provider.test.ts`.
  'GET /api/session/provider': { allowed: [], url: '/api/session/provider' },
  'GET /api/session/provider/callback': { allowed: [], url: '/api/session/provider/callback' },
  'POST /api/session/password': {
    allowed: everybody,
    url: '/api/session/password',
    body: { current: 'a clerk remembers this', next: 'short' },
  },
};

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const isClosed = (status: number) => [401, 403, 404].includes(status);

describe('the routes of administration', () => {
  it('are all in the table', async () => {
    const { paths } = await world.stranger().ask<{ paths: Record<string, Record<string, unknown>> }>('GET', '/api/openapi.json');
    const known = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(known.filter((route) => / \/api\/(admin|session)\//.test(route)).sort()).toEqual(Object.keys(rows).sort());
  });

  it.each(Object.entries(rows))('%s is open to those whose business it is, and to nobody else', async (name, { allowed, url, body }) => {
    const [method = 'GET'] = name.split(' ');
    for (const login of [...everybody, nobody]) {
      const person = login === nobody ? world.stranger() : await world.as(login);
      const { status } = await person.call(method, url, body);
      const open = allowed.includes(login);
      expect([login, status]).toEqual([
        login,
        expect.toSatisfy((given: number) => (open ? !isClosed(given) && given < 500 : isClosed(given))),
      ]);
    }
  });
});
