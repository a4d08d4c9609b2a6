/** 单位、用户、角色: how the administrator keeps them, what is refused, and that each act is in the chained log. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verify } from '../../engine/commands/verify.ts';
import type { AccountPageDto, ActDto, OrganisationDto, RoleDto } from '../../engine/model/dto/admin.ts';
import type { Page } from '../../engine/model/dto/session.ts';
import { checkChain } from '../../engine/store/admin/log.ts';
import { Person } from '../support/person.ts';
import type { Postgres } from '../support/postgres.ts';
import { sharedPostgres } from '../support/shared-postgres.ts';
import { apply, bringTo } from '../support/sme.ts';
import { openWorld, password, type World } from '../support/world.ts';

const own = 'a password of my own 9';

describe.each(['sqlite', 'postgres'] as const)('administration of people on %s', (dialect) => {
  let postgres: Postgres | null = null;
  let world: World;
  let admin: Person;
  beforeAll(async () => {
    if (dialect === 'postgres') postgres = sharedPostgres();
    world = await openWorld(postgres ? { databaseUrl: await postgres.createDatabase() } : {});
    admin = await world.as('admin');
  });
  afterAll(async () => {
    await world.close();
    await postgres?.stop();
  });
  const codeOf = async (url: string, body: unknown, method = 'POST') => (await admin.refusal(method, url, body)).code;
  const user = (id: string) => admin.ask<AccountPageDto>('GET', `/api/admin/users/${id}`);
  const give = (id: string, role: string, org: string, span: object = {}) =>
    admin.call<{ code?: string }>('POST', `/api/admin/users/${id}/roles`, { role, org, from: null, until: null, ...span });
  const words = async (query = '') => (await (await world.as('auditor')).ask<Page<ActDto>>('GET', `/api/admin/log${query}`)).items;
  const add = (login: string, name: string) =>
    admin.ask<{ id: string; password: string }>('POST', '/api/admin/users', { login, name, email: null, providerId: null });

  it('keeps the tree of organisations: added, renamed, moved, never in a circle', async () => {
    const bureau = { id: 'science', name: '科学技术局', district: null, parent: null };
    await admin.ask('POST', '/api/admin/organisations', bureau);
    expect(await admin.refusal('POST', '/api/admin/organisations', bureau)).toMatchObject({
      code: 'input.invalid',
      errors: [{ pointer: '/id', code: 'field.taken' }],
    });
    await admin.ask('POST', '/api/admin/organisations', {
      id: 'science-410305',
      name: '涧西区科技局',
      district: '410305',
      parent: 'science',
    });
    await admin.ask('PUT', '/api/admin/organisations/science', { name: '科技局', district: null, parent: null });
    const loop = { name: '科技局', district: null, parent: 'science-410305' };
    expect((await admin.refusal('PUT', '/api/admin/organisations/science', loop)).errors[0]?.code).toBe('field.parent-loop');
    const { items } = await admin.ask<{ items: OrganisationDto[] }>('GET', '/api/admin/organisations');
    expect(items.find(({ id }) => id === 'science-410305')).toMatchObject({
      parent: 'science',
      district: '410305',
      people: 0,
      closedOn: null,
    });
    expect((await words('?kind=organisation')).map((act) => act.words)).toEqual([
      '单位“科学技术局”更名为“科技局”',
      '新增单位“涧西区科技局”',
      '新增单位“科学技术局”',
    ]);
  });

  it('invites a person by a one-time password that opens nothing but choosing one’s own', async () => {
    const { id, password: once } = await add('newcomer', '新来的');
    expect(await codeOf('/api/admin/users', { login: 'newcomer', name: '别人', email: null, providerId: null })).toBe('input.invalid');
    expect((await give(id, 'city-clerk', 'miit-luoyang')).status).toBe(204);
    const person = new Person(world.app, 'newcomer');
    expect(await person.signIn(once)).toMatchObject({ mustChangePassword: true });
    expect((await person.refusal('GET', '/api/cases')).code).toBe('password.change-needed');
    const change = (current: string, next: string) =>
      person.call<{ code?: string; errors: { code: string }[] }>('POST', '/api/session/password', { current, next });
    expect((await change('wrong one', own)).body.code).toBe('auth.failed');
    const weak = [(await change(once, 'short')).body, (await change(once, once)).body, (await change(once, 'newcomer 2026')).body];
    expect(weak.map(({ errors }) => errors[0]?.code)).toEqual(['field.password-short', 'field.password-same', 'field.password-plain']);
    expect((await change(once, own)).status).toBe(204);
    expect((await person.call('GET', '/api/cases')).status).toBe(200);
    expect((await user(id)).roles).toMatchObject([{ role: 'city-clerk', orgName: '洛阳市工业和信息化局' }]);
    // A new one ends what was open, and is good for seven days.
    const { password: second } = await admin.ask<{ password: string }>('POST', `/api/admin/users/${id}/reset`, {});
    expect((await person.call('GET', '/api/cases')).status).toBe(401);
    world.clock.addHours(8 * 24);
    expect((await new Person(world.app, 'newcomer').refusal('POST', '/api/session', { login: 'newcomer', password: second })).code).toBe(
      'auth.password-expired',
    );
  });

  it('gives roles from and until a day, and takes them out of force when they are over', async () => {
    const { id } = await add('temporary', '借调人员');
    const today = world.clock.now().slice(0, 10);
    const day = (n: number) => new Date(Date.parse(`${today}T00:00:00Z`) + n * 86_400_000).toISOString().slice(0, 10);
    expect((await give(id, 'no-such', 'emergency')).body.code).toBe('input.invalid');
    expect((await give(id, 'designer', 'emergency', { until: day(-1) })).body.code).toBe('input.invalid');
    await give(id, 'designer', 'emergency', { from: day(3), until: day(5) });
    expect(await user(id)).toMatchObject({ roles: [], terms: [{ role: 'designer', state: 'coming', givenBy: '许诺' }] });
    await world.toDate(day(3));
    expect(await user(id)).toMatchObject({ roles: [{ role: 'designer' }], terms: [{ state: 'held', until: day(5) }] });
    await world.toDate(day(6));
    expect(await user(id)).toMatchObject({ roles: [], terms: [{ state: 'ended' }] });
    expect((await words(`?kind=user&subject=${id}`)).map(({ act }) => act)).toEqual([
      'role.over',
      'role.begun',
      'role.given',
      'user.added',
    ]);
    await give(id, 'supervisor', 'miit-410305');
    await admin.ask('POST', `/api/admin/users/${id}/roles/end`, { role: 'supervisor', org: 'miit-410305' });
    expect(await codeOf(`/api/admin/users/${id}/roles/end`, { role: 'supervisor', org: 'miit-410305' })).toBe('not-found');
  });

  it('says in words what a role lets people do', async () => {
    const { items } = await admin.ask<{ items: RoleDto[] }>('GET', '/api/admin/roles');
    expect(items.find(({ role }) => role === 'administrator')?.words[0]).toMatch('不能查看办件内容');
    expect(items.find(({ role }) => role === 'county-clerk')?.words[0]).toMatch('创新型中小企业评价');
  });

  it('lets nobody raise oneself, and never leaves the office without an administrator', async () => {
    expect((await give('user-admin', 'city-chief', 'miit-luoyang')).body.code).toBe('user.self');
    expect(await codeOf('/api/admin/users/user-admin/roles/end', { role: 'administrator', org: 'miit-luoyang' })).toBe(
      'user.last-administrator',
    );
    expect(await codeOf('/api/admin/users/user-admin/lock', { reason: '试' })).toBe('user.self');
    expect((await give('user-chief', 'administrator', 'miit-luoyang')).status).toBe(204);
    const chief = await world.as('chief');
    await chief.ask('POST', '/api/admin/users/user-admin/roles/end', { role: 'administrator', org: 'miit-luoyang' });
    expect((await admin.call('GET', '/api/admin/users')).status).toBe(403);
    // Two at once would each have left the other.
    for (const [url, body] of [
      ['/api/admin/users/user-chief/roles/end', { role: 'administrator', org: 'miit-luoyang' }],
      ['/api/admin/users/user-chief/lock', { reason: '试' }],
    ] as const)
      expect(['user.last-administrator', 'user.self']).toContain((await chief.refusal('POST', url, body)).code);
    await chief.ask('POST', '/api/admin/users/user-admin/roles', { role: 'administrator', org: 'miit-luoyang', from: null, until: null });
    await admin.ask('POST', '/api/admin/users/user-chief/roles/end', { role: 'administrator', org: 'miit-luoyang' });
  });

  it('locks and unlocks, and ends sessions one by one', async () => {
    const tax = await world.as('tax');
    const lock = { reason: '设备遗失' };
    expect(await codeOf('/api/admin/users/user-tax/lock', { reason: ' ' })).toBe('reason.required');
    await admin.ask('POST', '/api/admin/users/user-tax/lock', lock);
    expect((await tax.call('GET', '/api/session')).status).toBe(401);
    expect(await codeOf('/api/admin/users/user-tax/lock', lock)).toBe('user.state');
    const again = new Person(world.app, 'tax');
    expect((await again.refusal('POST', '/api/session', { login: 'tax', password })).code).toBe('auth.failed');
    await admin.ask('POST', '/api/admin/users/user-tax/unlock', {});
    await again.signIn(password);
    const { sessions } = await user('user-tax');
    expect(sessions).toMatchObject([{ address: '127.0.0.1' }]);
    await admin.ask('POST', '/api/admin/users/user-tax/sign-out', { session: sessions[0]?.id });
    expect((await again.call('GET', '/api/session')).status).toBe(401);
  });

  it('hands on what somebody holds who leaves: to a person, or back to the position', async () => {
    const { id: caseId } = await apply(world);
    await bringTo(world, caseId, 'depts');
    const market = await world.as('market');
    const task = await market.task(caseId);
    await market.ask('POST', `/api/tasks/${task.id}/claim`, {});
    const { id } = await add('market2', '接任者');
    await give(id, 'department-reviewer', 'market-regulation');
    expect((await user('user-market')).openTasks).toBe(1);
    expect(await codeOf('/api/admin/users/user-market/leave', { reason: '退休', to: 'user-market' })).toBe('input.invalid');
    const handed = await admin.ask('POST', '/api/admin/users/user-market/leave', { reason: '退休', to: id });
    expect(handed).toEqual({ taken: 1, released: 0, left: [] });
    expect(await user('user-market')).toMatchObject({ state: 'left', roles: [], openTasks: 0 });
    expect((await user(id)).openTasks).toBe(1);
    const back = await admin.ask('POST', `/api/admin/users/${id}/leave`, { reason: '调离', to: null });
    expect(back).toEqual({ taken: 0, released: 1, left: [] });
    expect((await give(id, 'department-reviewer', 'market-regulation')).body.code).toBe('user.state');
    expect((await verify(world.app.runtime)).faults).toEqual([]);
  });

  it('closes an organisation that nothing needs any more, and merges one that is needed', async () => {
    const close = (id: string, body: object) =>
      admin.call<{ code?: string; detail?: string }>('POST', `/api/admin/organisations/${id}/close`, body);
    const on = world.clock.now().slice(0, 10);
    expect((await close('science', { on, into: null, reason: '机构改革' })).body).toMatchObject({
      code: 'organisation.in-use',
      detail: expect.stringContaining('涧西区科技局'),
    });
    expect((await close('miit-luoyang', { on, into: null, reason: '机构改革' })).body.detail).toMatch('创新型中小企业评价');
    expect((await close('science-410305', { on, into: null, reason: '机构改革' })).status).toBe(204);
    expect((await give('user-city', 'designer', 'science-410305')).body.code).toBe('organisation.closed');
    expect((await close('emergency', { on, into: 'science', reason: '机构改革' })).status).toBe(204);
    expect((await user('user-safety')).roles.map(({ org }) => org)).toEqual(['emergency', 'science']);
    expect((await close('science-410305', { on: null, into: null, reason: '误操作' })).status).toBe(204);
    expect((await words('?kind=organisation')).slice(0, 2).map((act) => act.words)).toEqual([
      '恢复单位“涧西区科技局”：误操作',
      `自 ${on} 起将单位“应急管理局”并入“科技局”：机构改革`.replace('应急', '洛阳市应急'),
    ]);
  });

  it('keeps a log that is searched by who, what, when, whom and from where, page by page', async () => {
    const auditor = await world.as('auditor');
    const day = world.clock.now().slice(0, 10);
    expect((await words('?by=user-admin&act=user.left')).map(({ words: said }) => said)).toEqual([
      '用户“接任者”离职：调离',
      '用户“吴敏”离职：退休，待办交由“接任者”办理',
    ]);
    expect((await words(`?act=user.left&from=${day}&until=${day}`)).length).toBe(2);
    expect(await words('?act=user.left&from=2031-01-01')).toEqual([]);
    expect((await words('?act=session.refused&address=127.0.0.1')).length).toBeGreaterThan(0);
    const first = await auditor.ask<Page<ActDto>>('GET', '/api/admin/log?limit=3');
    const second = await auditor.ask<Page<ActDto>>('GET', `/api/admin/log?limit=3&after=${first.next}`);
    expect(second.items[0]?.n).toBe((first.items[2]?.n ?? 0) - 1);
    expect((await auditor.refusal('GET', '/api/admin/log?from=2026-02-31')).code).toBe('input.invalid');
    const taken = await auditor.ask<{ items: ActDto[]; more: boolean }>('POST', '/api/admin/log/export', { act: 'user.left' });
    expect(taken).toMatchObject({ items: [{}, {}], more: false });
    expect((await words())[0]).toMatchObject({ act: 'log.exported', byName: '何平', words: '导出审计日志（2 条）' });
  });

  it('shows when a row of the log was changed, left out or cut off', async () => {
    const { store } = world.app;
    expect(await checkChain(store.read)).toMatchObject({ faults: [] });
    expect(await checkChain(store.read, 5)).toEqual({ entries: 5, faults: [] });
    const spoil = (sql: string) => store.writer.transact((tx) => tx.raw(sql));
    await spoil(`update admin_log set by_user = 'user-county' where n = 3`);
    expect((await checkChain(store.read)).faults).toEqual(['3 changed']);
    expect((await verify(world.app.runtime)).faults).toMatchObject([{ caseId: 'admin-log', kind: 'chain', message: '3 changed' }]);
    await spoil(`delete from admin_log where n = 3`);
    expect((await checkChain(store.read)).faults).toEqual(['3 missing']);
    await spoil(`delete from admin_log where n = (select max(n) from admin_log)`);
    expect((await checkChain(store.read)).faults.at(-1)).toMatch('missing');
  });
});
