/** A day of a case that many hands pass on, through the API: 转办、委派、加签、抄送、催办、拿回、无记名票决、代办, and people who left or must not act. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verify } from '../../engine/commands/verify.ts';
import { rootFolder } from '../../engine/main.ts';
import type { CaseDto, HistoryItemDto, TaskDto } from '../../engine/model/dto/case.ts';
import { saveUser, userByLogin } from '../../engine/store/users.ts';
import type { Person } from '../support/person.ts';
import type { Postgres } from '../support/postgres.ts';
import { sharedPostgres } from '../support/shared-postgres.ts';
import { openWorld, type World } from '../support/world.ts';

const uscc = '91410305MA9XTE0263';
const definition = JSON.parse(readFileSync(join(rootFolder(), 'test/definitions/many-hands.json'), 'utf8'));

describe.each(['sqlite', 'postgres'] as const)('operations on tasks on %s', (dialect) => {
  let postgres: Postgres | null = null;
  let world: World;
  let people: Record<string, Person>;
  beforeAll(async () => {
    if (dialect === 'postgres') postgres = sharedPostgres();
    world = await openWorld({ start: '2026-03-02T01:00:00.000Z', ...(postgres ? { databaseUrl: await postgres.createDatabase() } : {}) });
    await (await world.as('admin')).ask('POST', '/api/definitions', { package: definition });
    // An inspector of the county who is also a member of the applicant.
    await editUser('county2', 'double', { memberships: [{ uscc, role: 'agent' }] });
    const logins = [
      'agent',
      'county',
      'county2',
      'double',
      'luolong',
      'luolong2',
      'market',
      'safety',
      'environment',
      'tax',
      'city',
      'chief',
      'council',
    ];
    people = Object.fromEntries(await Promise.all(logins.map(async (login) => [login, await world.as(login)] as const)));
  });
  afterAll(async () => {
    await world.close();
    await postgres?.stop();
  });

  const editUser = async (of: string, login: string, change: object, disabled = false) => {
    const { store, runtime } = world.app;
    const record = await userByLogin(store.read, of);
    if (!record) throw new Error(of);
    const user = { ...record.user, id: `user-${login}`, login, name: login === of ? record.user.name : `${record.user.name}二`, ...change };
    await store.writer.transact((tx) => saveUser(tx, { ...record, user, disabled }, runtime.clock.now()));
  };
  const who = (login: string): Person => people[login] as Person;
  const apply = async () => {
    const kase = await who('agent').open({ programme: 'many-hands', uscc });
    return who('agent').complete(kase.id, 'submit', { data: { project: '数控机床更新' } });
  };
  /** The task of a step that a person sees; of several the one for a group. */
  const taskFor = async (login: string, caseId: string, step: string, group = ''): Promise<TaskDto> => {
    const kase = await who(login).kase(caseId);
    const found = kase.tasks.find((task) => task.step === step && task.group.includes(group));
    if (!found) throw new Error(`${login} sees no task ${step} ${group}`);
    return found;
  };
  const act = (login: string, task: { id: string }, op: string, body: object = {}) =>
    who(login).ask<CaseDto>('POST', `/api/tasks/${task.id}/${op}`, body);
  const refusal = async (login: string, task: { id: string }, op: string, body: object = {}) =>
    (await who(login).refusal('POST', `/api/tasks/${task.id}/${op}`, body)).code;
  const messages = async (login: string) => {
    await world.settle();
    const { items } = await who(login).ask<{ items: { subject: string }[] }>('GET', '/api/messages?limit=100');
    return items.map(({ subject }) => subject);
  };
  const history = async (login: string, caseId: string) =>
    (await who(login).ask<{ items: HistoryItemDto[] }>('GET', `/api/cases/${caseId}/history`)).items;

  it('walks a case through all of them', async () => {
    const { id, number } = await apply();

    // 转办: within the position, not to people who are recused, elsewhere, or not there.
    const county = await taskFor('county', id, 'county');
    expect(county.may).toEqual(expect.arrayContaining(['claim', 'complete', 'transfer', 'delegate', 'add-signer', 'copy']));
    expect(county.may).not.toContain('remind');
    await act('county', county, 'claim');
    const { items } = await who('county').ask<{ items: { id: string }[] }>('GET', `/api/tasks/${county.id}/candidates?op=transfer`);
    expect(items.map((person) => person.id)).toEqual(['user-county2']);
    expect(await refusal('county', county, 'transfer', { to: 'user-double', reason: '出差' })).toBe('candidate.recused');
    expect(await refusal('county', county, 'transfer', { to: 'user-luolong', reason: '出差' })).toBe('candidate.unsuitable');
    expect(await refusal('county', county, 'transfer', { to: 'user-county2', reason: ' ' })).toBe('reason.required');
    expect(await refusal('county2', county, 'transfer', { to: 'user-county2', reason: '出差' })).toBe('task.not-yours');
    await act('county', county, 'transfer', { to: 'user-county2', reason: '出差' });
    expect(await refusal('county', county, 'complete', { outcome: 'accept' })).toBe('task.taken');
    expect(await messages('county2')).toEqual([`办件 ${number}：“县区审核”已转由您办理`]);

    // 委派: the delegate reads the case only now, answers, and the holder decides.
    expect((await who('luolong').call('GET', `/api/cases/${id}`)).status).toBe(404);
    expect(await refusal('county2', county, 'delegate', { to: 'user-double' })).toBe('candidate.recused');
    await act('county2', county, 'delegate', { to: 'user-luolong', reason: '请协助核实设备' });
    expect(await refusal('county2', county, 'complete', { outcome: 'accept' })).toBe('task.waiting');
    expect((await taskFor('county2', id, 'county')).may).not.toContain('complete');
    const [asked] = await who('luolong').inbox();
    expect(asked).toMatchObject({ caseId: id, group: 'user:user-luolong', assignee: 'user-luolong' });
    await who('luolong').complete(id, 'reject', { reason: '发票日期不符' }, 'county');
    expect((await taskFor('county2', id, 'county')).advice).toMatchObject([
      { by: 'user-luolong', outcome: 'reject', reason: '发票日期不符' },
    ]);

    // 拿回: the answer comes back while nobody acted; not later, not by others.
    await who('county2').complete(id, 'accept', {}, 'county');
    expect(await refusal('county', county, 'take-back')).toBe('task.not-yours');
    const accepted = await who('county2').kase(id);
    expect([accepted.steps, accepted.takeBack]).toEqual([['joint'], county.id]);
    const back = await act('county2', county, 'take-back');
    expect([back.steps, back.tasks.map((task) => task.id)]).toEqual([['county'], [county.id]]);
    expect((await who('market').inbox()).filter((row) => row.caseId === id)).toEqual([]);
    await who('county2').complete(id, 'accept', {}, 'county');
    const market = await taskFor('market', id, 'joint', 'market');
    await act('market', market, 'claim');
    expect(await refusal('county2', county, 'take-back')).toBe('take-back.too-late');

    // 催办: by the applicant, once an hour.
    const reminded = await taskFor('agent', id, 'joint', 'market');
    expect(reminded.may).toEqual(['remind']);
    await act('agent', reminded, 'remind');
    expect(await refusal('agent', reminded, 'remind')).toBe('remind.too-soon');
    await world.hours(1);
    await act('agent', reminded, 'remind');
    expect((await messages('market')).filter((subject) => subject.startsWith('催办'))).toHaveLength(2);
    expect((await who('tax').call('POST', `/api/tasks/${market.id}/remind`, {})).status).toBe(404);

    // 加签 by the holder, limited by the step to reviewers; 减签 by another position of the owner.
    expect(await refusal('market', market, 'add-signer', { user: 'user-county', place: 'parallel' })).toBe('candidate.unsuitable');
    await act('market', market, 'add-signer', { user: 'user-tax', place: 'parallel', reason: '涉税' });
    expect(await refusal('market', market, 'add-signer', { user: 'user-tax', place: 'after' })).toBe('same-person');
    await act('chief', market, 'add-signer', { user: 'user-environment', place: 'after' });
    const withSigners = await taskFor('market', id, 'joint', 'market');
    expect(withSigners.asked).toMatchObject([
      { user: 'user-tax', name: '蒋涛', how: 'parallel', status: 'open' },
      { user: 'user-environment', how: 'after', status: 'waiting' },
    ]);
    expect(await refusal('safety', market, 'drop-signer', { user: 'user-environment' })).toBe('task.not-yours');
    await act('chief', market, 'drop-signer', { user: 'user-environment' });
    expect((await who('tax').inbox()).map((row) => row.caseId)).toEqual([id]);
    expect(
      (await who('tax').refusal('POST', `/api/tasks/${(await who('tax').task(id, 'joint')).id}/complete`, { outcome: 'conditional' })).code,
    ).toBe('input.invalid');
    await who('tax').complete(id, 'conditional', { conditions: ['补缴 2025 年度税款'] }, 'joint');

    // 抄送: a reader, in the own list of cases.
    expect(await who('luolong2').cases()).toEqual([]);
    await act('market', market, 'copy', { to: 'user-luolong2' });
    expect((await who('luolong2').cases()).map((row) => row.id)).toEqual([id]);
    expect(await messages('luolong2')).toEqual([`抄送：办件 ${number}“部门会签”`]);
    await who('market').complete(id, 'agree', {}, 'joint');
    await who('safety').complete(id, 'agree', {}, 'joint');

    // 代办: only on the days of the absence, and nobody who must not act.
    const ecology = await taskFor('environment', id, 'joint', 'ecology');
    expect(await refusal('luolong2', ecology, 'complete', { outcome: 'agree' })).toBe('task.not-yours');
    await who('environment').ask('PUT', '/api/absence', { from: '2026-03-02', to: '2026-03-06', substitute: 'user-luolong2' });
    expect((await who('luolong2').ask<{ standsInFor: object[] }>('GET', '/api/absence')).standsInFor).toMatchObject([
      { id: 'user-environment' },
    ]);
    expect((await who('luolong2').inbox()).map((row) => row.id)).toEqual([ecology.id]);
    await act('luolong2', ecology, 'complete', { outcome: 'agree' });
    const events = await history('city', id);
    const told = events.map(({ text }) => text);
    // A delegate's answer is advice to whoever asked; an answer taken back stays in sight as such.
    expect(events.filter(({ adviceFor }) => adviceFor !== null).map(({ by, adviceFor }) => [by, adviceFor?.id])).toEqual([
      ['user-luolong', 'user-county2'],
    ]);
    expect(events.filter(({ takenBack }) => takenBack).map(({ by, outcome }) => [by, outcome])).toEqual([['user-county2', 'accept']]);
    expect(told).toContain('“部门会签”办理结果：同意。（代冯静办理）');
    expect(told).toContain('将“县区审核”转办给孙丽娜；理由：出差。');
    expect(told).toContain('答复“县区审核”的委派：不予通过；理由：发票日期不符。');
    expect((await history('agent', id)).map(({ text }) => text).join()).not.toMatch(/转办|委派|发票/);
    expect((await who('city').kase(id)).results.joint).toMatchObject({ outcome: 'conditional', conditions: ['补缴 2025 年度税款'] });

    // 无记名票决: counts only, and those only when it is decided.
    await who('city').complete(id, 'fail', { reason: '再议' }, 'ballot');
    expect((await who('chief').kase(id)).results.ballot).toEqual({ entry: 1, outcome: null, voted: 1 });
    await who('chief').complete(id, 'pass', {}, 'ballot');
    const ended = await who('council').complete(id, 'pass', {}, 'ballot');
    expect(ended.results.ballot).toMatchObject({ outcome: 'pass', voted: 3, counts: { pass: 2, fail: 1 } });
    expect(JSON.stringify(ended.results.ballot)).not.toContain('user-');
    const votes = (await history('city', id)).filter(({ step }) => step === 'ballot');
    expect(votes.map(({ outcome, reason, text }) => [outcome, reason, text])).toEqual(
      Array(3).fill([null, null, '“集体票决”投票（无记名）。']),
    );

    // Nobody holds the position of the last step: its rule answers.
    expect([ended.status, ended.outcome]).toEqual(['ended', 'approved']);
    expect(await refusal('council', (await who('council').kase(id)).tasks[0] ?? county, 'remind')).toBe('task.closed');
    expect((await verify(world.app.runtime)).faults).toEqual([]);
  });

  it('gives the task of someone who left back to the position, and keeps members of the applicant out', async () => {
    const { id } = await apply();
    const county = await taskFor('county', id, 'county');
    expect(await refusal('double', county, 'claim')).toBe('recusal');
    // Inboxes offer what the task's page offers: to the position a claim, to who is recused nothing of the kind.
    const rowOf = async (login: string) => (await who(login).inbox()).find((row) => row.id === county.id)?.may;
    expect(await rowOf('county2')).toContain('claim');
    expect(await rowOf('double')).toEqual((await taskFor('double', id, 'county')).may);
    expect(await rowOf('double')).not.toContain('claim');
    await act('county', county, 'claim');
    expect(await refusal('county2', county, 'transfer', { to: null, reason: '已离职' })).toBe('task.not-yours');
    expect((await taskFor('county2', id, 'county')).may).toEqual(['remind']);
    await editUser('county', 'county', {}, true);
    expect((await taskFor('county2', id, 'county')).may).toEqual(['transfer', 'remind']);
    await act('county2', county, 'transfer', { to: null, reason: '已离职' });
    await who('county2').complete(id, 'accept', {}, 'county');

    // A substitute who is a member of the applicant is refused, in whose name ever.
    const market = await taskFor('market', id, 'joint', 'market');
    await who('market').ask('PUT', '/api/absence', { from: '2026-03-02', to: '2026-03-31', substitute: 'user-double' });
    expect(await refusal('double', market, 'complete', { outcome: 'agree' })).toBe('recusal');
    expect(await refusal('market', market, 'add-signer', { user: 'user-double', place: 'before' })).toMatch(
      /^candidate\.(recused|unsuitable)$/,
    );
    expect(await refusal('market', market, 'copy', { to: 'user-double' })).toBe('candidate.recused');
    await who('market').ask('DELETE', '/api/absence');

    // 退回 into a countersignature: everybody is asked anew, timers are those of the new entry.
    await who('safety').complete(id, 'agree', {}, 'joint');
    await who('environment').complete(id, 'back', { reason: '材料不全' }, 'joint');
    await who('market').complete(id, 'back', { reason: '材料不全' }, 'joint');
    await who('county2').complete(id, 'accept', {}, 'county');
    expect((await who('city').kase(id)).tasks.map((task) => task.group).sort()).toEqual(
      ['ecology', 'emergency', 'market-regulation'].map((org) => `department-reviewer@${org}`),
    );
    expect((await verify(world.app.runtime)).faults).toEqual([]);
  });

  it('lets two people act at the same instant: what excludes each other happens once, the rest both', async () => {
    const { id } = await apply();
    const county = await taskFor('county2', id, 'county');
    // Twice the same answer by one person, both with the number of events they saw: one is too late.
    const { seq } = await who('county2').kase(id);
    const twice = await Promise.all(
      [1, 2].map(() => who('county2').call<{ code?: string }>('POST', `/api/tasks/${county.id}/complete`, { outcome: 'accept', seq })),
    );
    expect(twice.map(({ status, body }) => [status, body.code ?? 'done']).sort()).toEqual([
      [200, 'done'],
      [409, 'stale'],
    ]);
    // 会签: two answers in one instant are both taken.
    const tasks = await Promise.all(['market', 'safety'].map((login) => who(login).task(id, 'joint')));
    const both = await Promise.all(
      ['market', 'safety'].map((login, index) => who(login).call('POST', `/api/tasks/${tasks[index]?.id}/complete`, { outcome: 'agree' })),
    );
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    // One answers what the other takes over: one of them has it.
    const ecology = await taskFor('environment', id, 'joint', 'ecology');
    const race = await Promise.all([
      who('environment').call<{ code?: string }>('POST', `/api/tasks/${ecology.id}/complete`, { outcome: 'agree' }),
      who('environment').call<{ code?: string }>('POST', `/api/tasks/${ecology.id}/delegate`, { to: 'user-tax' }),
    ]);
    expect(race.filter(({ status }) => status === 200)).toHaveLength(1);
    expect((await verify(world.app.runtime)).faults).toEqual([]);
  });
});
