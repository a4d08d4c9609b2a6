import { afterAll, describe, expect, it } from 'vitest';
import { verify } from '../../engine/commands/verify.ts';
import type { BulkPreviewDto } from '../../engine/model/dto/bulk.ts';
import type { CaseDto } from '../../engine/model/dto/case.ts';
import { drawLot } from '../../engine/policy/draw.ts';
import panel from '../definitions/panel.json' with { type: 'json' };
import seats from '../definitions/seats.json' with { type: 'json' };
import type { Postgres } from '../support/postgres.ts';
import { sharedPostgres } from '../support/shared-postgres.ts';
import { openWorld, type World } from '../support/world.ts';

const uscc = '91410305MA9XTE0263';
const logins = ['county', 'county2', 'luolong', 'luolong2', 'market', 'safety', 'environment', 'tax'];

interface Draw {
  readonly seed: string;
  readonly count: number;
  readonly reserve: number;
  readonly mix: Record<string, number>;
  readonly candidates: { id: string; name: string; skills: string[] }[];
  readonly excluded: { id: string; name: string; reasons: string[] }[];
  readonly drawn: { id: string; name: string }[];
  readonly reserves: { id: string; name: string }[];
  readonly matches: boolean;
  readonly reason?: string;
}

/** Published, with a pool of experts: eight who may be drawn, an employee of the applicant, and a member of it. */
async function prepared(databaseUrl?: string): Promise<World> {
  const world = await openWorld(databaseUrl ? { databaseUrl } : {});
  const admin = await world.as('admin');
  await (await world.as('admin')).ask('POST', '/api/definitions', { package: panel });
  for (const [index, login] of logins.entries()) {
    const skills = index < 2 ? ['automation', 'finance'] : ['automation'];
    await admin.ask('POST', '/api/experts', { pool: 'experts', login, skills });
  }
  await admin.ask('POST', '/api/experts', {
    ...{ pool: 'experts', login: 'chief', skills: ['automation'], relations: [{ kind: 'employer', uscc, until: '2025-06-30' }] },
  });
  await admin.ask('POST', '/api/experts', { pool: 'experts', login: 'legal', skills: ['automation'] });
  return world;
}
async function applied(world: World): Promise<string> {
  const agent = await world.as('agent');
  const kase = await agent.open({ programme: 'smart-workshop', uscc });
  await agent.complete(kase.id, 'submit', { data: { fields: ['automation'] } });
  return kase.id;
}
async function drawsOf(world: World, caseId: string): Promise<Draw[]> {
  return (await (await world.as('city')).ask<{ items: Draw[] }>('GET', `/api/cases/${caseId}/draws`)).items;
}
/** Logins of those who have a seat, in the order of the lot. */
async function seated(world: World, caseId: string): Promise<string[]> {
  const { tasks } = await (await world.as('city')).kase(caseId);
  const found: string[] = [];
  for (const task of tasks.filter(({ kind }) => kind === 'score')) {
    for (const login of logins)
      if ((await (await world.as(login)).ask<{ user: { id: string } }>('GET', '/api/session')).user.id === task.assignee) found.push(login);
  }
  return found;
}
const sheet = (basis: number) => ({ data: { basis, build: 30, manage: 22, remark: '现场情况良好' } });

