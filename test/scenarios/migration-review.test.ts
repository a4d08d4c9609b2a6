/** Four eyes over running cases: one designer asks for a migration or for undoing it, another one decides; on both databases. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verify } from '../../engine/commands/verify.ts';
import type { ProgrammePackage } from '../../engine/model/definition.ts';
import type { ActDto } from '../../engine/model/dto/admin.ts';
import type { DecidedMigrationDto, MigrationRequestDto, MigrationsDto } from '../../engine/model/dto/version.ts';
import { beginMigration, setMigrationStatus } from '../../engine/store/case-migrations.ts';
import { sharedPostgres } from '../support/shared-postgres.ts';
import { firstUscc } from '../support/sme.ts';
import { openWorld, type World } from '../support/world.ts';

const text = readFileSync(new URL('../definitions/equipment-grant.json', import.meta.url), 'utf8');
const renamed = text.replaceAll('"county"', '"district"').replace('县区审核', '区县初审');
const plan = { steps: { county: 'district' } };
const note = '补助办法已修订';
type Answer = DecidedMigrationDto & { code: string };

const postgres = sharedPostgres();
afterAll(() => postgres.stop());

describe.each(['SQLite', 'two nodes of PostgreSQL'])('a request about running cases, on %s', (database) => {
  let nodes: readonly [World, World];
  let programme = 'grant';
  beforeAll(async () => {
    const databaseUrl = database === 'SQLite' ? undefined : await postgres.createDatabase();
    const first = await openWorld({ databaseUrl });
    nodes = [first, databaseUrl ? await openWorld({ databaseUrl }) : first];
  });
  afterAll(async () => {
    for (const node of new Set(nodes)) await node.close();
  });

  const as = (login: string, node = 0) => (nodes[node] as World).as(login);
  const publish = async (content: string) => {
    const pkg = JSON.parse(content) as ProgrammePackage;
    const body = { package: { ...pkg, workflow: { ...pkg.workflow, id: programme } } };
    return (await (await as('admin')).ask<{ hash: string }>('POST', '/api/definitions', body)).hash;
  };
  /** A programme of its own with two versions, and a case at the county on the first. */
  const begin = async () => {
    programme += 'x';
    const from = await publish(text);
    const agent = await as('agent');
    const { id: kase } = await agent.open({ programme, uscc: firstUscc });
    await agent.complete(kase, 'submit', { data: { amount: 100, note: '更新数控机床' } });
    return { from, to: await publish(renamed), kase, plan, note };
  };
  const ask = async (body: object, login = 'designer', node = 0) =>
    (await as(login, node)).call<MigrationRequestDto & { code: string; detail: string }>('POST', '/api/migrations', body);
  const decide = async (id: string, login = 'designer2', more: object = {}, node = 0) =>
    (await as(login, node)).call<Answer>('POST', `/api/migration-requests/${id}/decision`, { approve: true, note: '', ...more });
  const withdraw = async (id: string, login: string) =>
    (await as(login)).call<MigrationRequestDto & { code: string }>('POST', `/api/migration-requests/${id}/withdrawal`, {});
  const list = async (login: string) => (await as(login)).ask<MigrationsDto>('GET', `/api/migrations?programme=${programme}`);
  const versionOf = async (kase: string) => (await (await as('county')).kase(kase)).definitionHash;
  const told = async (login: string) => {
    const { items } = await (await as(login)).ask<{ items: { subject: string; body: string; programme: string | null }[] }>(
      ...(['GET', '/api/messages'] as const),
    );
    return items.filter((message) => message.programme === programme).map(({ subject, body }) => `${subject}｜${body}`);
  };
  const logged = async () => {
    const { items } = await (await as('auditor')).ask<{ items: ActDto[] }>('GET', `/api/admin/log?subject=${programme}`);
    return items.filter(({ act }) => act.includes('migration')).map(({ act, byName, words }) => `${act} ${byName} ${words}`);
  };

  it('moves nothing until another person agrees: both are told and both are logged', async () => {
    const { from, to, kase, ...rest } = await begin();
    const { status, body: request } = await ask({ from, to, ...rest });
    expect([status, request]).toMatchObject([200, { state: 'asked', askedByName: '秦岚', may: { decide: false, withdraw: true } }]);
    expect(await versionOf(kase)).toBe(from);
    expect((await list('designer2')).request).toMatchObject({ id: request.id, note, may: { decide: true, withdraw: false } });
    expect(await told('designer2')).toEqual([
      '请复核：“设备更新补助”在办办件的迁移｜秦岚 提请将“设备更新补助”的在办办件由第 1 版迁移到第 2 版，请预览后决定。理由：补助办法已修订',
    ]);
    expect([await told('designer'), await told('designer3')]).toEqual([[], []]);

    expect((await decide(request.id, 'designer')).body).toMatchObject({ code: 'same-person' });
    for (const login of ['designer3', 'county', 'agent', 'auditor'])
      expect((await decide(request.id, login)).body).toMatchObject({ code: 'forbidden' });
    expect(await versionOf(kase)).toBe(from);

    expect((await decide(request.id)).body).toMatchObject({
      request: { state: 'approved', decidedByName: '方晓', decisionNote: '' },
      applied: { migrated: 1, refused: [] },
      undone: null,
    });
    expect(await versionOf(kase)).toBe(to);
    expect(await told('designer')).toHaveLength(1);
    expect((await list('designer')).items).toMatchObject([{ status: 'done', createdByName: '秦岚', decidedByName: '方晓', migrated: 1 }]);
    expect((await decide(request.id)).body.code).toBe('state.wrong');

    const undo = await (await as('designer2')).ask<MigrationRequestDto>('POST', `/api/migrations/${request.migration}/undo`, {
      note: '有误',
    });
    expect(undo).toMatchObject({ act: 'undo', state: 'asked' });
    expect(await versionOf(kase)).toBe(to);
    expect((await decide(undo.id, 'designer2')).body.code).toBe('same-person');
    expect((await decide(undo.id, 'admin')).body).toMatchObject({ applied: null, undone: { undone: 1, refused: [] } });
    expect(await versionOf(kase)).toBe(from);
    expect(await logged()).toEqual([
      expect.stringMatching(/^undo-migration.approved .+ 撤销“设备更新补助”第 1 版到第 2 版的迁移$/),
      'undo-migration.asked 方晓 提请撤销“设备更新补助”第 1 版到第 2 版的迁移：有误',
      'apply-migration.approved 方晓 迁移“设备更新补助”在办办件，由第 1 版到第 2 版',
      'apply-migration.asked 秦岚 提请将“设备更新补助”在办办件由第 1 版迁移到第 2 版：补助办法已修订',
    ]);
    expect(await verify(nodes[0].app.runtime)).toMatchObject({ faults: [] });
  });

  it('is refused with a reason, or taken back; only then can another one be made', async () => {
    const { kase, from, to, ...rest } = await begin();
    const body = { from, to, ...rest };
    expect((await ask({ ...body, note: ' ' })).body).toMatchObject({
      code: 'reason.required',
      detail: expect.stringContaining('“提请迁移”'),
    });
    const { body: first } = await ask(body);
    const second = (await ask({ ...body, plan: { ...plan, timers: 'recompute' } }, 'designer2')).body;
    expect(second).toMatchObject({ code: 'migration.asked', detail: expect.stringContaining('请等待复核人决定，或先撤回该提请') });
    expect((await decide(first.id, 'designer2', { approve: false })).body.code).toBe('reason.required');
    expect((await decide(first.id, 'designer2', { approve: false, note: '请先通知企业' })).body).toMatchObject({
      request: { state: 'refused', decisionNote: '请先通知企业' },
      applied: null,
    });
    expect((await told('designer'))[0]).toContain('办件未变。理由：请先通知企业');

    const { body: again } = await ask(body, 'designer2');
    expect((await withdraw(again.id, 'designer')).body.code).toBe('forbidden');
    expect((await withdraw(again.id, 'designer3')).body.code).toBe('forbidden');
    expect((await withdraw(again.id, 'designer2')).body.state).toBe('withdrawn');
    expect((await withdraw(again.id, 'designer2')).body.code).toBe('state.wrong');
    expect((await decide(again.id, 'designer')).body.code).toBe('state.wrong');
    expect((await list('designer')).request).toMatchObject({ state: 'withdrawn', may: { decide: false, withdraw: false } });
    expect(await versionOf(kase)).toBe(from);
    expect((await logged()).map((row) => row.split(' ')[0])).toEqual([
      ...['apply-migration.withdrawn', 'apply-migration.asked', 'apply-migration.refused', 'apply-migration.asked'],
    ]);
    expect((await decide('0'.repeat(26))).body.code).toBe('not-found');
  });

  it('asked for, and decided, by two people in one moment is asked for and decided once', async () => {
    const { kase, to, ...rest } = await begin();
    const body = { to, ...rest };
    const asked = await Promise.all([ask(body, 'designer', 0), ask(body, 'designer2', 1)]);
    expect(asked.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(asked.find(({ status }) => status === 409)?.body.code).toBe('migration.asked');
    const won = asked.findIndex(({ status }) => status === 200);
    const { id } = (asked[won] ?? asked[0]).body;
    const other = won === 0 ? 'designer2' : 'designer';
    const decided = await Promise.all([decide(id, other, {}, 0), decide(id, 'admin', { approve: false, note: '暂缓' }, 1)]);
    expect(decided.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(decided.find(({ status }) => status === 409)?.body.code).toBe('state.wrong');
    const approved = decided[0]?.status === 200;
    expect((await versionOf(kase)) === to).toBe(approved);
    expect((await list('designer')).items).toHaveLength(approved ? 1 : 0);
    expect((await told(won === 0 ? 'designer' : 'designer2')).filter((message) => !message.startsWith('请复核'))).toHaveLength(1);
  });

  it('that a dying server left half done is gone on with by either, without another decision', async () => {
    const { kase, from, to } = await begin();
    const { runtime } = nodes[0].app;
    const { body: request } = await ask({ from, to, plan, note });
    // As the transaction of the decision leaves it.
    await runtime.store.writer.transact((tx) =>
      beginMigration(tx, { id: request.migration, programme, from, to, plan, createdAt: runtime.clock.now(), createdBy: 'user-designer' }),
    );
    const goOn = async (login: string) =>
      (await as(login, 1)).call<Answer>('POST', `/api/migrations/${request.migration}/continuation`, {});
    expect((await goOn('designer3')).body.code).toBe('forbidden');
    expect((await goOn('designer')).body).toMatchObject({ applied: { migrated: 1 }, undone: null });
    expect(await versionOf(kase)).toBe(to);
    expect((await goOn('designer')).body.code).toBe('state.wrong');
    await runtime.store.writer.transact((tx) => setMigrationStatus(tx, request.migration, 'undoing'));
    expect((await goOn('designer2')).body).toMatchObject({ applied: null, undone: { undone: 1 } });
    expect(await versionOf(kase)).toBe(from);
  });
});
