/** What an enterprise does by itself: members, yearly figures, how it stands, ratings, messages, certificates. On both databases. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MembersDto } from '../../engine/model/dto/member.ts';
import type { VerificationDto } from '../../engine/model/dto/registry.ts';
import type { SessionDto } from '../../engine/model/dto/session.ts';
import type { ProgrammeStandingDto } from '../../engine/model/dto/standing.ts';
import type { Enterprise, YearVersionDto } from '../../engine/model/enterprise.ts';
import type { CaseRatingDto, DepartmentRatingDto } from '../../engine/model/rating.ts';
import type { Postgres } from '../support/postgres.ts';
import { sharedPostgres } from '../support/shared-postgres.ts';
import { apply, bringTo, firstUscc, programme, secondUscc, windowOf } from '../support/sme.ts';
import { openWorld, type World } from '../support/world.ts';

const base = `/api/enterprises/${firstUscc}`;
const code = async (asked: Promise<{ code: string }>) => (await asked).code;

describe.each(['sqlite', 'postgres'] as const)('the portal on %s', (dialect) => {
  let postgres: Postgres | null = null;
  let world: World;
  let done: string;

  beforeAll(async () => {
    postgres = dialect === 'postgres' ? sharedPostgres() : null;
    world = await openWorld(postgres ? { databaseUrl: await postgres.createDatabase() } : {});
    done = (await apply(world)).id;
  });
  afterAll(async () => {
    await world.close();
    await postgres?.stop();
  });

  it('lets the legal representative invite, change and remove, and nobody else; the last one stays', async () => {
    const [legal, agent, agent2, chief] = await Promise.all(['legal', 'agent', 'agent2', 'chief'].map((login) => world.as(login)));
    const members = () => legal!.ask<MembersDto>('GET', `${base}/members`);
    const memberships = async () => (await agent2!.ask<SessionDto>('GET', '/api/session')).user.memberships;
    expect(await code(agent!.refusal('POST', `${base}/invitations`, { role: 'agent' }))).toBe('forbidden');
    expect(await code(chief!.refusal('POST', `${base}/invitations`, { role: 'agent' }))).toBe('not-found');

    // By code, once: a viewer reads and does nothing.
    const invited = await legal!.ask<{ id: string; code: string }>('POST', `${base}/invitations`, { role: 'viewer' });
    expect(invited.code).toMatch(/^[0-9A-Z]{5}-[0-9A-Z]{5}$/);
    expect(JSON.stringify(await members())).not.toContain(invited.code);
    expect(await code(agent2!.refusal('GET', `${base}/members`))).toBe('not-found');
    const typed = invited.code.toLowerCase().replace('-', ' ');
    await agent2!.ask('POST', '/api/invitations/accept', { code: typed });
    expect(await memberships()).toContainEqual(expect.objectContaining({ uscc: firstUscc, role: 'viewer' }));
    expect(await code(chief!.refusal('POST', '/api/invitations/accept', { code: invited.code }))).toBe('not-found');
    expect(
      (await agent2!.kase(done)).tasks.flatMap(({ actions, may }) => [...actions, ...may]).filter((verb) => verb !== 'remind'),
    ).toEqual([]);
    expect((await agent2!.kase(done)).actions).toEqual([]);
    const open = { programme, uscc: firstUscc, window: await windowOf(agent2!), applyType: 'new' };
    expect(await code(agent2!.refusal('POST', '/api/cases', open))).toBe('forbidden');
    expect(await code(agent2!.refusal('POST', `/api/cases/${done}/withdraw`, { reason: 'no' }))).toBe('forbidden');
    const profile = await agent2!.ask<Enterprise>('GET', base);
    expect(await code(agent2!.refusal('PUT', base, profile))).toBe('not-found');

    // By log-in: only that person may; whether there is one isn't told.
    const named = await legal!.ask<{ id: string }>('POST', `${base}/invitations`, { role: 'agent', invitee: 'agent2' });
    await legal!.ask('POST', `${base}/invitations`, { role: 'agent', invitee: '13900000000' });
    expect(await code(agent!.refusal('POST', '/api/invitations/accept', { id: named.id }))).toBe('not-found');
    const mine = await agent2!.ask<{ items: { id: string }[] }>('GET', '/api/invitations');
    expect(mine.items.map(({ id }) => id)).toEqual([named.id]);
    await agent2!.ask('POST', '/api/invitations/accept', { id: named.id });
    expect(await memberships()).toContainEqual(expect.objectContaining({ uscc: firstUscc, role: 'agent' }));
    expect(await code(agent2!.refusal('POST', '/api/invitations/accept', { id: named.id }))).toBe('not-found');

    // Withdrawn, or too old: no invitation.
    const old = await legal!.ask<{ id: string; code: string }>('POST', `${base}/invitations`, { role: 'agent' });
    await legal!.ask('DELETE', `${base}/invitations/${old.id}`);
    expect(await code(chief!.refusal('POST', '/api/invitations/accept', { code: old.code }))).toBe('not-found');
    expect((await members()).invitations.map(({ invitee }) => invitee)).toEqual(['13900000000']);
    expect((await agent!.ask<MembersDto>('GET', `${base}/members`)).invitations).toEqual([]);

    const ids = new Map((await members()).members.map(({ login, id }) => [login, id]));
    const at = (login: string) => `${base}/members/${ids.get(login)}`;
    expect(await code(agent!.refusal('PUT', at('agent2'), { role: 'viewer' }))).toBe('forbidden');
    expect(await code(agent!.refusal('DELETE', at('agent2')))).toBe('forbidden');
    expect(await code(legal!.refusal('DELETE', at('legal')))).toBe('member.last');
    expect(await code(legal!.refusal('PUT', at('legal'), { role: 'viewer' }))).toBe('member.last');
    await legal!.ask('PUT', at('agent2'), { role: 'legal-representative' });
    // Two who remove one another at the same moment: one stays.
    const both = await Promise.all([legal!.call('DELETE', at('agent2')), agent2!.call('DELETE', at('legal'))]);
    expect(both.map(({ status }) => status).filter((status) => status === 204)).toHaveLength(1);
    const [left, gone] = both[0]!.status === 204 ? [legal!, 'agent2'] : [agent2!, 'legal'];
    const invitation = await left.ask<{ id: string; code: string }>('POST', `${base}/invitations`, { role: 'legal-representative' });
    await (gone === 'agent2' ? agent2! : legal!).ask('POST', '/api/invitations/accept', { code: invitation.code });
    await agent2!.ask('DELETE', at('agent2'));
    expect(await code(agent2!.refusal('GET', `${base}/members`))).toBe('not-found');
    const { changes } = await members();
    expect(changes.map(({ type }) => type).slice(0, 2)).toEqual(['left', 'joined']);
    expect(new Set(changes.map(({ type }) => type))).toEqual(
      new Set(['left', 'joined', 'invited', 'removed', 'role-changed', 'invitation-withdrawn']),
    );
    expect(changes.at(-1)).toMatchObject({ type: 'invited', by: '周明远', role: 'viewer' });
  });

  it('guesses no codes: after thirty wrong ones an address waits', async () => {
    const market = await world.as('market');
    let refused = '';
    for (let tried = 0; tried < 40 && refused !== 'rate.limited'; tried += 1)
      refused = await code(market.refusal('POST', '/api/invitations/accept', { code: `WRONG-${String(tried).padStart(5, '0')}` }));
    expect(refused).toBe('rate.limited');
    expect(await code(world.stranger().refusal('GET', '/api/public/verify/NONE-1'))).toBe('rate.limited');
    await world.hours(1);
    expect(await code(world.stranger().refusal('GET', '/api/public/verify/NONE-1'))).toBe('not-found');
  });

  it('keeps every version of a year with its source', async () => {
    const agent = await world.as('agent');
    const before = await agent.ask<Enterprise>('GET', base);
    const [newest, ...rest] = before.years;
    const years = [{ ...newest!, revenue: newest!.revenue + 1, employees: 130, patents: 3, source: 'audit' as const }, ...rest];
    await agent.ask('PUT', base, { ...before, years });
    await agent.ask('PUT', base, { ...before, years: years.slice(0, -1) });
    const versions = (await agent.ask<{ items: YearVersionDto[] }>('GET', `${base}/years`)).items;
    const ofYear = (year: number) => versions.filter((one) => one.year === year);
    expect(ofYear(newest!.year).map(({ version, source, figures, savedBy }) => [version, source, figures?.revenue, savedBy])).toEqual([
      [2, 'audit', newest!.revenue + 1, '李晓雯'],
      [1, 'own', newest!.revenue, ''],
    ]);
    expect(ofYear(rest.at(-1)!.year)[0]?.figures).toBeNull();
    expect(await code((await world.as('market')).refusal('GET', `${base}/years`))).toBe('not-found');
    await agent.ask('PUT', base, before);
  });

  it('says of every programme how the enterprise stands, how far it is, and what its profile lacks', async () => {
    const agent = await world.as('agent');
    const before = await agent.ask<Enterprise>('GET', base);
    const standing = async () => (await agent.ask<{ items: ProgrammeStandingDto[] }>('GET', `${base}/standing`)).items;
    const conditionOf = async (id: string) => (await standing())[0]?.conditions.find((one) => one.id === id);
    const [first] = await standing();
    expect(first).toMatchObject({ programme, verdict: 'yes', eligible: true, distance: 0, open: true });
    const [size, data] = [first!.conditions[2]!.id, first!.conditions[1]!.id];
    await agent.ask('PUT', base, { ...before, employees: 1400, years: [] });
    const [, , , own] = [0, 0, 0, await conditionOf(size)];
    expect(own).toMatchObject({ verdict: 'unknown', lacks: [{ field: 'years.revenue', title: '营业收入' }] });
    expect(await conditionOf(data)).toMatchObject({ verdict: 'no', gaps: [{ have: 0, need: 1, missing: 1, more: true, unit: 'pieces' }] });
    await agent.ask('PUT', base, { ...before, employees: 1400, years: [{ year: 2025, revenue: 50_000 }] });
    expect((await conditionOf(size))?.gaps).toEqual([
      { title: '从业人数', have: 1400, need: 1000, missing: 400, more: false, unit: 'people' },
      expect.objectContaining({ have: 50_000, need: 40_000, missing: 10_000, more: false, unit: 'money' }),
    ]);
    await agent.ask('PUT', base, before);
  });

  it('takes one rating of a case that has ended; the department sees who it was only of a bad one, and answers it once', async () => {
    const [agent, legal, chief, county, market, auditor] = await Promise.all(
      ['agent', 'legal', 'chief', 'county', 'market', 'auditor'].map((login) => world.as(login)),
    );
    const rate = `/api/cases/${done}/rating`;
    const bad = { level: 2, tags: ['slow'], comment: '现场核查改期三次' };
    expect(await code(agent!.refusal('POST', rate, bad))).toBe('state.wrong');
    await bringTo(world, done, 'done');
    expect(await agent!.ask<CaseRatingDto>('GET', rate)).toEqual({ rating: null, may: true });
    expect(await code(chief!.refusal('GET', rate))).toBe('not-found');
    expect(await code(agent!.refusal('POST', rate, { level: 1, tags: [], comment: ' ' }))).toBe('input.invalid');
    expect(await code(agent!.refusal('POST', rate, { level: 5, tags: ['slow'], comment: '' }))).toBe('input.invalid');
    await agent!.ask('POST', rate, bad);
    expect(await code(legal!.refusal('POST', rate, { level: 5, tags: ['fast'], comment: '' }))).toBe('duplicate');

    const ratingsOf = async (person: typeof chief, query = '') =>
      (await person!.ask<{ items: DepartmentRatingDto[] }>('GET', `/api/ratings${query}`)).items;
    const [rating] = await ratingsOf(chief);
    expect(rating).toMatchObject({ level: 2, bad: true, mayAnswer: true, of: { caseId: done } });
    expect((await ratingsOf(auditor))[0]).toMatchObject({ id: rating!.id, of: null, mayAnswer: false });
    expect([await ratingsOf(county), await ratingsOf(market)]).toEqual([[], []]);
    expect(await code(market!.refusal('POST', `/api/ratings/${rating!.id}/answer`, { answer: 'no' }))).toBe('not-found');
    expect((await chief!.call('DELETE', `/api/ratings/${rating!.id}`)).status).toBeGreaterThanOrEqual(404);
    expect((await ratingsOf(chief, '?unanswered=true')).map(({ id }) => id)).toEqual([rating!.id]);
    expect(await code(chief!.refusal('POST', `/api/ratings/${rating!.id}/answer`, { answer: ' ' }))).toBe('reason.required');
    await chief!.ask('POST', `/api/ratings/${rating!.id}/answer`, { answer: '已约谈核查组，今后改期须经负责人同意。' });
    expect(await code(chief!.refusal('POST', `/api/ratings/${rating!.id}/answer`, { answer: 'again' }))).toBe('state.wrong');
    expect(await ratingsOf(chief, '?unanswered=true')).toEqual([]);
    expect((await agent!.ask<CaseRatingDto>('GET', rate)).rating).toMatchObject({ level: 2, answer: expect.stringContaining('约谈') });
    const { items } = await agent!.ask<{ items: { subject: string }[] }>('GET', `/api/messages?case=${done}`);
    expect(items[0]?.subject).toContain('您的评价已有答复');
  });

  it('reads messages by case, all at once, and prints each as a letter for its reader alone', async () => {
    const [agent, agent2] = [await world.as('agent'), await world.as('agent2')];
    type Messages = { items: { id: string; caseId: string; read: boolean }[]; unread: number };
    const all = (query = '') => agent.ask<Messages>('GET', `/api/messages${query}`);
    const { items, unread } = await all();
    expect(unread).toBeGreaterThan(0);
    expect((await all(`?case=${done}`)).items.every(({ caseId }) => caseId === done)).toBe(true);
    const letter = await agent.call<string>('GET', `/api/messages/${items[0]!.id}/letter.pdf`);
    expect([letter.status, String(letter.raw.rawPayload.subarray(0, 5))]).toEqual([200, '%PDF-']);
    expect(await code(agent2.refusal('GET', `/api/messages/${items[0]!.id}/letter.pdf`))).toBe('not-found');
    await agent.ask('POST', '/api/messages/read-all', { case: 'none' });
    expect((await all()).unread).toBe(unread);
    await agent.ask('POST', '/api/messages/read-all', {});
    expect((await all('?unread=true')).items).toEqual([]);
    expect((await all()).unread).toBe(0);
  });

  it('tells anybody what a certificate is worth today', async () => {
    const { certificate } = await (await world.as('agent')).kase(done);
    const check = () => world.stranger().ask<VerificationDto>('GET', `/api/public/verify/${certificate!.verification}`);
    expect(await check()).toMatchObject({ valid: true, state: 'valid' });
    expect(Object.keys(await check()).sort()).toEqual(
      ['enterpriseName', 'number', 'state', 'status', 'title', 'valid', 'validFrom', 'validTo'].sort(),
    );
    await world.app.store.writer.transact((tx) =>
      tx.table('registry_entries').where({ id: certificate!.entry }).update({ registered_at: '2020-01-01T00:00:00.000Z' }),
    );
    const [row] = await world.app.store.read('registry_entries').where({ id: certificate!.entry });
    await world.app.store.writer.transact((tx) =>
      tx
        .table('registry_entries')
        .insert({ ...row, id: 'later', number: 'later', verification: 'LATER', registered_at: '2026-01-01T00:00:00.000Z' }),
    );
    expect(await check()).toMatchObject({ valid: false, state: 'superseded' });
    await world.app.store.writer.transact((tx) => tx.table('registry_entries').where({ id: 'later' }).update({ status: 'revoked' }));
    expect(await check()).toMatchObject({ valid: true, state: 'valid' });
    expect(secondUscc).not.toBe(firstUscc);
  });
});
