/** Four eyes over a panel's lots: the organiser asks, another person grants or refuses; nothing changes before. */
import { afterAll, describe, expect, it } from 'vitest';
import { verify } from '../../engine/commands/verify.ts';
import type { CaseDto, HistoryItemDto, TaskDto } from '../../engine/model/dto/case.ts';
import { saveUser, userByLogin } from '../../engine/store/users.ts';
import panel from '../definitions/supervised-panel.json' with { type: 'json' };
import type { Person } from '../support/person.ts';
import type { Postgres } from '../support/postgres.ts';
import { sharedPostgres } from '../support/shared-postgres.ts';
import { firstUscc as uscc } from '../support/sme.ts';
import { openWorld, type World } from '../support/world.ts';

const experts = ['county', 'county2', 'luolong', 'luolong2', 'market', 'safety', 'environment', 'tax'];
const sheet = { data: { basis: 26, build: 30, manage: 22, remark: '现场情况良好' } };

/** Published, with its pool of experts, and an application handed in. */
async function applied(world: World): Promise<string> {
  const admin = await world.as('admin');
  await admin.ask('POST', '/api/definitions', { package: panel });
  for (const [index, login] of experts.entries())
    await admin.ask('POST', '/api/experts', { pool: 'experts', login, skills: index < 4 ? ['automation', 'finance'] : ['automation'] });
  const agent = await world.as('agent');
  const kase = await agent.open({ programme: 'supervised-panel', uscc });
  await agent.complete(kase.id, 'submit', { data: { fields: ['automation'] } });
  return kase.id;
}

/** Another person in the position of who grants lots, who is a member of the applicant too. */
async function recusedChief(world: World): Promise<Person> {
  const { store, runtime } = world.app;
  const record = await userByLogin(store.read, 'chief');
  if (!record) throw new Error('no chief');
  const user = {
    ...record.user,
    id: 'user-chief2',
    login: 'chief2',
    name: '另一名负责人',
    memberships: [{ uscc, role: 'agent' as const }],
  };
  await store.writer.transact((tx) => saveUser(tx, { ...record, user }, runtime.clock.now()));
  return world.as('chief2');
}

