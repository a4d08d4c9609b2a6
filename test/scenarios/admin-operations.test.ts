/** Outbox, health, numbers, calendar, import: what keeps the house going, through the API. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verify } from '../../engine/commands/verify.ts';
import type { AccountPageDto, ActDto, HealthDto, OutboxRowDto, PeopleReportDto, SequenceDto } from '../../engine/model/dto/admin.ts';
import type { Page } from '../../engine/model/dto/session.ts';
import type { Person } from '../support/person.ts';
import type { Postgres } from '../support/postgres.ts';
import { sharedPostgres } from '../support/shared-postgres.ts';
import { apply } from '../support/sme.ts';
import { openWorld, type World } from '../support/world.ts';

describe.each(['sqlite', 'postgres'] as const)('administration of the house on %s', (dialect) => {
  let postgres: Postgres | null = null;
  let world: World;
  let admin: Person;
  let caseId = '';
  beforeAll(async () => {
    if (dialect === 'postgres') postgres = sharedPostgres();
    world = await openWorld(postgres ? { databaseUrl: await postgres.createDatabase() } : {});
    admin = await world.as('admin');
    caseId = (await apply(world)).id;
  });
  afterAll(async () => {
    await world.close();
    await postgres?.stop();
  });
  const outbox = async (status: string, more = '') => admin.ask<Page<OutboxRowDto>>('GET', `/api/admin/outbox?status=${status}${more}`);
  const health = () => admin.ask<HealthDto>('GET', '/api/admin/health');
  const lastAct = async () => (await admin.ask<Page<ActDto>>('GET', '/api/admin/log?limit=1')).items[0]?.words;

  it('shows what waits and what failed, retries it and gives it up with a reason', async () => {
    const waiting = await outbox('pending');
    expect(waiting.items.length).toBeGreaterThan(0);
    expect(waiting.items[0]).toMatchObject({ kind: 'notify', kindTitle: '通知', attempts: 0, error: null });
    expect(JSON.stringify(waiting)).not.toContain('payload');
    // Whom it goes to is said in words, whatever the row calls them.
    for (const { targetTitle } of waiting.items) expect(targetTitle).toMatch(/[\u4e00-\u9fff]/);
    for (const { targetTitle } of waiting.items) expect(targetTitle).not.toMatch(/[@:]/);
    const fail = `update outbox set status = 'failed', attempts = 8, error = 'mail server away' where status = 'pending'`;
    await world.app.store.writer.transact((tx) => tx.raw(fail));
    const failed = (await outbox('failed')).items;
    expect(failed[0]).toMatchObject({ attempts: 8, error: 'mail server away' });
    expect(await health()).toMatchObject({ outboxFailed: { n: failed.length }, outboxPending: { n: 0, oldestAt: null } });
    const row = failed[0]?.id ?? '';
    await admin.ask('POST', `/api/admin/outbox/${row}/retry`, {});
    expect((await outbox('pending')).items).toMatchObject([{ id: row, attempts: 0 }]);
    expect((await admin.refusal('POST', `/api/admin/outbox/${row}/give-up`, { reason: ' ' })).code).toBe('reason.required');
    await admin.ask('POST', `/api/admin/outbox/${row}/give-up`, { reason: '地址已停用' });
    expect(await lastAct()).toMatch(/放弃发送.*地址已停用/);
    expect((await admin.refusal('POST', `/api/admin/outbox/${row}/retry`, {})).code).toBe('not-found');
    for (const one of failed.slice(1)) await admin.ask('POST', `/api/admin/outbox/${one.id}/retry`, {});
    await world.settle();
    expect(await outbox('failed')).toEqual({ items: [] });
    expect(await outbox('pending')).toEqual({ items: [] });
  });

  it('says how the house stands, and when it was verified last', async () => {
    expect(await health()).toMatchObject({ verification: null, timersLate: { n: 0 }, database: dialect, mail: false, provider: false });
    expect((await health()).databaseBytes).toBeGreaterThan(10_000);
    await verify(world.app.runtime);
    expect(await health()).toMatchObject({ verification: { cases: 1, faults: 0 } });
  });

  it('moves numbers forward only, with the reason', async () => {
    const { items } = await admin.ask<{ items: SequenceDto[] }>('GET', '/api/admin/sequences');
    const [one] = items;
    expect(one?.lastValue).toBe(1);
    const move = (next: number, reason = '旧系统已用') =>
      admin.call<{ code?: string }>('POST', '/api/admin/sequences/move', { name: one?.name, next, reason });
    expect((await move(2)).body.code).toBe('sequence.backwards');
    expect((await move(50, '')).body.code).toBe('reason.required');
    expect((await move(50)).status).toBe(204);
    const after = (await admin.ask<{ items: SequenceDto[] }>('GET', '/api/admin/sequences')).items.find(({ name }) => name === one?.name);
    expect(after).toMatchObject({ lastValue: 49, jumps: [{ reason: '旧系统已用', by: '许诺' }] });
    const agent = await world.as('agent2');
    const opened = await agent.open({ programme: 'innovative-sme-evaluation', uscc: '91410311MA9XTE034K', ...(await windowFor(agent)) });
    expect(opened.number).toBe(after?.next);
    expect(caseId).not.toBe(opened.id);
  });

  it('shows what a calendar year would change, and changes nothing', async () => {
    const year = { source: '通知', holidays: ['2027-01-01'], workdays: [] };
    const preview = await admin.ask('POST', '/api/admin/calendar/2027/preview', year);
    expect(preview).toMatchObject({ more: false, moved: [] });
    expect((await admin.refusal('POST', '/api/admin/calendar/2027/preview', { ...year, holidays: ['2026-01-01'] })).code).toBe(
      'input.invalid',
    );
  });

  it('logs what is changed elsewhere: calendar, vocabularies, programmes', async () => {
    await admin.ask('PUT', '/api/calendar/2027', { source: '国办发明电〔2026〕1号', holidays: ['2027-01-01'], workdays: [] });
    expect(await lastAct()).toBe('录入 2027 年节假日安排（国办发明电〔2026〕1号）');
    const { title, source, items } = await admin.ask<{ title: string; source: string; items: object[] }>(
      'GET',
      '/api/vocabularies/regions',
    );
    await admin.ask('PUT', '/api/vocabularies/regions', { title, source, version: '2027-01', items, revision: 0 });
    const { items: acts } = await admin.ask<Page<ActDto>>('GET', '/api/admin/log?kind=vocabulary');
    expect(acts).toMatchObject([{ by: 'user-admin', address: '127.0.0.1' }]);
    expect((await admin.ask<Page<ActDto>>('GET', '/api/admin/log?act=definition.published&by=user-admin')).items.length).toBeGreaterThan(0);
    // Every act that was done has words of its own, in both languages.
    const { items: kinds } = await admin.ask<{ items: { act: string; title: string }[] }>('GET', '/api/admin/log/acts');
    expect(kinds.filter(({ title: named }) => named.startsWith('act-kind'))).toEqual([]);
  });

  it('imports organisations and users: rehearsed, all or nothing, again and again', async () => {
    const send = (way: 'preview' | 'import', kind: string, rows: object[]) =>
      admin.call<PeopleReportDto & { code?: string; errors: { pointer: string }[] }>('POST', `/api/admin/people/${way}`, { kind, rows });
    const offices = [
      { id: 'office-a', name: '甲科', parent: 'office' },
      { id: 'office', name: '办公室' },
      { id: 'Wrong Id', name: '' },
    ];
    const rehearsed = (await send('preview', 'organisations', offices)).body;
    expect(rehearsed.rows.map(({ outcome }) => outcome)).toEqual(['added', 'added', 'wrong']);
    expect(rehearsed.rows[2]?.errors.map(({ field }) => field)).toEqual(['id', 'name']);
    const refused = await send('import', 'organisations', offices);
    expect(refused.body).toMatchObject({ code: 'import.refused', errors: [{ pointer: '/rows/2/id' }, { pointer: '/rows/2/name' }] });
    const ids = async () => (await admin.ask<{ items: { id: string }[] }>('GET', '/api/admin/organisations')).items.map(({ id }) => id);
    expect(await ids()).not.toContain('office');
    expect((await send('import', 'organisations', offices.slice(0, 2))).status).toBe(200);
    expect(await ids()).toEqual(expect.arrayContaining(['office', 'office-a']));
    expect((await send('import', 'organisations', offices.slice(0, 2))).body.rows.map(({ outcome }) => outcome)).toEqual(['same', 'same']);

    const users = [
      { login: 'imported', name: '导入者', role: '督查员', org: '甲科', until: '2027-12-31' },
      { login: 'imported', name: '导入者', role: 'designer', org: 'office' },
      { login: 'admin', name: '许诺', role: 'city-chief', org: 'office' },
    ];
    const wrong = (await send('preview', 'users', users)).body.rows;
    expect(wrong.map(({ outcome }) => outcome)).toEqual(['added', 'changed', 'wrong']);
    expect(wrong[2]?.errors[0]?.message).toMatch('不能给自己授予角色'.slice(0, 4));
    const done = (await send('import', 'users', users.slice(0, 2))).body;
    expect(done.passwords).toMatchObject([{ login: 'imported', name: '导入者' }]);
    const [found] = (await admin.ask<Page<{ id: string }>>('GET', '/api/admin/users?q=imported')).items;
    const account = await admin.ask<AccountPageDto>('GET', `/api/admin/users/${found?.id}`);
    expect(account.terms).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ role: 'supervisor', org: 'office-a', until: '2027-12-31' }),
        expect.objectContaining({ role: 'designer' }),
      ]),
    );
    expect((await send('import', 'users', users.slice(0, 2))).body.rows.map(({ outcome }) => outcome)).toEqual(['same', 'same']);
    expect(await lastAct()).toBe('导入用户，新增或更新 0 行');
    const taken = await admin.ask<{ rows: object[] }>('POST', '/api/admin/people/export', { kind: 'organisations' });
    expect(taken.rows).toContainEqual({ id: 'office-a', name: '甲科', district: '', parent: 'office' });
  });
});

async function windowFor(person: Person): Promise<{ window: string; applyType: string }> {
  const { items } = await person.ask<Page<{ id: string; open: boolean }>>('GET', '/api/windows?programme=innovative-sme-evaluation');
  return { window: items.find(({ open }) => open)?.id ?? '', applyType: 'new' };
}
