/** 代办: what a standing substitute may do besides answering: ask for more time, grant it, give an absent expert's seat up. Always in whose name. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verify } from '../../engine/commands/verify.ts';
import type { HistoryItemDto } from '../../engine/model/dto/case.ts';
import decision from '../definitions/limits/decision.json' with { type: 'json' };
import panel from '../definitions/panel.json' with { type: 'json' };
import { openWorld, type World } from '../support/world.ts';

const uscc = '91410305MA9XTE0263';
const absence = { from: '2026-03-02', to: '2026-03-31' };

describe('a standing substitute', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
    const admin = await world.as('admin');
    for (const pkg of [decision, panel]) await admin.ask('POST', '/api/definitions', { package: pkg });
  });
  afterAll(async () => {
    expect((await verify(world.app.runtime)).faults).toEqual([]);
    await world.close();
  });
  const told = async (login: string, id: string) =>
    (await (await world.as(login)).ask<{ items: HistoryItemDto[] }>('GET', `/api/cases/${id}/history`)).items.map(({ text }) => text);

  it('asks for more time in the absent person’s name, and another grants it in the leader’s', async () => {
    const [agent, city, chief, council] = await Promise.all(['agent', 'city', 'chief', 'council'].map((login) => world.as(login)));
    const { id } = await agent!.open({ programme: decision.workflow.id, uscc });
    await agent!.complete(id, 'submit', { data: { project: '数控机床' } });
    await city!.complete(id, 'accept');
    const task = await city!.task(id, 'examine');
    const due = task.dueAt ?? '';
    const extend = (person: typeof city, which: string, reason: string) =>
      person!.call<{ code?: string }>('POST', `/api/tasks/${which}/extend`, { reason });
    // Before the absence it is nobody's but the clerk's.
    const stranger = await world.as('tax');
    expect([403, 404]).toContain((await extend(stranger, task.id, '专家意见未到')).status);
    await city!.ask('PUT', '/api/absence', { ...absence, substitute: 'user-tax' });
    const seen = await stranger.task(id, 'examine');
    expect([seen.actions.includes('extend'), seen.onBehalfOf]).toEqual([
      true,
      (await city!.ask<{ user: { name: string } }>('GET', '/api/session')).user.name,
    ]);
    expect((await extend(stranger, task.id, '专家意见未到')).status).toBe(200);
    // The leader is away as well: the chief stands in and grants it.
    await council!.ask('PUT', '/api/absence', { ...absence, substitute: 'user-chief' });
    const asked = (await chief!.kase(id)).tasks.find(({ kind }) => kind === 'extension');
    expect(asked?.may).toContain('complete');
    await chief!.ask('POST', `/api/tasks/${asked?.id}/complete`, { outcome: 'grant', reason: '同意' });
    expect(((await city!.task(id, 'examine')).dueAt ?? '') > due).toBe(true);
    const lines = await told('city', id);
    expect(lines.filter((line) => /^“审查”申请延长期限.*（代.+办理）$/.test(line))).toHaveLength(1);
    expect(lines.filter((line) => /^批准延长.*（代.+办理）$/.test(line))).toHaveLength(1);
    for (const person of [city, council]) await person!.ask('DELETE', '/api/absence');
  });

  it('gives an absent expert’s seat up, and never scores in it', async () => {
    const [agent, admin, city] = await Promise.all(['agent', 'admin', 'city'].map((login) => world.as(login)));
    const experts = ['county', 'county2', 'luolong', 'luolong2', 'market', 'safety', 'environment'];
    for (const [index, login] of experts.entries())
      await admin!.ask('POST', '/api/experts', { pool: 'experts', login, skills: index < 2 ? ['automation', 'finance'] : ['automation'] });
    const { id } = await agent!.open({ programme: panel.workflow.id, uscc });
    await agent!.complete(id, 'submit', { data: { fields: ['automation'] } });
    const seats = async () => (await city!.kase(id)).tasks.filter(({ kind }) => kind === 'score').map(({ assignee }) => assignee);
    const drawn = await seats();
    const away = experts.find((login) => drawn.includes(`user-${login}`)) ?? '';
    const expert = await world.as(away);
    const task = await expert.task(id);
    await expert.ask('PUT', '/api/absence', { ...absence, substitute: 'user-tax' });
    const tax = await world.as('tax');
    const scored = await tax.refusal('POST', `/api/tasks/${task.id}/complete`, {
      outcome: 'score',
      data: { basis: 26, build: 26, manage: 24 },
    });
    expect(scored.code).toBe('task.not-yours');
    expect((await tax.kase(id)).tasks.find((one) => one.id === task.id)?.actions).toEqual(['decline']);
    expect((await tax.refusal('POST', `/api/tasks/${task.id}/decline`, { reason: ' ' })).code).toBe('reason.required');
    await tax.ask('POST', `/api/tasks/${task.id}/decline`, { reason: '专家因病不能参加' });
    const now = await seats();
    expect([now.length, now.includes(`user-${away}`)]).toEqual([drawn.length, false]);
    expect((await told('city', id)).some((line) => line.includes('专家因病不能参加') && /（代.+办理）/.test(line))).toBe(true);
  });
});
