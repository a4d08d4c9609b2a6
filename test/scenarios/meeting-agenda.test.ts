/** What a meeting has before it, on paper and on the screen: the same for the same reader, nothing of those who may not know. */
import { expect, it } from 'vitest';
import type { BatchDto } from '../../engine/model/dto/registry.ts';
import { checkPackage } from '../../engine/soundness/check.ts';
import { saveUser, userByLogin } from '../../engine/store/users.ts';
import blindMeeting from '../definitions/blind-meeting.json' with { type: 'json' };
import panel from '../definitions/panel.json' with { type: 'json' };
import { pdfText } from '../support/pdf-text.ts';
import { openWorld, type World } from '../support/world.ts';

const uscc = '91410305MA9XTE0263';
const name = '洛阳晨曦精密轴承有限公司';
const experts = ['county', 'county2', 'luolong', 'luolong2', 'market', 'safety', 'environment', 'tax'];

const batches = async (world: World, login: string) =>
  (await (await world.as(login)).ask<{ items: readonly BatchDto[] }>('GET', '/api/batches')).items;
async function paper(world: World, login: string, programme: string, rest = ''): Promise<{ status: number; text: string }> {
  const { raw } = await (await world.as(login)).call('GET', `/api/batches/agenda.pdf?programme=${programme}&step=meeting${rest}`);
  const printed = raw.statusCode === 200 ? pdfText(raw.rawPayload) : raw.body;
  return { status: raw.statusCode, text: `${decodeURIComponent(String(raw.headers['content-disposition']))}\n${printed}` };
}

/** A second holder of the meeting's position, who is a member of the applicant too. */
async function recusedMember({ app: { store, runtime } }: World): Promise<void> {
  const record = await userByLogin(store.read, 'council');
  if (!record) throw new Error('no council');
  const user = { ...record.user, id: 'user-council2', login: 'council2', memberships: [{ uscc, role: 'agent' as const }] };
  await store.writer.transact((tx) => saveUser(tx, { ...record, user }, runtime.clock.now()));
}

it('is printed for those whose meeting it is, without a name where they judge blind, and for nobody else', async () => {
  const world = await openWorld();
  try {
    await (await world.as('admin')).ask('POST', '/api/definitions', { package: blindMeeting });
    await recusedMember(world);
    const agent = await world.as('agent');
    const kase = await agent.open({ programme: 'blind-meeting', uscc });
    await agent.complete(kase.id, 'submit', { data: { idea: '轴承在线检测' } });
    await world.workingDays(2);
    // Nothing is before the meeting yet.
    expect((await paper(world, 'council', 'blind-meeting')).status).toBe(404);
    await (await world.as('county')).complete(kase.id, 'pass', {}, 'blind');
    const seen = await paper(world, 'council', 'blind-meeting');
    expect(seen.status).toBe(200);
    for (const word of [kase.number, '匿名会审']) expect(seen.text).toContain(word);
    for (const word of [name, '晨曦', uscc]) expect(seen.text).not.toContain(word);
    expect(await batches(world, 'council2')).toMatchObject([{ members: [] }]);
    for (const login of ['council2', 'agent', 'county', 'chief', 'supervisor', 'auditor', 'admin'])
      expect([login, (await paper(world, login, 'blind-meeting')).status]).toEqual([login, 404]);
    expect((await paper(world, 'council', 'no-such')).status).toBe(404);
    expect((await paper(world, 'council', 'blind-meeting', '&window=0000000000000000000000none')).status).toBe(404);
    expect((await (await world.as('council')).call('GET', '/api/batches/agenda.pdf?programme=blind-meeting')).status).toBe(400);
    expect((await world.stranger().call('GET', '/api/batches/agenda.pdf?programme=blind-meeting&step=meeting')).status).toBe(401);
  } finally {
    await world.close();
  }
});

/** The panel of the tests, whose score goes before a meeting. */
function scoredMeeting(): typeof panel {
  const { panel: scored, apply, done, refused } = panel.workflow.steps;
  const { secondLookOver: _, ...aggregate } = scored.aggregate;
  const outcomes = { approve: { label: '入选', to: 'done' }, refuse: { label: '不入选', to: 'refused', reason: 'required' } };
  const columns = [{ label: '专家评分', value: 'panel.score' }];
  const meeting = { type: 'batch', title: '会审', assign: { role: 'city-council' }, columns, outcomes };
  const steps = { apply, panel: { ...scored, aggregate, next: 'meeting' }, meeting, done, refused };
  const roles = { ...panel.workflow.roles, 'city-council': { title: '局党组会' } };
  return { ...panel, workflow: { ...panel.workflow, id: 'scored-meeting', roles, steps } } as never;
}

it('says where the experts are of different minds, without who gave which score', async () => {
  const pkg = scoredMeeting();
  expect(checkPackage(pkg).filter(({ severity }) => severity === 'error')).toEqual([]);
  const world = await openWorld();
  try {
    const admin = await world.as('admin');
    await admin.ask('POST', '/api/definitions', { package: pkg });
    for (const [index, login] of experts.entries())
      await admin.ask('POST', '/api/experts', { pool: 'experts', login, skills: index < 2 ? ['automation', 'finance'] : ['automation'] });
    const agent = await world.as('agent');
    const scoredBy = async (totals: readonly number[]) => {
      const kase = await agent.open({ programme: 'scored-meeting', uscc });
      await agent.complete(kase.id, 'submit', { data: { fields: ['automation'] } });
      const { tasks } = await (await world.as('city')).kase(kase.id);
      const seats = tasks.filter(({ kind }) => kind === 'score');
      for (const [index, { assignee }] of seats.entries()) {
        const login = experts.find((one) => `user-${one}` === assignee) ?? '';
        const build = totals[index] ?? 0;
        await (await world.as(login)).complete(kase.id, 'score', { data: { basis: 20, build, manage: 20, remark: '现场情况良好' } });
      }
      return kase;
    };
    const apart = await scoredBy([30, 29, 30, 28, 2]);
    const [agenda] = await batches(world, 'council');
    expect(agenda?.members.map(({ caseId, divergence }) => [caseId, divergence])).toEqual([
      [apart.id, [{ title: '专家评审', totals: [70, 70, 69, 68, 42].map((total) => ({ total, far: total === 42 })) }]],
    ]);
    expect(JSON.stringify(agenda)).not.toContain('user-');
    const printed = (await paper(world, 'council', 'scored-meeting')).text.replace(/\s/g, '');
    for (const word of [name, '42（相差较大）']) expect(printed).toContain(word);
    await (await world.as('council')).meet('meeting', 'approve', {}, [apart.id]);
    // Where they agree nothing is said.
    await scoredBy([30, 29, 30, 28, 29]);
    expect((await batches(world, 'council'))[0]?.members.map(({ divergence }) => divergence)).toEqual([[]]);
  } finally {
    await world.close();
  }
});
