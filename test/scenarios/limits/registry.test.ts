/** Registries over the years (domain facts §4): back-dated validity, reminders, updates, changes, revocation, cool-down, renewal. */
import { describe, expect, it } from 'vitest';
import type { EntryDto, PublicEntryDto, PublicRegistryDto } from '../../../engine/model/dto/registry.ts';
import { applied, atOffice, messagesOf, toDate, uscc } from '../../support/limits.ts';
import { password, type World } from '../../support/world.ts';

const secondUscc = '91410311MA9XTE034K';

describe('名录', () => {
  let world: World;
  let programme: string;
  let entry: EntryDto;
  atOffice({ date: '2026-03-02', definition: 'registry' }, (office) => {
    ({ world, programme } = office);
  });
  const read = async (login = 'agent', id = entry.id) => (await world.as(login)).ask<EntryDto>('GET', `/api/entries/${id}`);
  const act = async (login: string, body: object) =>
    (await world.as(login)).ask<EntryDto>('POST', `/api/entries/${entry.id}/proceedings`, body);
  const refusal = async (login: string, body: object) =>
    (await (await world.as(login)).refusal('POST', `/api/entries/${entry.id}/proceedings`, body)).code;
  const types = async () => (await read()).history.map(({ type }) => type);

  it('有效期 3 年, from a back-dated day: what lay before the registration isn’t asked for', async () => {
    const kase = await applied(world, programme);
    const done = await (await world.as('city')).complete(kase.id, 'grant', { data: { decidedOn: '2025-01-15' } });
    expect(done.certificate).toMatchObject({ validFrom: '2025-01-15', validTo: '2028-01-14' });
    entry = await read('agent', done.certificate?.entry);
    expect(entry).toMatchObject({ status: 'valid', yearlyUpdate: { year: 2026, dueOn: '2026-04-30', done: false } });
    expect(entry.statuses).toEqual([{ status: 'valid', from: '2025-01-15', reason: null }]);
    await world.settle();
    expect(await types()).toEqual(['registered']);
  });

  it('年度更新 by the day in a parameter: done in 2026, missed in 2027, which leaves a flag and a record', async () => {
    const agent = await world.as('agent');
    await agent.ask('POST', `/api/entries/${entry.id}/updates`, { year: 2026, data: { revenue: 100 } });
    await toDate(world, '2027-04-30', '23:59');
    expect((await read()).flags).toEqual([]);
    await toDate(world, '2027-05-01', '00:00');
    expect((await read()).flags).toEqual(['no-renewal']);
    expect(await types()).toEqual(['registered', 'updated', 'update-missed']);
  });

  it('重大变化 within 3 months; later it is accepted and marked', async () => {
    const agent = await world.as('agent');
    const change = (on: string) => agent.ask<EntryDto>('POST', `/api/entries/${entry.id}/changes`, { on, data: { what: '更名' } });
    // Three months from 1 February end on 1 May, a holiday: the first working day after it is in time (民法典 203).
    await change('2027-02-01');
    await change('2027-01-04');
    expect((await types()).slice(-2)).toEqual(['changed', 'changed-late']);
    expect((await agent.refusal('POST', `/api/entries/${entry.id}/changes`, { on: '2027-12-01', data: { what: '更名' } })).code).toBe(
      'input.invalid',
    );
    expect((await agent.refusal('POST', `/api/entries/${entry.id}/changes`, { on: '2027-04-01', data: {} })).code).toBe('input.invalid');
  });

  it('暂停 and 恢复, both back-dated', async () => {
    await act('city', { act: 'clue', reason: 'accident', grounds: '群众举报' });
    expect(await refusal('city', { act: 'investigate', grounds: '属实' })).toBe('forbidden');
    expect(await refusal('agent', { act: 'clue', reason: 'accident', grounds: '自己' })).toBe('recusal');
    expect((await read()).proceeding).toBeNull();
    await act('chief', { act: 'investigate', grounds: '属实' });
    expect((await read()).proceeding).toMatchObject({ stage: 'investigated', reason: 'accident' });
    await act('agent', { act: 'state', grounds: '已整改' });
    await act('chief', { act: 'suspend', grounds: '整改期间', effectiveOn: '2027-04-20' });
    expect((await read()).status).toBe('suspended');
    await act('chief', { act: 'resume', grounds: '整改到位' });
    expect((await read()).statuses).toMatchObject([
      { status: 'valid', from: '2025-01-15' },
      { status: 'suspended', from: '2027-04-20', reason: '发生事故' },
      { status: 'valid', from: '2027-05-01' },
    ]);
  });

  it('到期提醒 180, 90, 30 days before, and the re-review opens', async () => {
    for (const [date, n] of [
      ['2027-07-17', 0],
      ['2027-07-18', 1],
      ['2027-10-16', 2],
      ['2027-12-15', 3],
    ] as const) {
      await toDate(world, date);
      expect((await types()).filter((type) => type === 'reminded')).toHaveLength(n);
    }
    expect(await types()).toContain('renewal-opened');
  });

  it('撤销: clue, investigation, statement or its time, decision as of an earlier day; then no application for three years', async () => {
    await act('city', { act: 'clue', reason: 'fraud', grounds: '数据不实' });
    expect(await refusal('chief', { act: 'revoke', grounds: '未经调查' })).toBe('state.wrong');
    await act('chief', { act: 'investigate', grounds: '证实' });
    expect(await refusal('chief', { act: 'revoke', grounds: '未经申辩' })).toBe('state.wrong');
    await world.settle();
    expect((await messagesOf(world, 'agent', entry.number))[0]?.body).toContain('陈述、申辩');
    const due = (await read('chief')).proceeding?.statementDue ?? '';
    expect(due).toBe('2027-12-22');
    await toDate(world, '2027-12-23');
    expect(await refusal('agent', { act: 'state', grounds: '迟了' })).toBe('state.wrong');
    expect(await refusal('chief', { act: 'revoke', grounds: '证实', effectiveOn: '2028-01-01' })).toBe('input.invalid');
    const revoked = await act('chief', { act: 'revoke', grounds: '证实', effectiveOn: '2027-12-20' });
    expect(revoked).toMatchObject({
      status: 'revoked',
      actions: [],
      statuses: [{}, {}, {}, { status: 'revoked', from: '2027-12-20', reason: '弄虚作假' }],
    });
    expect(revoked.coolDownUntil).toBe('2030-12-20');
    const agent = await world.as('agent');
    expect(await agent.refusal('POST', '/api/cases', { programme, uscc })).toMatchObject({ code: 'cool-down' });
    const standing = `/api/programmes/${programme}/eligibility?uscc=${uscc}`;
    expect(await agent.ask('GET', standing)).toMatchObject({ coolDownUntil: '2030-12-20' });
    // Nothing of the entry's life goes on.
    await toDate(world, '2028-01-20');
    expect((await read()).status).toBe('revoked');
    await toDate(world, '2030-12-20');
    expect((await agent.refusal('POST', '/api/cases', { programme, uscc })).detail).toContain('2030-12-20');
    await toDate(world, '2030-12-21');
    await applied(world, programme);
  });

  it('公布: anybody reads who is listed and what became of it, not why it was found out; searched, and page by page', async () => {
    const nobody = world.stranger();
    const list = '/api/public/registries/quality/entries';
    const { items } = await nobody.ask<{ items: PublicRegistryDto[] }>('GET', '/api/public/registries');
    expect(items).toContainEqual(expect.objectContaining({ id: 'quality', title: '优质企业名录', counts: { valid: 0, revoked: 1 } }));
    const found = await nobody.ask<{ items: PublicEntryDto[] }>('GET', `${list}?status=revoked&q=${encodeURIComponent('洛阳')}`);
    expect(found.items).toEqual([
      {
        ...{ number: entry.number, enterpriseName: entry.enterpriseName, districtName: entry.districtName, status: 'revoked' },
        ...{ validFrom: '2025-01-15', validTo: '2028-01-14', since: '2027-12-20', reason: '弄虚作假' },
      },
    ]);
    expect((await nobody.ask<{ items: unknown[] }>('GET', `${list}?status=valid`)).items).toEqual([]);
    expect((await nobody.refusal('GET', '/api/public/registries/no-such/entries')).code).toBe('not-found');
  });

  it('隐瞒 1 年内不得再申请: checked at opening, and at the submission of a draft opened before', async () => {
    const agent2 = await world.as('agent2');
    const draft = await agent2.open({ programme, uscc: secondUscc });
    const first = await agent2.open({ programme, uscc: secondUscc });
    await agent2.complete(first.id, 'submit', { data: { project: '轴承' } });
    await (await world.as('city')).complete(first.id, 'conceal', { reason: '隐瞒', data: { decidedOn: world.clock.today() } });
    // The decision as a letter: for whoever reads the case, with the reasons and the remedies.
    const letter = `/api/cases/${first.id}/decision.pdf`;
    expect(await agent2.kase(first.id)).toMatchObject({ letter: true, remedies: expect.stringContaining('行政复议') });
    expect([(await agent2.call('GET', letter)).status, (await (await world.as('city')).call('GET', letter)).status]).toEqual([200, 200]);
    expect((await (await world.as('agent')).call('GET', letter)).status).toBe(404);
    expect((await agent2.call('GET', `/api/cases/${draft.id}/decision.pdf`)).status).toBe(404);
    const task = await agent2.task(draft.id);
    const submit = () =>
      agent2.call<{ code: string }>('POST', `/api/tasks/${task.id}/complete`, { outcome: 'submit', data: { project: '轴承' } });
    expect((await submit()).body.code).toBe('cool-down');
    expect((await agent2.refusal('POST', '/api/cases', { programme, uscc: secondUscc })).code).toBe('cool-down');
    await toDate(world, '2031-12-22');
    expect((await submit()).status).toBe(200);
  });

  it('a message brings what its form asks for, by whom it may be sent', async () => {
    const agent2 = await world.as('agent2');
    // Its session of the first day has ended.
    await (await world.as('city')).signIn(password);
    const kase = (await agent2.cases()).find(({ status }) => status === 'running');
    const url = `/api/cases/${kase?.id}/messages`;
    expect((await agent2.kase(kase?.id ?? '')).messages).toEqual([{ name: 'withdrawal', title: '撤回申请', form: 'withdrawal' }]);
    expect((await (await world.as('city')).kase(kase?.id ?? '')).messages).toMatchObject([{ name: 'stop', form: 'stop' }]);
    const refused = await agent2.refusal('POST', url, { name: 'withdrawal', data: {} });
    expect([refused.code, refused.errors[0]?.pointer]).toEqual(['input.invalid', '/reason']);
    expect((await agent2.refusal('POST', url, { name: 'stop', data: { basis: '自愿' } })).code).toBe('forbidden');
    await agent2.ask('POST', url, { name: 'withdrawal', data: { reason: '材料有误', more: 1 } });
    expect(await agent2.kase(kase?.id ?? '')).toMatchObject({ outcome: 'withdrawn', letter: false, messages: [] });
    expect((await agent2.kase(kase?.id ?? '')).results.message).toMatchObject({ data: { reason: '材料有误' } });
  });

  it('违规计数: a rule counts the records of an enterprise', async () => {
    // Sessions of the first day have ended.
    for (const login of ['agent', 'city']) await (await world.as(login)).signIn(password);
    const kase = await applied(world, programme);
    const done = await (await world.as('city')).complete(kase.id, 'grant', { data: { decidedOn: '2031-12-22' } });
    await toDate(world, '2033-05-01', '00:00');
    expect((await read('agent', done.certificate?.entry)).flags).toEqual(['no-renewal']);
    const refused = await (await world.as('agent')).refusal('POST', '/api/cases', { programme, uscc });
    expect(refused.code).toBe('not-eligible');
    const { conditions } = await (await world.as('agent')).ask<{ conditions: { id: string; met: boolean }[] }>(
      'GET',
      `/api/programmes/${programme}/eligibility?uscc=${uscc}`,
    );
    expect(conditions).toMatchObject([{ id: 'punctual', met: false }]);
  });

  it('到期: expires at 24:00 of its last day', async () => {
    const { items } = await (await world.as('city')).ask<{ items: EntryDto[] }>('GET', '/api/registries/quality/entries?status=valid');
    expect(items.map(({ validTo }) => validTo)).toEqual(['2034-12-21']);
    await toDate(world, '2034-12-21', '23:59');
    expect((await read('agent', items[0]?.id)).status).toBe('valid');
    await toDate(world, '2034-12-22', '00:00');
    expect((await read('agent', items[0]?.id)).status).toBe('expired');
  });
});
