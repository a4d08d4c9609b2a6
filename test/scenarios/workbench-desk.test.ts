/** A reviewer's desk through the API: lists and their filters, saved filters, opinions, cases followed, copies read, several cases decided together. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verify } from '../../engine/commands/verify.ts';
import { rootFolder } from '../../engine/main.ts';
import type { BulkPreviewDto } from '../../engine/model/dto/bulk.ts';
import type { CaseDto, CaseRowDto, HistoryItemDto, TaskRowDto } from '../../engine/model/dto/case.ts';
import type { OpinionDto, SavedListDto } from '../../engine/model/dto/desk.ts';
import type { Person } from '../support/person.ts';
import type { Postgres } from '../support/postgres.ts';
import { sharedPostgres } from '../support/shared-postgres.ts';
import { openWorld, type World } from '../support/world.ts';

const first = '91410305MA9XTE0263';
const second = '91410311MA9XTE034K';
const grant = JSON.parse(readFileSync(join(rootFolder(), 'test/definitions/equipment-grant.json'), 'utf8'));
const hands = JSON.parse(readFileSync(join(rootFolder(), 'test/definitions/many-hands.json'), 'utf8'));

describe.each(['sqlite', 'postgres'] as const)('a desk on %s', (dialect) => {
  let postgres: Postgres | null = null;
  let world: World;
  let county: Person;
  beforeAll(async () => {
    if (dialect === 'postgres') postgres = sharedPostgres();
    world = await openWorld({ start: '2026-03-02T01:00:00.000Z', ...(postgres ? { databaseUrl: await postgres.createDatabase() } : {}) });
    const admin = await world.as('admin');
    for (const definition of [grant, hands]) await admin.ask('POST', '/api/definitions', { package: definition });
    county = await world.as('county');
  });
  afterAll(async () => {
    expect((await verify(world.app.runtime)).faults).toEqual([]);
    await world.close();
    await postgres?.stop();
  });
  const applied = async (login = 'agent', uscc = first) => {
    const person = await world.as(login);
    const { id } = await person.open({ programme: 'equipment-grant', uscc });
    return person.complete(id, 'submit', { data: { amount: 100, note: '更新数控机床' } });
  };
  const list = async (person: Person, query = '') => (await person.ask<{ items: TaskRowDto[] }>('GET', `/api/tasks${query}`)).items;
  const numbers = async (query: string, person = county) => (await list(person, query)).map(({ caseNumber }) => caseNumber).sort();
  const taskOf = (rows: readonly TaskRowDto[], kase: { id: string }) => rows.find(({ caseId }) => caseId === kase.id)?.id ?? '';

  it('lists what waits by step, light, search, arrival and deadline, in pages that neither lose nor repeat', async () => {
    const early = await applied();
    await world.workingDays(4);
    const [late, later] = [await applied(), await applied()];
    const all = [early, late, later].map(({ number }) => number).sort();
    expect(await numbers('?sort=due')).toEqual(all);
    expect((await list(county, '?sort=due')).map(({ caseNumber }) => caseNumber)[0]).toBe(early.number);
    expect(await numbers('?light=yellow')).toEqual([early.number]);
    expect(await numbers('?step=county&programme=equipment-grant')).toEqual(all);
    expect(await numbers('?step=city')).toEqual([]);
    expect(await numbers(`?q=${late.number}`)).toEqual([late.number]);
    expect(await numbers(`?q=${encodeURIComponent('晨曦')}`)).toEqual(all);
    expect(await numbers('?q=nobody')).toEqual([]);
    expect(await numbers('?from=2026-03-03')).toEqual([late.number, later.number].sort());
    expect(await numbers('?to=2026-03-03')).toEqual([early.number]);
    const day = (await list(county, `?q=${early.number}`))[0]?.dueAt?.slice(0, 10) ?? '';
    expect(await numbers(`?dueTo=${day}&sort=due`)).toEqual([early.number]);
    expect(await numbers('?district=410311')).toEqual([]);
    for (const query of ['sort=due', 'sort=arrived', `sort=due&q=${encodeURIComponent('轴承')}`]) {
      const seen: string[] = [];
      for (let after = ''; ; ) {
        const page = await county.ask<{ items: TaskRowDto[]; next?: string }>('GET', `/api/tasks?${query}&limit=1&after=${after}`);
        seen.push(...page.items.map(({ caseNumber }) => caseNumber));
        if (!page.next) break;
        after = page.next;
      }
      expect([query, seen.toSorted()]).toEqual([query, all]);
    }
    await county.ask('POST', `/api/tasks/${taskOf(await list(county), late)}/claim`, {});
    expect(await numbers('?claimed=false')).toEqual([early.number, later.number].sort());
    expect(await numbers('?mine=true')).toEqual([late.number]);
    expect(await county.ask('GET', '/api/tasks/counts')).toMatchObject({ open: 3, unclaimed: 2, mine: 1, yellow: 1, red: 0, done: 0 });
    expect(await list(await world.as('luolong'), `?q=${early.number}`)).toEqual([]);
    expect((await county.refusal('GET', '/api/tasks?sort=by-name')).code).toBe('request.malformed');
  });

  it('keeps what was done, opened, followed and copied, as long as the reader may see it', async () => {
    const kase = await applied();
    const [agent, city, luolong] = await Promise.all(['agent', 'city', 'luolong'].map((login) => world.as(login)));
    const rows = async <T>(person: Person | undefined, path: string) => (await person!.ask<{ items: T[] }>('GET', path)).items;
    expect((await rows<CaseRowDto>(agent, '/api/cases/opened')).map(({ id }) => id)).toContain(kase.id);
    expect(await rows(county, '/api/cases/opened')).toEqual([]);
    const task = taskOf(await list(county), kase);
    await county.ask('POST', `/api/tasks/${task}/copy`, { to: 'user-luolong' });
    await county.ask('POST', `/api/tasks/${task}/complete`, { outcome: 'accept' });
    const [done] = await rows<TaskRowDto>(county, '/api/tasks/done?programme=equipment-grant');
    expect([done?.id, done?.outcomeLabel, done?.may, done?.closedAt !== null]).toEqual([task, '通过', [], true]);
    expect(await rows(county, `/api/tasks/done?q=${kase.number}&from=2020-01-01&to=2020-02-01`)).toEqual([]);
    expect(await rows(city, '/api/tasks/done')).toEqual([]);

    const unread = await rows<TaskRowDto>(luolong, '/api/tasks/copies?unread=true');
    expect(unread.map(({ caseId, readAt }) => [caseId, readAt])).toEqual([[kase.id, null]]);
    const copy = unread[0]?.id ?? '';
    // Nobody else's copy, and nothing that is no copy, becomes read.
    expect(await county.ask('POST', '/api/tasks/copies/read', { tasks: [copy, task] })).toEqual({ read: 0 });
    expect(await luolong!.ask('GET', '/api/tasks/counts')).toMatchObject({ copies: 1, unread: 1 });
    expect(await luolong!.ask('POST', '/api/tasks/copies/read', { tasks: [copy, task] })).toEqual({ read: 1 });
    expect(await rows(luolong, '/api/tasks/copies?unread=true')).toEqual([]);
    expect((await rows<TaskRowDto>(luolong, '/api/tasks/copies'))[0]?.readAt).not.toBeNull();

    await city!.ask('PUT', `/api/cases/${kase.id}/follow`);
    await city!.ask('PUT', `/api/cases/${kase.id}/follow`);
    expect((await rows<CaseRowDto>(city, '/api/cases/followed')).map(({ id }) => id)).toEqual([kase.id]);
    expect(await city!.ask('GET', '/api/tasks/counts')).toMatchObject({ followed: 1 });
    expect(await city!.ask('GET', `/api/cases/${kase.id}/follow`)).toEqual({ followed: true });
    const other = await applied('agent2', second);
    expect((await county.refusal('PUT', `/api/cases/${other.id}/follow`)).code).toBe('not-found');
    await city!.ask('DELETE', `/api/cases/${kase.id}/follow`);
    expect(await rows(city, '/api/cases/followed')).toEqual([]);
  });

  it('keeps named filters: one’s own, in order, one as standard, some shared with one’s organisation', async () => {
    const [city, chief, market] = await Promise.all(['city', 'chief', 'market'].map((login) => world.as(login)));
    const save = (person: Person | undefined, body: object) =>
      person!.ask<{ items: SavedListDto[] }>('POST', '/api/saved-lists', { query: 'light=red', org: null, standard: false, ...body });
    await save(city, { name: '超期', standard: true });
    const { items } = await save(city, { name: '本周到期', org: 'miit-luoyang', standard: true });
    expect(items.map(({ name, standard, orgName }) => [name, standard, orgName])).toEqual([
      ['超期', false, null],
      ['本周到期', true, expect.stringContaining('工业和信息化')],
    ]);
    const [mine, shared] = items.map(({ id }) => id);
    const ordered = await city!.ask<{ items: SavedListDto[] }>('PUT', '/api/saved-lists', { ids: [shared, mine] });
    expect(ordered.items.map(({ id }) => id)).toEqual([shared, mine]);
    const seen = await chief!.ask<{ items: SavedListDto[] }>('GET', '/api/saved-lists');
    expect(seen.items).toEqual([expect.objectContaining({ name: '本周到期', mine: false, by: '沈雪', standard: false })]);
    expect((await market!.ask<{ items: SavedListDto[] }>('GET', '/api/saved-lists')).items).toEqual([]);
    const change = { name: '改名', query: 'light=red', org: null, standard: false };
    expect((await chief!.refusal('PUT', `/api/saved-lists/${shared}`, change)).code).toBe('not-found');
    expect((await chief!.refusal('DELETE', `/api/saved-lists/${shared}`)).code).toBe('not-found');
    expect((await city!.refusal('POST', '/api/saved-lists', { ...change, org: 'taxation' })).code).toBe('forbidden');
    expect((await city!.refusal('POST', '/api/saved-lists', { ...change, name: '  ' })).code).toBe('input.invalid');
    const left = await city!.ask<{ items: SavedListDto[] }>('DELETE', `/api/saved-lists/${shared}`);
    expect(left.items.map(({ id }) => id)).toEqual([mine]);
  });

  it('keeps opinions to insert, a person’s own and an organisation’s, the most used first', async () => {
    const [city, chief, market] = await Promise.all(['city', 'chief', 'market'].map((login) => world.as(login)));
    const add = (person: Person | undefined, body: string, org: string | null = null) =>
      person!.ask<{ items: OpinionDto[] }>('POST', '/api/opinions', { body, org });
    await add(city, '材料齐全，同意。');
    const { items } = await add(city, '{企业名称}符合条件，同意推荐。', 'miit-luoyang');
    const [own, ours] = items.map(({ id }) => id);
    expect((await chief!.ask<{ items: OpinionDto[] }>('GET', '/api/opinions')).items).toEqual([
      expect.objectContaining({ id: ours, savedBy: '沈雪', uses: 0 }),
    ]);
    for (const id of [ours, ours, own]) await city!.ask('POST', `/api/opinions/${id}/use`);
    const used = (await city!.ask<{ items: OpinionDto[] }>('GET', '/api/opinions')).items;
    expect(used.map(({ id, uses }) => [id, uses])).toEqual([
      [ours, 2],
      [own, 1],
    ]);
    for (const [method, path, body] of [
      ['POST', `/api/opinions/${own}/use`, undefined],
      ['PUT', `/api/opinions/${own}`, { body: '不同意' }],
      ['DELETE', `/api/opinions/${own}`, undefined],
    ] as const)
      expect([(await chief!.refusal(method, path, body)).code, (await market!.refusal(method, path, body)).code]).toEqual([
        'not-found',
        'not-found',
      ]);
    // An organisation's are kept by its officers together.
    const changed = await chief!.ask<{ items: OpinionDto[] }>('PUT', `/api/opinions/${ours}`, { body: '符合条件，拟同意。' });
    expect(changed.items[0]).toMatchObject({ body: '符合条件，拟同意。', savedBy: '韩立' });
    expect((await market!.refusal('POST', '/api/opinions', { body: '同意', org: 'miit-luoyang' })).code).toBe('forbidden');
    expect((await market!.refusal('PUT', '/api/opinions', { ids: [], org: 'miit-luoyang' })).code).toBe('forbidden');
    expect((await city!.refusal('POST', '/api/opinions', { body: ' ', org: null })).code).toBe('input.invalid');
    expect((await city!.ask<{ items: OpinionDto[] }>('DELETE', `/api/opinions/${own}`)).items.map(({ id }) => id)).toEqual([ours]);
  });

  it('says of several cases what would become of each, and then does just that', async () => {
    const [one, two, three] = [await applied(), await applied(), await applied()];
    const foreign = await applied('agent2', second);
    const luolong = await world.as('luolong');
    const waiting = await list(county, '?limit=100');
    const tasks = [one, two, three].map((kase) => taskOf(waiting, kase));
    const theirs = taskOf(await list(luolong, '?limit=100'), foreign);
    const preview = (body: object, person = county) =>
      person.ask<BulkPreviewDto>('POST', '/api/tasks/preview', { op: 'complete', ...body });
    const before = await Promise.all([one, two, three].map(async ({ id }) => (await county.kase(id)).seq));

    const offered = await preview({ tasks });
    expect(offered.outcomes.map(({ id, alone }) => [id, alone])).toEqual([
      ['accept', null],
      ['reject', null],
    ]);
    const refused = await preview({ tasks, outcome: 'reject' });
    expect(refused.items.map(({ refusal }) => refusal?.code)).toEqual(['reason.required', 'reason.required', 'reason.required']);
    const ends = await preview({ tasks: tasks.slice(0, 1), outcome: 'reject', reason: '不符合条件' });
    expect(ends.items[0]).toMatchObject({ refusal: null, ends: '不予补助', steps: [] });
    const mixed = await preview({ tasks: [...tasks, theirs, 'nothing.1'], outcome: 'accept' });
    expect(mixed.items.map(({ caseNumber, refusal, stays, ends: end }) => [caseNumber, refusal?.code ?? null, stays, end])).toEqual([
      ...[one, two, three].map(({ number }) => [number, null, false, null]),
      [null, 'not-found', true, null],
      [null, 'not-found', true, null],
    ]);
    expect(mixed.items[0]?.steps.length).toBeGreaterThan(1);
    // Nothing was written by looking.
    expect(await Promise.all([one, two, three].map(async ({ id }) => (await county.kase(id)).seq))).toEqual(before);

    const complete = (index: number, key: string) =>
      county.call<CaseDto>(
        'POST',
        `/api/tasks/${tasks[index]}/complete`,
        { outcome: 'accept', bulk: true, seq: mixed.items[index]?.seq },
        { headers: { 'idempotency-key': key, prefer: 'return=minimal' } },
      );
    expect((await complete(0, 'bulk-0')).status).toBe(200);
    // Cut after the answer was on its way: asked again under its key, it was done once.
    expect((await complete(0, 'bulk-0')).status).toBe(200);
    // Somebody touched one meanwhile: what was shown doesn't hold for it any more.
    await county.ask('POST', `/api/tasks/${tasks[1]}/claim`, {});
    expect((await complete(1, 'bulk-1')).status).toBe(409);
    expect((await complete(2, 'bulk-2')).status).toBe(200);
    const after = await county.kase(one.id);
    expect(after.steps).toEqual(['ecology', 'safety']);
    const told = await county.ask<{ items: HistoryItemDto[] }>('GET', `/api/cases/${one.id}/history`);
    expect(told.items.filter(({ text }) => text.endsWith('（批量办理）'))).toHaveLength(1);
    const agent = await world.as('agent');
    const heard = await agent.ask<{ items: HistoryItemDto[] }>('GET', `/api/cases/${one.id}/history`);
    expect(heard.items.filter(({ text }) => text.includes('批量'))).toEqual([]);

    const claims = await preview({ tasks: [tasks[1], tasks[0]], op: 'claim' });
    expect(claims.items.map(({ refusal }) => refusal?.code)).toEqual(['task.taken', 'task.closed']);
    const passed = await preview({ tasks: [tasks[1]], op: 'transfer', to: 'user-market', reason: '出差' });
    expect(passed.items[0]?.refusal?.code).toBe('candidate.unsuitable');
    const reminded = await preview({ tasks: [tasks[1]], op: 'remind' }, await world.as('city'));
    expect(reminded.items[0]?.refusal).toBeNull();
  });

  it('refuses to decide together what the step keeps apart, or what asks for something of each case', async () => {
    const admin = await world.as('admin');
    const apart = structuredClone(grant);
    apart.workflow.id = 'grant-apart';
    apart.workflow.steps.county.bulk = false;
    const alone = structuredClone(grant);
    alone.workflow.id = 'grant-alone';
    alone.workflow.steps.county.outcomes.accept.conditions = 'required';
    for (const definition of [apart, alone]) await admin.ask('POST', '/api/definitions', { package: definition });
    const agent = await world.as('agent');
    for (const [programme, code] of [
      ['grant-apart', 'bulk.not-offered'],
      ['grant-alone', 'bulk.individual'],
    ] as const) {
      const { id } = await agent.open({ programme, uscc: first });
      await agent.complete(id, 'submit', { data: { amount: 100, note: '更新数控机床' } });
      const task = taskOf(await list(county, `?programme=${programme}`), { id });
      const { outcomes } = await county.ask<BulkPreviewDto>('POST', '/api/tasks/preview', { op: 'complete', tasks: [task] });
      expect(outcomes[0]?.alone).toContain('逐件办理');
      const body = { outcome: 'accept', conditions: ['按期完工'], bulk: true };
      expect((await county.refusal('POST', `/api/tasks/${task}/complete`, body)).code).toBe(code);
      await county.ask('POST', `/api/tasks/${task}/complete`, { ...body, bulk: false });
    }
  });
});
