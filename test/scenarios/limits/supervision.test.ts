/** 督办: the ladder of a programme, and what a supervisor asks of those who hold up a case, on both databases. */
import { describe, expect, it } from 'vitest';
import { archiveCases } from '../../../engine/commands/archive-cases.ts';
import type { CaseSupervisionsDto, SupervisionDto } from '../../../engine/model/dto/supervision.ts';
import { applied, atOffice, databases, messagesOf, toDate } from '../../support/limits.ts';
import { migrateByTwo } from '../../support/two-people.ts';
import type { World } from '../../support/world.ts';

describe.each(databases)('督办 on %s', (database) => {
  let world: World;
  let programme: string;
  atOffice({ date: '2026-03-02', definition: 'supervised', database }, (office) => {
    ({ world, programme } = office);
  });
  const subjects = async (login: string, number: string) => (await messagesOf(world, login, number)).map(({ subject }) => subject);
  const history = async (login: string, id: string) =>
    (await (await world.as(login)).ask<{ items: { text: string }[] }>('GET', `/api/cases/${id}/history?limit=100`)).items.map(
      ({ text }) => text,
    );
  const supervisions = async (login: string, id: string) =>
    (await world.as(login)).ask<CaseSupervisionsDto>('GET', `/api/cases/${id}/supervisions`);
  const listed = async (login: string, list: string) =>
    (await (await world.as(login)).ask<{ items: SupervisionDto[] }>('GET', `/api/supervisions?list=${list}`)).items;
  const act = async (login: string, id: string, n: number, verb: string, body: unknown) =>
    (await world.as(login)).ask<CaseSupervisionsDto>('POST', `/api/cases/${id}/supervisions/${n}/${verb}`, body);

  const waiting = async (login: string) =>
    (await (await world.as(login)).ask<{ supervisions: number }>('GET', '/api/tasks/counts')).supervisions;

  it('climbs the ladder of the programme: holder, another office that may then read, the chief who takes the task over, the council', async () => {
    const { id, number } = await applied(world, programme);
    const luolong = await world.as('luolong');
    // Five working days: last day 9 March, yellow from 6 March.
    await toDate(world, '2026-03-06', '00:01');
    expect(await subjects('county', number)).toContain(`办件 ${number}“办理”将于 2026-03-09 到期`);
    await toDate(world, '2026-03-10', '00:01');
    expect(await subjects('county', number)).toContain(`办件 ${number}“办理”已超期，请尽快办理`);
    expect((await luolong.refusal('GET', `/api/cases/${id}`)).code).toBe('not-found');
    await toDate(world, '2026-03-11', '00:01');
    expect(await subjects('luolong', number)).toEqual([`办件 ${number}“办理”已超期`]);
    expect((await luolong.kase(id)).number).toBe(number);
    expect((await luolong.kase(id)).myTask).toBeNull();
    expect((await (await world.as('county')).task(id)).actions).toContain('complete');
    await toDate(world, '2026-03-13', '00:01');
    expect(await subjects('chief', number)).toEqual([`提级办理：办件 ${number}“办理”`]);
    // It passed to the chief; who had it reads on.
    expect((await (await world.as('county')).kase(id)).myTask).toBeNull();
    const chief = await world.as('chief');
    expect((await chief.inbox('?limit=100')).map(({ caseId }) => caseId)).toContain(id);
    await toDate(world, '2026-03-17', '00:01');
    expect(await subjects('council', number)).toEqual([`办件 ${number}“办理”已超期`]);
    expect((await history('city', id)).filter((text) => text === '“办理”已超期，已逐级督办。').length).toBe(4);
    await chief.complete(id, 'solve');
    expect((await world.app.store.read('timers').where({ case_id: id })).map(({ name }: { name: string }) => name).sort()).toEqual([
      'deadline',
      'rung1',
      'rung2',
      'rung3',
      'rung4',
    ]);
    for (const login of ['county', 'county2']) await (await world.as(login)).complete(id, 'content');
    expect(await world.app.store.read('timers').where({ case_id: id })).toEqual([]);
  });

  it('is issued, answered, taken higher and closed, each side told, everything in the log; strangers and the applicant see nothing of it', async () => {
    await toDate(world, '2026-04-07');
    const { id, number } = await applied(world, programme);
    const [county, supervisor, agent] = await Promise.all(['county', 'supervisor', 'agent'].map((login) => world.as(login)));
    const task = await county!.task(id);
    await county!.ask('POST', `/api/tasks/${task.id}/claim`);
    const { issue } = await supervisions('supervisor', id);
    expect(issue?.tasks).toEqual([{ id: task.id, title: '办理', toName: expect.any(String) }]);
    expect(issue?.organisations.map((one) => one.id)).toEqual(expect.arrayContaining(['miit-luoyang', 'miit-410305']));
    const order = { kind: 'order', text: '企业反映久拖不决，请说明进展。', days: 3, task: task.id };
    for (const login of ['county', 'city', 'auditor']) {
      const refused = await (await world.as(login)).refusal('POST', `/api/cases/${id}/supervisions`, order);
      expect([login, refused.code]).toEqual([login, 'forbidden']);
    }
    for (const login of ['luolong', 'admin']) {
      expect((await (await world.as(login)).refusal('POST', `/api/cases/${id}/supervisions`, order)).code).toBe('not-found');
    }
    const both = { ...order, org: 'miit-410305' };
    expect((await supervisor!.refusal('POST', `/api/cases/${id}/supervisions`, both)).code).toBe('request.malformed');
    await supervisor!.ask('POST', `/api/cases/${id}/supervisions`, order);
    await world.settle();
    expect(await subjects('county', number)).toContain(`督办单：办件 ${number}`);
    const [mine] = await listed('county', 'asked');
    expect(mine).toMatchObject({ caseId: id, n: 1, dueOn: '2026-04-10', light: 'green', status: 'open', acts: ['answer'] });
    expect(await listed('county2', 'asked')).toEqual([]);
    // On the tab: what waits for an answer, then what waits to be closed.
    expect([await waiting('county'), await waiting('county2'), await waiting('supervisor'), await waiting('agent')]).toEqual([1, 0, 0, 0]);
    expect((await supervisions('county2', id).catch(() => ({ items: [] }))).items).toEqual([]);
    expect((await agent!.refusal('GET', `/api/cases/${id}/supervisions`)).code).toBe('forbidden');
    expect((await agent!.refusal('GET', '/api/supervisions')).code).toBe('forbidden');
    expect((await history('agent', id)).join()).not.toContain('督办');
    expect(await history('county', id)).toContain('发出督办单（“办理”）。');

    await act('county', id, 1, 'answer', { text: '已约企业面谈。' });
    expect((await county!.refusal('POST', `/api/cases/${id}/supervisions/1/answer`, { text: '再答' })).code).toBe('supervision.closed');
    expect((await county!.refusal('POST', `/api/cases/${id}/supervisions/1/close`, { text: '' })).code).toBe('forbidden');
    expect([await waiting('county'), await waiting('supervisor')]).toEqual([0, 1]);
    await world.settle();
    expect(await subjects('supervisor', number)).toContain(`督办回复：办件 ${number}`);
    const [answered] = (await supervisions('supervisor', id)).items;
    expect(answered).toMatchObject({ status: 'answered', light: 'none', acts: ['escalate', 'close'], rung: 0, rungs: 3 });
    // Not enough: the next on the ladder has two days.
    const higher = await act('supervisor', id, 1, 'escalate', { text: '进展不明。', days: 2 });
    expect(higher.items[0]).toMatchObject({ status: 'open', rung: 1, dueOn: '2026-04-09', askedName: expect.stringContaining('洛龙区') });
    expect([await waiting('luolong'), await waiting('supervisor')]).toEqual([1, 0]);
    expect((await listed('luolong', 'asked')).map(({ n }) => n)).toEqual([1]);
    expect((await (await world.as('luolong')).kase(id)).id).toBe(id);
    await act('luolong', id, 1, 'answer', { text: '已协调。' });
    await act('supervisor', id, 1, 'close', { text: '' });
    expect(await waiting('supervisor')).toBe(0);
    expect((await supervisor!.refusal('POST', `/api/cases/${id}/supervisions/1/close`, { text: '' })).code).toBe('supervision.closed');
    expect((await listed('supervisor', 'closed')).map(({ caseId, status }) => [caseId, status])).toEqual([[id, 'closed']]);
    expect((await listed('supervisor', 'issued')).map(({ caseId }) => caseId)).toEqual([id]);
    expect(await listed('supervisor', 'open')).toEqual([]);
  });

  it('climbs by itself when the answer is overdue, stops with the answer, has a top, and lapses with the case', async () => {
    await toDate(world, '2026-05-11');
    const { id, number } = await applied(world, programme);
    const supervisor = await world.as('supervisor');
    await supervisor.ask('POST', `/api/cases/${id}/supervisions`, { kind: 'reminder', text: '请加快。', days: 1, org: 'miit-410305' });
    // All officers of the organisation are asked, whatever their positions.
    expect((await listed('county2', 'asked')).map(({ caseId }) => caseId)).toEqual([id]);
    await toDate(world, '2026-05-13', '00:01');
    expect(await subjects('supervisor', number)).toEqual([`督办逾期未回复：办件 ${number}`]);
    expect(await subjects('county2', number)).toEqual([`督办逾期未回复：办件 ${number}`, `督办提醒：办件 ${number}`]);
    expect((await listed('county2', 'asked'))[0]).toMatchObject({ light: 'red' });
    await toDate(world, '2026-05-14', '00:01');
    expect(await subjects('luolong', number)).toEqual([`督办升级：办件 ${number}`]);
    await toDate(world, '2026-05-18', '00:01');
    expect(await subjects('chief', number)).toContain(`督办升级：办件 ${number}`);
    await toDate(world, '2026-05-20', '00:01');
    expect(await subjects('council', number)).toContain(`督办升级：办件 ${number}`);
    const [order] = (await supervisions('supervisor', id)).items;
    expect(order).toMatchObject({ rung: 3, status: 'open', acts: ['close'] });
    expect(order?.words.map(({ what }) => what)).toEqual(['escalation', 'escalation', 'escalation']);
    const top = await supervisor.refusal('POST', `/api/cases/${id}/supervisions/1/escalate`, { text: '再上报', days: 1 });
    expect(top.code).toBe('supervision.top');
    const timers = await world.app.store.read('timers').where({ case_id: id, step: ':supervision' });
    expect(timers).toEqual([]);
    await supervisor.ask('POST', `/api/cases/${id}/supervisions`, { kind: 'circular', text: '通报。', days: 2, org: 'miit-410305' });
    await (await world.as('county')).complete(id, 'refuse', { reason: '不属本部门' });
    expect((await supervisions('supervisor', id)).items.map(({ status, acts }) => [status, acts])).toEqual([
      ['lapsed', []],
      ['lapsed', []],
    ]);
    expect(await world.app.store.read('timers').where({ case_id: id })).toEqual([]);
    expect(
      (await supervisor.refusal('POST', `/api/cases/${id}/supervisions`, { kind: 'order', text: '迟了', days: 1, org: 'miit-410305' }))
        .code,
    ).toBe('state.wrong');
  });

  it('goes with a running case to a new version, whose ladder it then climbs', async () => {
    await toDate(world, '2026-06-01');
    const { id, number } = await applied(world, programme);
    const supervisor = await world.as('supervisor');
    await supervisor.ask('POST', `/api/cases/${id}/supervisions`, { kind: 'order', text: '请办结。', days: 2, org: 'miit-410305' });
    const admin = await world.as('admin');
    const current = await admin.ask<{ package: { workflow: { supervision: { ladder: unknown[] } } } }>(
      'GET',
      `/api/definitions/${(await supervisor.kase(id)).definitionHash}`,
    );
    const { workflow } = current.package;
    const to = { ...workflow, supervision: { ladder: [{ amount: 1, unit: 'workingDays', to: 'city-council' }] } };
    const { hash } = await admin.ask<{ hash: string }>('POST', '/api/definitions', { package: { ...current.package, workflow: to } });
    const from = (await supervisor.kase(id)).definitionHash;
    expect(await migrateByTwo(world, { from, to: hash, plan: {} })).toMatchObject({ refused: [] });
    expect((await supervisor.kase(id)).definitionHash).toBe(hash);
    await toDate(world, '2026-06-05', '00:01');
    expect(await subjects('council', number)).toContain(`督办升级：办件 ${number}`);
    expect((await supervisions('supervisor', id)).items[0]).toMatchObject({ rung: 1, rungs: 1 });
    await act('county', id, 1, 'answer', { text: '已办。' });
    await (await world.as('county')).complete(id, 'refuse', { reason: '不属本部门' });
    await toDate(world, '2028-06-05');
    await archiveCases(world.app.runtime);
    const { archivedAt } = await supervisor.kase(id);
    expect(archivedAt).not.toBeNull();
    expect((await supervisions('supervisor', id)).items[0]).toMatchObject({ status: 'lapsed', text: '请办结。' });
    expect((await listed('supervisor', 'closed')).map(({ caseId }) => caseId)).toContain(id);
  });
});