describe.each(['sqlite', 'postgres'] as const)('a panel drawn by two people on %s', (dialect) => {
  let postgres: Postgres | null = null;
  afterAll(() => postgres?.stop());

  it('is drawn, drawn anew, and changed, only when the second person agrees', async () => {
    if (dialect === 'postgres') postgres = sharedPostgres();
    const world = await openWorld(postgres ? { databaseUrl: await postgres.createDatabase() } : {});
    try {
      const id = await applied(world);
      const [city, chief] = [await world.as('city'), await world.as('chief')];
      const kase = () => city.kase(id);
      const tasks = async (kind: string): Promise<TaskDto[]> => (await kase()).tasks.filter((task) => task.kind === kind);
      const seats = async () => (await tasks('score')).map(({ assignee }) => assignee);
      const lots = async () =>
        (await city.ask<{ items: { reason?: string; matches: boolean }[] }>('GET', `/api/cases/${id}/draws`)).items.map(
          ({ reason, matches }) => [reason, matches],
        );
      const redraw = (reason: string) => city.call<CaseDto>('POST', `/api/cases/${id}/draws`, { step: 'panel', reason });
      const decline = (login: string, task: string, reason: string) =>
        world.as(login).then((person) => person.ask('POST', `/api/tasks/${task}/decline`, { reason }));

      // The first lot: asked for, refused with a reason, asked for again, granted.
      expect((await tasks('panel')).map(({ outcomes }) => outcomes.map(({ id: outcome, reason }) => [outcome, reason]))).toEqual([
        [['start', 'optional']],
      ]);
      expect(await lots()).toEqual([]);
      await city.complete(id, 'start');
      const [approval] = await tasks('approval');
      expect(approval).toMatchObject({ group: 'city-chief@miit-luoyang', draw: { of: 'draw', expert: null } });
      expect(await city.refusal('POST', `/api/tasks/${approval?.id}/complete`, { outcome: 'approve' })).toMatchObject({
        code: 'task.not-yours',
      });
      // Whoever belongs to the applicant neither takes the request nor decides it.
      const recused = await recusedChief(world);
      for (const [path, body] of [['claim'], ['complete', { outcome: 'approve' }]] as const)
        expect(await recused.refusal('POST', `/api/tasks/${approval?.id}/${path}`, body ?? {})).toMatchObject({ code: 'recusal' });
      expect(await lots()).toEqual([]);
      expect((await chief.task(id)).outcomes.map(({ label, reason }) => [label, reason])).toEqual([
        ['同意', 'optional'],
        ['不同意', 'required'],
      ]);
      expect(await chief.refusal('POST', `/api/tasks/${approval?.id}/complete`, { outcome: 'deny' })).toMatchObject({
        code: 'reason.required',
      });
      await chief.complete(id, 'deny', { reason: '监督员未到场' });
      await world.settle();
      expect((await city.ask<{ items: { subject: string }[] }>('GET', '/api/messages')).items[0]?.subject).toContain('未获同意');
      expect((await tasks('panel')).length).toBe(1);
      await city.complete(id, 'start', { reason: '监督员已到场' });
      await chief.complete(id, 'approve');
      expect(await lots()).toEqual([['监督员已到场', true]]);
      const first = await seats();
      expect(first).toHaveLength(5);

      // All anew: nothing happens before it is granted, and one request waits at a time.
      expect((await redraw('专家库有误')).status).toBe(200);
      const pending = await kase();
      expect([await seats(), pending.actions.includes('redraw'), pending.tasks.some(({ actions }) => actions.includes('replace'))]).toEqual(
        [first, false, false],
      );
      expect((await redraw('再来一次')).status).toBe(409);
      expect((await chief.task(id)).draw).toMatchObject({ of: 'redraw', reason: '专家库有误' });
      await chief.complete(id, 'approve', { reason: '情况属实' });
      expect((await lots()).map(([reason]) => reason)).toEqual(['监督员已到场', '专家库有误']);
      expect(await tasks('approval')).toEqual([]);

      // One expert: an own withdrawal needs nobody, and ends what was asked about that seat.
      const [leaving, other] = await tasks('score');
      if (!leaving || !other) throw new Error('no seats');
      await decline('city', leaving.id, '与另一名专家同单位');
      expect((await tasks('approval')).map(({ draw }) => [draw?.of, draw?.expert === leaving.assigneeName])).toEqual([['replace', true]]);
      await decline(String(leaving.assignee).replace('user-', ''), leaving.id, '本人曾任该企业顾问');
      expect(await tasks('approval')).toEqual([]);
      const before = await seats();
      await decline('city', other.id, '专业不符');
      expect(await seats()).toEqual(before);
      await chief.complete(id, 'approve');
      const after = await seats();
      expect([after.length, after.includes(other.assignee)]).toEqual([5, false]);

      // Whoever scores first ends a request to draw all anew.
      expect((await redraw('又发现问题')).status).toBe(200);
      for (const login of (await seats()).map((user) => String(user).replace('user-', '')))
        await (await world.as(login)).complete(id, 'score', sheet);
      expect(await kase()).toMatchObject({ status: 'ended', outcome: 'approved', tasks: [] });

      const { items } = await city.ask<{ items: HistoryItemDto[] }>('GET', `/api/cases/${id}/history`);
      expect(items.map(({ text }) => text)).toEqual(
        expect.arrayContaining([
          '申请重新抽取“专家评审”的专家，待批准；理由：专家库有误。',
          '申请更换“专家评审”的一名专家，待批准；理由：专业不符。',
          '不同意“专家评审”的专家抽取申请；理由：监督员未到场。',
          '同意“专家评审”的专家抽取申请；意见：情况属实。',
        ]),
      );
      expect((await verify(world.app.runtime)).faults).toEqual([]);
    } finally {
      await world.close();
    }
  });
});
