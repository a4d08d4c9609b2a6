/** Members of a meeting are told when and where it is, of changes, and when it is called off: in the app, and by a real mail server. */
import { expect, it } from 'vitest';
import type { BatchDto } from '../../engine/model/dto/registry.ts';
import { saveUser, userByLogin } from '../../engine/store/users.ts';
import blindMeeting from '../definitions/blind-meeting.json' with { type: 'json' };
import { openMailbox } from '../support/mailbox.ts';
import { openWorld, type World } from '../support/world.ts';

const uscc = '91410305MA9XTE0263';
const of = { programme: 'blind-meeting', step: 'meeting' };
const when = { place: '市政府三楼会议室', on: '2026-04-16', at: '09:00' };

/** Holders of the meeting's position beside `council`: one with a mail address, one who belongs to the applicant. */
async function members({ app: { store, runtime } }: World): Promise<void> {
  const record = await userByLogin(store.read, 'council');
  if (!record) throw new Error('no council');
  const at = runtime.clock.now();
  const add = (login: string, email: string | null, memberships: typeof record.user.memberships) =>
    store.writer.transact((tx) =>
      saveUser(tx, { ...record, email, user: { ...record.user, id: `user-${login}`, login, name: login, memberships } }, at),
    );
  await store.writer.transact(async (tx) => void (await tx.table('users').update({ email: null })));
  await add('member', 'member@example.cn', []);
  await add('recused', null, [{ uscc, role: 'agent' }]);
}

it('invites, changes and calls off, each told once to every member and to nobody else', async () => {
  const mailbox = await openMailbox();
  const world = await openWorld({ smtpUrl: mailbox.url });
  try {
    await (await world.as('admin')).ask('POST', '/api/definitions', { package: blindMeeting });
    await members(world);
    const agent = await world.as('agent');
    const handIn = async (idea: string) => {
      const { id, number } = await agent.open({ programme: 'blind-meeting', uscc });
      await agent.complete(id, 'submit', { data: { idea } });
      return { id, number };
    };
    const kase = await handIn('轴承在线检测');
    const cases = [kase, await handIn('齿轮在线检测'), await handIn('刀具在线检测')];
    await world.workingDays(2);
    for (const { id } of cases) await (await world.as('county')).complete(id, 'pass', {}, 'blind');
    await world.settle();
    await mailbox.taken();
    const council = await world.as('council');
    const plan = async () => (await council.ask<{ items: readonly BatchDto[] }>('GET', '/api/batches')).items[0]?.plan ?? null;
    const subjects = async (login: string) => {
      const { items } = await (await world.as(login)).ask<{ items: { subject: string; agenda: string | null }[] }>('GET', '/api/messages');
      return items.filter(({ subject }) => subject.startsWith('会议')).map(({ subject, agenda }) => [subject.slice(0, 4), agenda]);
    };
    const agenda = '/workbench/meeting/blind-meeting/meeting';
    expect(await plan()).toBeNull();
    // Who has nothing before the meeting neither invites nor calls off.
    for (const login of ['county', 'agent', 'chief', 'recused'])
      expect([login, (await (await world.as(login)).refusal('PUT', '/api/batches/plan', { ...of, ...when, revision: 0 })).code]).toEqual([
        login,
        'not-found',
      ]);
    const refused = async (change: object) =>
      (await council.refusal('PUT', '/api/batches/plan', { ...of, ...when, revision: 0, ...change })).code;
    expect(await refused({ on: '2026-03-01' })).toBe('input.invalid');
    expect(await refused({ place: '  ' })).toBe('input.invalid');
    expect(await refused({ at: '25:00' })).toBe('request.malformed');
    expect((await council.refusal('POST', '/api/batches/plan/cancel', { ...of, revision: 0, reason: '无' })).code).toBe('not-found');

    await council.ask('PUT', '/api/batches/plan', { ...of, ...when, revision: 0, note: '请带材料。' });
    expect(await plan()).toMatchObject({ ...when, revision: 1, cancelled: false, past: false, note: '请带材料。', invited: 2 });
    await world.settle();
    const [letter, ...more] = await mailbox.taken();
    expect([more, [letter?.to].flat()[0]?.text]).toEqual([[], 'member@example.cn']);
    expect(letter?.subject).toContain('2026-04-16 09:00');
    for (const words of ['市政府三楼会议室', '请带材料。', agenda]) expect(letter?.text).toContain(words);
    // They judge blind: no applicant is named, and nothing of a case.
    for (const words of ['晨曦', uscc, kase.number]) expect(letter?.text).not.toContain(words);
    for (const login of ['member', 'recused']) expect(await subjects(login)).toEqual([['会议通知', agenda]]);
    for (const login of ['council', 'county', 'agent']) expect(await subjects(login)).toEqual([]);

    // Of two who change it at once one is told so.
    expect(await refused({ place: '四楼' })).toBe('stale');
    await council.ask('PUT', '/api/batches/plan', { ...of, ...when, place: '四楼会议室', revision: 1 });
    const blank = await council.refusal('POST', '/api/batches/plan/cancel', { ...of, revision: 2, reason: ' ' });
    expect(blank.errors).toMatchObject([{ pointer: '/reason', code: 'field.required' }]);
    await council.ask('POST', '/api/batches/plan/cancel', { ...of, revision: 2, reason: '防汛值守' });
    expect(await plan()).toMatchObject({ cancelled: true, revision: 3, place: '四楼会议室' });
    expect((await council.refusal('POST', '/api/batches/plan/cancel', { ...of, revision: 3, reason: '无' })).code).toBe('not-found');
    await world.settle();
    expect((await mailbox.taken()).map(({ subject }) => subject?.slice(0, 4))).toEqual(['会议变更', '会议取消']);
    expect((await subjects('member')).map(([subject]) => subject).sort()).toEqual(['会议取消', '会议变更', '会议通知'].sort());
    // Invited to anew, and past: the next one is an invitation again.
    await council.ask('PUT', '/api/batches/plan', { ...of, ...when, revision: 3 });
    expect((await subjects('member')).filter(([subject]) => subject === '会议通知')).toHaveLength(2);
    // Decided before its day it still stands; decided on its day it is over: the rest is invited to anew, and nothing is called off.
    const decide = async () => {
      const { items } = await council.ask<{ items: readonly BatchDto[] }>('GET', '/api/batches');
      await council.ask('POST', '/api/batches', { ...of, decisions: [{ taskId: items[0]?.members[0]?.taskId, outcome: 'approve' }] });
    };
    await decide();
    expect(await plan()).toMatchObject({ revision: 4, past: false });
    await world.toDate('2026-04-16');
    expect(await plan()).toMatchObject({ past: false });
    await decide();
    expect(await plan()).toMatchObject({ revision: 4, past: true });
    expect((await council.refusal('POST', '/api/batches/plan/cancel', { ...of, revision: 4, reason: '无' })).code).toBe('not-found');
    await council.ask('PUT', '/api/batches/plan', { ...of, ...when, on: '2026-04-17', revision: 4 });
    expect((await subjects('member')).filter(([subject]) => subject === '会议通知')).toHaveLength(3);
  } finally {
    await world.close();
    await mailbox.close();
  }
});