describe.each(['sqlite', 'postgres'] as const)('a panel on %s', (dialect) => {
  let postgres: Postgres | null = null;
  afterAll(() => postgres?.stop());
  const open = async () => {
    if (dialect === 'postgres') postgres ??= sharedPostgres();
    return prepared(postgres ? await postgres.createDatabase() : undefined);
  };

  it.runIf(dialect === 'sqlite')(
    'is drawn by a lot that anybody can draw again, passes over the related, and scores unseen by one another',
    async () => {
      const world = await open();
      try {
        const admin = await world.as('admin');
        const entry = { pool: 'experts', login: 'county', skills: [] };
        for (const login of ['city', 'designer', 'agent']) {
          const person = await world.as(login);
          expect((await person.refusal('GET', '/api/experts')).code).toBe('forbidden');
          expect((await person.refusal('POST', '/api/experts', { ...entry, login: 'nobody' })).code).toBe('forbidden');
        }
        expect((await admin.refusal('POST', '/api/experts', entry)).code).toBe('duplicate');
        expect((await admin.refusal('POST', '/api/experts', { ...entry, login: 'nobody' })).code).toBe('not-found');
        const caseId = await applied(world);
        const [draw] = await drawsOf(world, caseId);
        if (!draw) throw new Error('no lot');
        expect(draw.excluded.flatMap(({ reasons }) => reasons).sort()).toEqual(['employer', 'member']);
        expect(draw).toMatchObject({ matches: true, count: 5, reserve: 1, mix: { finance: 1 } });
        expect(drawLot(draw)).toEqual({ drawn: draw.drawn.map(({ id }) => id), reserves: draw.reserves.map(({ id }) => id) });
        const experts = await seated(world, caseId);
        expect(experts).toHaveLength(5);

        const outside = logins.find((login) => !experts.includes(login)) ?? '';
        expect((await (await world.as(outside)).refusal('GET', `/api/cases/${caseId}`)).code).toBe('not-found');
        expect((await (await world.as('agent')).refusal('GET', `/api/cases/${caseId}/draws`)).code).toBe('forbidden');

        const [first = '', ...others] = experts;
        const person = await world.as(first);
        expect((await person.inbox()).map(({ caseId: id, kind }) => [id, kind])).toContainEqual([caseId, 'score']);
        expect((await person.task(caseId)).outcomes.map(({ id, label }) => [id, label])).toEqual([
          ['score', '提交评分'],
          ['abstain', '弃权'],
        ]);
        const under = await person.refusal('POST', `/api/tasks/${(await person.task(caseId)).id}/complete`, {
          outcome: 'score',
          data: { basis: 0, build: 10, manage: 1 },
        });
        expect(under.errors[0]).toMatchObject({ code: 'score.under', message: '总分 11 低于允许的下限 30，请复核各项评分。' });
        await person.complete(caseId, 'score', sheet(26));
        const second = await (await world.as(others[0] ?? '')).kase(caseId);
        expect(JSON.stringify(second)).not.toContain('现场情况良好');
        for (const login of others) await (await world.as(login)).complete(caseId, 'score', sheet(24));

        const kase = await (await world.as('city')).kase(caseId);
        expect(kase).toMatchObject({ status: 'ended', outcome: 'approved' });
        expect(kase.results.panel).toMatchObject({ score: 76, spread: 2, scores: 5, abstained: 0, rounds: 1 });
        const seen = (await (await world.as('agent')).kase(caseId)).results.panel as Record<string, unknown>;
        expect([seen.score, seen.sheets]).toEqual([76, undefined]);
        expect((await verify(world.app.runtime)).faults).toEqual([]);
      } finally {
        await world.close();
      }
    },
  );

  it('takes the finished sheets of a round together, after telling which they are and what the others lack', async () => {
    const world = await open();
    try {
      const cases = [await applied(world), await applied(world), await applied(world)];
      // Fifteen seats among eight: somebody sits on two panels.
      const seats = await Promise.all(cases.map((caseId) => seated(world, caseId)));
      const several = logins.find((login) => seats.filter((found) => found.includes(login)).length > 1) ?? '';
      const [whole = '', begun = ''] = cases.filter((_, index) => seats[index]?.includes(several));
      const expert = await world.as(several);
      const [first, second] = [(await expert.task(whole)).id, (await expert.task(begun)).id];
      const keep = (task: string, data: object) =>
        expert.call('PUT', `/api/tasks/${task}/draft`, { data: { outcome: 'score', data } }, { headers: { 'if-match': '0' } });
      expect((await keep(first, sheet(26).data)).status).toBe(200);
      expect((await keep(second, { basis: 20, build: 30 })).status).toBe(200);
      const { items, outcomes } = await expert.ask<BulkPreviewDto>('POST', '/api/tasks/preview', {
        ...{ tasks: [first, second], op: 'complete', outcome: 'score' },
      });
      expect(items.map(({ total, refusal }) => [total, refusal?.code, refusal?.places.join()])).toEqual([
        [78, undefined, undefined],
        [null, 'input.invalid', expect.stringContaining('运营管理')],
      ]);
      expect(outcomes.map(({ id, alone }) => [id, alone === null])).toEqual([
        ['score', true],
        ['abstain', false],
      ]);
      const send = (task: string, outcome: string) => ['POST', `/api/tasks/${task}/complete`, { outcome, bulk: true }] as const;
      expect((await expert.refusal(...send(second, 'abstain'))).code).toBe('bulk.individual');
      expect((await expert.refusal(...send(second, 'score'))).code).toBe('input.invalid');
      await expert.ask(...send(first, 'score'));
      expect((await (await world.as('city')).kase(whole)).tasks.find(({ id }) => id === first)?.status).not.toBe('open');
      expect((await expert.inbox()).map(({ id }) => id)).not.toContain(first);
      expect((await expert.inbox()).map(({ id }) => id)).toContain(second);
      expect((await verify(world.app.runtime)).faults).toEqual([]);
    } finally {
      await world.close();
    }
  });

  it('goes on with a reserve when an expert declines, is drawn anew with a reason, and passes over who was drawn too often', async () => {
    const world = await open();
    try {
      const caseId = await applied(world);
      const experts = await seated(world, caseId);
      const leaving = await world.as(experts[0] ?? '');
      const { id } = await leaving.task(caseId);
      expect((await leaving.refusal('POST', `/api/tasks/${id}/decline`, { reason: '  ' })).code).toBe('reason.required');
      await leaving.ask('POST', `/api/tasks/${id}/decline`, { reason: '近亲属在该企业任职' });
      const now = await seated(world, caseId);
      expect(now).toHaveLength(5);
      expect(now).not.toContain(experts[0]);
      expect((await leaving.refusal('POST', `/api/tasks/${id}/complete`, { outcome: 'score', ...sheet(20) })).code).toBe('task.closed');

      // Who organises the panel replaces an expert too; colleagues elsewhere don't.
      const organiser = await world.as('city');
      const [unsuited = '', ...others] = now;
      const taken = (await organiser.kase(caseId)).tasks.find(({ assignee }) => assignee === `user-${unsuited}`);
      expect(taken?.actions).toContain('replace');
      const replace = [`/api/tasks/${taken?.id}/decline`, { reason: '与另一名专家同单位' }] as const;
      // Whoever the lot gave the seat to may decline it.
      const colleague = await world.as(unsuited === 'tax' ? 'market' : 'tax');
      expect((await colleague.refusal('POST', ...replace)).code).toBe('task.not-yours');
      await organiser.ask('POST', ...replace);
      now.splice(0, now.length, ...(await seated(world, caseId)));
      expect([now.length, now.includes(unsuited), others.every((other) => now.includes(other))]).toEqual([5, false, true]);
      const said = await organiser.ask<{ items: { text: string }[] }>('GET', `/api/cases/${caseId}/history`);
      expect(said.items.some(({ text }) => /^更换“专家评审”的一名专家（.+），由候补专家接替；理由：与另一名专家同单位。$/.test(text))).toBe(
        true,
      );

      expect((await (await world.as('city')).kase(caseId)).actions).toContain('redraw');
      expect((await (await world.as(now[0] ?? '')).task(caseId)).actions).toContain('decline');
      const redraw = { step: 'panel', reason: '抽取时专家库未更新' };
      expect((await (await world.as('tax')).call('POST', `/api/cases/${caseId}/draws`, redraw)).status).toBeGreaterThanOrEqual(403);
      await (await world.as('city')).ask<CaseDto>('POST', `/api/cases/${caseId}/draws`, redraw);
      expect((await drawsOf(world, caseId)).map(({ reason, matches }) => [reason, matches])).toEqual([
        [undefined, true],
        // No reserve is left: one is drawn.
        ['与另一名专家同单位', true],
        ['抽取时专家库未更新', true],
      ]);
      const texts = (await (await world.as('city')).ask<{ items: { text: string }[] }>('GET', `/api/cases/${caseId}/history`)).items.map(
        ({ text }) => text,
      );
      expect(texts).toContain('重新抽取“专家评审”的专家；理由：抽取时专家库未更新。');
      expect((await verify(world.app.runtime)).faults).toEqual([]);

      // The pool is short of people who aren't drawn too often: who organises the panel is asked.
      const admin = await world.as('admin');
      const { items } = await admin.ask<{ items: { id: string; user: string; active: boolean; recentDraws: number }[] }>(
        'GET',
        '/api/experts?pool=experts',
      );
      expect(items.filter(({ recentDraws }) => recentDraws > 0).length).toBeGreaterThanOrEqual(5);
      for (const expert of items.slice(0, 7)) await admin.ask('PATCH', `/api/experts/${expert.id}`, { active: false });
      await (await world.as('city')).ask<CaseDto>('POST', `/api/cases/${caseId}/draws`, { ...redraw, reason: '再抽' });
      const city = await world.as('city');
      const task = await city.task(caseId, 'panel');
      expect([task.kind, task.outcomes.map(({ label }) => label)]).toEqual(['panel', ['补充抽取', '按现有专家继续']]);
      for (const expert of items) await admin.ask('PATCH', `/api/experts/${expert.id}`, { active: true });
      await city.complete(caseId, 'draw', { reason: '专家库已补充' });
      expect((await city.kase(caseId)).tasks.map(({ kind }) => kind)).toEqual(['score', 'score', 'score', 'score', 'score']);

      // A seat given by load, on this dialect too.
      await (await world.as('admin')).ask('POST', '/api/definitions', { package: seats });
      const agent = await world.as('agent');
      const other = await agent.open({ programme: 'recheck', uscc });
      await agent.complete(other.id, 'submit', { data: {} });
      const [seat] = await drawsOf(world, other.id);
      expect([seat?.matches, seat?.candidates.length, seat?.drawn.length]).toEqual([true, 2, 1]);
      expect((await verify(world.app.runtime)).faults).toEqual([]);
    } finally {
      await world.close();
    }
  });
});
