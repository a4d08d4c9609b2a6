/** Time limits of a decision (行政许可法 42, 44, 45, 82; domain facts §4): twenty working days and ten more, what isn't counted, who is told. */
import { describe, expect, it } from 'vitest';
import { applied, atOffice, dueOn, lightOf, messagesOf, publish, toDate } from '../../support/limits.ts';
import type { World } from '../../support/world.ts';

describe('20 日决定，经批准延长 10 日；联合办理 45 + 15 日', () => {
  let world: World;
  let programme: string;
  atOffice({ date: '2025-03-03', definition: 'decision' }, (office) => {
    ({ world, programme } = office);
  });
  const accepted = async () => {
    const { id } = await applied(world, programme);
    return (await world.as('city')).complete(id, 'accept');
  };

  it('45 + 15 日: the block’s deadline stands during the appraisal of one branch, then goes on and is extended', async () => {
    const { id } = await applied(world, await publish(world, 'joint'));
    const [city, chief, council] = await Promise.all(['city', 'chief', 'council'].map((login) => world.as(login)));
    const clock = async () => (await city!.kase(id)).tasks.find((task) => task.step === 'lead')?.blockClock;
    expect(await clock()).toMatchObject({ amount: 45, left: 45, dueOn: '2025-05-08' });
    await toDate(world, '2025-03-10');
    await chief!.complete(id, 'appraise', {}, 'check');
    await toDate(world, '2025-03-17');
    expect(await clock()).toMatchObject({ used: 5, paused: 5, running: false });
    await toDate(world, '2025-03-21');
    await chief!.complete(id, 'agree', {}, 'appraise');
    expect(await clock()).toMatchObject({ used: 5, paused: 9, dueOn: '2025-05-21', running: true });
    const lead = await city!.task(id, 'lead');
    await council!.ask('POST', `/api/tasks/${lead.id}/extend`, { reason: '跨部门会商', of: 'block' });
    expect(await clock()).toMatchObject({ amount: 60, dueOn: '2025-06-12' });
    await toDate(world, '2025-06-12', '23:59');
    expect((await city!.kase(id)).status).toBe('running');
    await toDate(world, '2025-06-13', '00:00');
    expect(await city!.kase(id)).toMatchObject({ status: 'ended', outcome: 'denied' });
  });

  it('stands while experts review and is extended once by the leader, the applicant being told why', async () => {
    await toDate(world, '2026-03-02');
    const kase = await accepted();
    const [city, council, agent] = await Promise.all(['city', 'council', 'agent'].map((login) => world.as(login)));
    expect(kase.clock).toMatchObject({ amount: 20, used: 0, left: 20, dueOn: '2026-03-30', running: true, light: 'green' });
    await toDate(world, '2026-03-09');
    await city!.complete(kase.id, 'experts');
    await toDate(world, '2026-03-12');
    expect((await city!.kase(kase.id)).clock).toMatchObject({ used: 5, paused: 3, left: 15, running: false });
    await toDate(world, '2026-03-20');
    await (await world.as('chief')).complete(kase.id, 'done');
    const resumed = await city!.kase(kase.id);
    expect(resumed.clock).toMatchObject({ used: 5, paused: 9, left: 15, dueOn: '2026-04-13', running: true });

    const task = await city!.task(kase.id);
    expect(task.actions).toContain('extendClock');
    const asked = await city!.ask<typeof kase>('POST', `/api/tasks/${task.id}/extend`, { of: 'clock', reason: '案情复杂' });
    expect(asked.tasks.map(({ kind }) => kind)).toEqual(['review', 'extension']);
    expect((await city!.refusal('POST', `/api/tasks/${task.id}/extend`, { of: 'clock', reason: '再次' })).code).toBe('extension.exhausted');
    const request = await council!.task(kase.id, 'examine');
    expect(request).toMatchObject({ kind: 'extension', extension: { of: 'clock', reason: '案情复杂' } });
    expect((await city!.refusal('POST', `/api/tasks/${request.id}/complete`, { outcome: 'grant' })).code).toBe('task.not-yours');
    const granted = await council!.complete(kase.id, 'grant', {}, 'examine');
    expect(granted.clock).toMatchObject({ amount: 30, left: 25, dueOn: '2026-04-27' });
    expect(granted.tasks.map(({ kind }) => kind)).toEqual(['review']);
    await world.settle();
    const told = (await messagesOf(world, 'agent', kase.number)).find(({ subject }) => subject.includes('办理期限已延长'));
    expect(told?.body).toContain('案情复杂');
    expect(told?.body).toContain('2026-04-27');
    expect((await council!.refusal('POST', `/api/tasks/${task.id}/extend`, { of: 'clock', reason: '还要' })).code).toBe(
      'extension.exhausted',
    );
    const { items } = await agent!.ask<{ items: { type: string; text: string }[] }>('GET', `/api/cases/${kase.id}/history`);
    expect(items.find(({ type }) => type === 'deadline.extended')?.text).toContain('案情复杂');
  });

  it('extends the deadline of a step at once when the leader does it, and refuses without a reason or a rule', async () => {
    await toDate(world, '2026-04-01');
    const kase = await accepted();
    const [city, council] = await Promise.all(['city', 'council'].map((login) => world.as(login)));
    expect(await dueOn(world, 'city', kase.id, 'examine')).toBe('2026-04-30');
    const task = await city!.task(kase.id);
    expect((await council!.refusal('POST', `/api/tasks/${task.id}/extend`, { reason: ' ' })).code).toBe('reason.required');
    await council!.ask('POST', `/api/tasks/${task.id}/extend`, { reason: '需要外地核实' });
    expect(await dueOn(world, 'city', kase.id, 'examine')).toBe('2026-05-18');
    expect((await city!.kase(kase.id)).tasks[0]).toMatchObject({ clock: { amount: 30, left: 30, dueOn: '2026-05-18' } });
    const other = await applied(world, programme);
    const fresh = await city!.task(other.id);
    expect((await city!.refusal('POST', `/api/tasks/${fresh.id}/extend`, { reason: '受理没有延长' })).code).toBe('state.wrong');
    expect((await (await world.as('agent')).refusal('POST', `/api/tasks/${fresh.id}/extend`, { reason: '不是我的' })).code).toBe(
      'task.not-yours',
    );
  });

  it('refuses a request with a reason, and the date stays', async () => {
    await toDate(world, '2026-06-01');
    const kase = await accepted();
    const [city, council] = await Promise.all(['city', 'council'].map((login) => world.as(login)));
    const before = await dueOn(world, 'city', kase.id, 'examine');
    await city!.ask('POST', `/api/tasks/${(await city!.task(kase.id)).id}/extend`, { reason: '忙' });
    const request = await council!.task(kase.id, 'examine');
    expect((await council!.refusal('POST', `/api/tasks/${request.id}/complete`, { outcome: 'refuse' })).code).toBe('reason.required');
    await council!.complete(kase.id, 'refuse', { reason: '理由不足' }, 'examine');
    expect(await dueOn(world, 'city', kase.id, 'examine')).toBe(before);
    await world.settle();
    expect((await messagesOf(world, 'city', kase.number)).some(({ body }) => body.includes('理由不足'))).toBe(true);
  });

  it('turns yellow at two fifths or two days left, red after 24:00 of the last day, and climbs the ladder 1, 3, 5 days later', async () => {
    await toDate(world, '2026-07-01');
    const kase = await accepted();
    // 20 working days: yellow from the 8th before the end; last day 29 July.
    expect(await dueOn(world, 'city', kase.id, 'examine')).toBe('2026-07-29');
    await toDate(world, '2026-07-17', '23:59');
    expect(await lightOf(world, 'city', kase.id)).toBe('green');
    await toDate(world, '2026-07-20', '00:01');
    expect(await lightOf(world, 'city', kase.id)).toBe('yellow');
    await toDate(world, '2026-07-29', '23:59');
    expect(await lightOf(world, 'city', kase.id)).toBe('yellow');
    await toDate(world, '2026-07-30', '00:01');
    expect(await lightOf(world, 'city', kase.id)).toBe('red');
    const overdue = async (login: string) =>
      (await messagesOf(world, login, kase.number)).filter(({ subject }) => subject.includes('已超期')).length;
    expect(await overdue('chief')).toBe(0);
    await toDate(world, '2026-07-31', '00:01');
    expect([await overdue('chief'), await overdue('council')]).toEqual([1, 0]);
    await toDate(world, '2026-08-04', '00:01');
    expect([await overdue('chief'), await overdue('council')]).toEqual([1, 1]);
    await toDate(world, '2026-08-06', '00:01');
    expect([await overdue('chief'), await overdue('council')]).toEqual([1, 1]);
    const { items } = await (await world.as('city')).ask<{ items: { text: string }[] }>('GET', `/api/cases/${kase.id}/history?limit=100`);
    expect(items.filter(({ text }) => text.includes('逐级督办'))).toHaveLength(3);
  });

  it('10 日内颁发送达: ten working days from the decision', async () => {
    await toDate(world, '2026-09-18');
    const kase = await accepted();
    await (await world.as('city')).complete(kase.id, 'grant');
    // 20 September is worked, the holidays 25–27 September and 1–7 October are not.
    expect(await dueOn(world, 'city', kase.id, 'deliver')).toBe('2026-10-09');
  });

  it('补正停表: before acceptance no clock runs, and a correction not made in ten days is a withdrawal', async () => {
    await toDate(world, '2026-10-12');
    const { id } = await applied(world, programme);
    const city = await world.as('city');
    const fixing = await city.complete(id, 'correct', { notes: [{ field: 'project', reason: '名称不全' }] });
    expect(fixing.clock).toBeNull();
    expect(await dueOn(world, 'agent', id, 'fix')).toBe('2026-10-26');
    const agent = await world.as('agent');
    const fix = await agent.task(id);
    await agent.ask('POST', `/api/tasks/${fix.id}/extend`, { reason: '等待检测报告' });
    await (await world.as('chief')).complete(id, 'grant', { reason: '同意' }, 'fix');
    expect(await dueOn(world, 'agent', id, 'fix')).toBe('2026-11-02');
    await toDate(world, '2026-11-02', '23:59');
    expect((await agent.kase(id)).status).toBe('running');
    await toDate(world, '2026-11-03', '00:00');
    expect(await agent.kase(id)).toMatchObject({ status: 'ended', outcome: 'withdrawn' });
  });
});
