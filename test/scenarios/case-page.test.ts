/** What a reviewer finds beside a case: own marks at materials, related cases, the clock, last year's application, the whole as a file. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { unzip } from '../../engine/effects/zip.ts';
import type { CaseDto } from '../../engine/model/dto/case.ts';
import type { CaseClockDto, LastApplicationDto, MaterialLookDto, RelatedDto } from '../../engine/model/dto/case-page.ts';
import type { HeldMeetingDto } from '../../engine/model/dto/meeting.ts';
import type { FileRef } from '../../engine/model/form.ts';
import { pdfText } from '../support/pdf-text.ts';
import type { Postgres } from '../support/postgres.ts';
import { sharedPostgres } from '../support/shared-postgres.ts';
import { applicationOf, apply, bringTo, firstUscc } from '../support/sme.ts';
import { openWorld, password, type World } from '../support/world.ts';

const fileOf = ({ declared }: Pick<CaseDto, 'declared'>, field: string) => (declared[field] as readonly FileRef[])[0]?.id ?? '';
type Looks = { readonly items: readonly MaterialLookDto[] };
const noFile = 'f'.repeat(64);

describe.each(['sqlite', 'postgres'] as const)('beside a case on %s', (dialect) => {
  let postgres: Postgres | null = null;
  let world: World;
  let kase: CaseDto;
  let earlier: CaseDto;
  beforeAll(async () => {
    if (dialect === 'postgres') postgres = sharedPostgres();
    world = await openWorld(postgres ? { databaseUrl: await postgres.createDatabase() } : {});
    earlier = await apply(world, { change: { revenueY1: 8000, employees: 100 } });
    const chief = await world.as('chief');
    const window = await chief.ask<{ id: string }>('POST', '/api/windows', {
      ...{ programme: earlier.programme, title: '下一批', opensOn: world.clock.today(), closesOn: '2027-12-31' },
      settings: { newRule: 'r2022-63', reviewRule: 'r2022-63' },
    });
    // Handed in before the first is listed: a listed enterprise applies again only half a year before its entry ends.
    const agent = await world.as('agent');
    kase = await agent.open({ programme: earlier.programme, uscc: firstUscc, window: window.id, applyType: 'new' });
    await agent.complete(kase.id, 'submit', { data: await applicationOf(agent) });
    await bringTo(world, earlier.id, 'done');
    await (await world.as('legal')).complete(kase.id, 'sign', { password });
    await (await world.as('county')).complete(kase.id, 'accept');
    kase = await (await world.as('county')).kase(kase.id);
  });
  afterAll(async () => {
    await world.close();
    await postgres?.stop();
  });

  it('keeps for each officer which materials were looked at, and a note to each, told to nobody else', async () => {
    const county = await world.as('county');
    const licence = fileOf(kase, 'licence');
    const put = (looked: boolean, note: string) => county.ask('PUT', `/api/cases/${kase.id}/looks/${licence}`, { looked, note });
    const kept = await put(true, '  公章不清 ');
    expect(kept).toEqual({ file: licence, note: '公章不清', lookedAt: expect.stringContaining(world.clock.today()) });
    expect((await county.ask<Looks>('GET', `/api/cases/${kase.id}/looks`)).items).toEqual([kept]);
    expect((await (await world.as('county2')).ask<Looks>('GET', `/api/cases/${kase.id}/looks`)).items).toEqual([]);
    await put(false, '');
    expect((await county.ask<Looks>('GET', `/api/cases/${kase.id}/looks`)).items).toEqual([]);
  });

  it.each([
    ['agent', 403],
    ['agent2', 404],
    ['luolong', 404],
    ['admin', 404],
  ])('shows %s none of it', async (login, status) => {
    const person = await world.as(login);
    const licence = fileOf(kase, 'licence');
    for (const [method, path, body] of [
      ['GET', 'looks'],
      ['GET', 'related'],
      ['GET', 'clock'],
      ['GET', 'last'],
      ['GET', 'archive.zip'],
      ['PUT', `looks/${licence}`, { looked: true, note: '' }],
    ] as const)
      expect([path, (await person.call(method, `/api/cases/${kase.id}/${path}`, body)).status]).toEqual([path, status]);
  });

  it('knows no look at a file that the case does not show its reader', async () => {
    const county = await world.as('county');
    const body = { looked: true, note: '' };
    expect((await county.call('PUT', `/api/cases/${kase.id}/looks/${noFile}`, body)).status).toBe(404);
  });

  it('names what else there is of the enterprise, to each officer what that one may read', async () => {
    const related = async (login: string) => (await world.as(login)).ask<RelatedDto>('GET', `/api/cases/${kase.id}/related`);
    const seen = await related('county');
    expect(seen.cases.map(({ id }) => id)).toEqual([earlier.id]);
    expect(seen.entries).toMatchObject([{ registry: 'innovative-sme', status: 'valid' }]);
    expect(seen).toMatchObject({ more: false, records: [], objections: [] });
    expect((await related('auditor')).cases.map(({ id }) => id)).toEqual([earlier.id]);
  });

  it('compares with the last application by field, and says nothing where there is none', async () => {
    const county = await world.as('county');
    const { last } = await county.ask<LastApplicationDto>('GET', `/api/cases/${kase.id}/last`);
    expect(last).toMatchObject({ caseId: earlier.id, number: earlier.number, declared: { revenueY1: 8000, employees: 100 } });
    expect(last?.declared.legalId).toBe('410302********9014');
    expect(await county.ask('GET', `/api/cases/${earlier.id}/last`)).toEqual({ last: null });
  });

  it('reads the clock with its pauses, and every timer that runs', async () => {
    const seen = await (await world.as('county')).ask<CaseClockDto>('GET', `/api/cases/${kase.id}/clock`);
    expect(seen.timers.length).toBeGreaterThan(0);
    expect(seen.timers.every(({ at }) => at > world.clock.now())).toBe(true);
    expect(seen.timers.map(({ name }) => name)).toContain('deadline');
  });

  it('prints the minutes of a meeting for its officers, and for nobody of the applicant or elsewhere', { timeout: 120_000 }, async () => {
    const council = await world.as('council');
    const { items } = await council.ask<{ items: HeldMeetingDto[] }>('GET', '/api/meetings');
    const held = items.find(({ members }) => members.some(({ caseId }) => caseId === earlier.id));
    const minutes = async (login: string) => (await (await world.as(login)).call('GET', `/api/meetings/${held?.id}/minutes.pdf`)).raw;
    const printed = await minutes('council');
    expect([printed.statusCode, printed.headers['content-type']]).toEqual([200, 'application/pdf']);
    expect(pdfText(printed.rawPayload)).toContain(earlier.number);
    for (const login of ['agent', 'agent2', 'luolong', 'admin']) expect([login, (await minutes(login)).statusCode]).toEqual([login, 404]);
  });

  it('gives the whole case as one file to who audits, supervises or owns it, as the screen shows it', { timeout: 120_000 }, async () => {
    for (const login of ['county', 'market']) {
      const { status } = await (await world.as(login)).call('GET', `/api/cases/${earlier.id}/archive.zip`);
      expect([login, status]).toEqual([login, 403]);
    }
    const { status, raw } = await (await world.as('auditor')).call('GET', `/api/cases/${earlier.id}/archive.zip`);
    expect([status, raw.headers['content-type']]).toEqual([200, 'application/zip']);
    const read = await unzip(raw.rawPayload);
    if ('fault' in read) throw new Error(read.fault);
    const parts = new Map(read.entries.map(({ name, bytes }) => [name, bytes]));
    const json = (name: string) => JSON.parse(parts.get(name)?.toString('utf8') ?? 'null');
    const list = json('目录.json');
    const history = json('办理记录.json');
    expect(list).toMatchObject({ number: earlier.number, papers: ['审批表.pdf', '决定书.pdf'], events: history.length });
    expect(list.lastHash).toBe(history.at(-1).hash);
    expect(json('数据.json').declared.legalId).toBe('410302********9014');
    expect(pdfText(parts.get('审批表.pdf') ?? Buffer.alloc(0))).not.toContain('410302199003079014');
    for (const { part, size } of list.materials) expect([part, parts.get(part)?.length]).toEqual([part, size]);
    expect(parts.size).toBe(1 + 2 + 2 + list.materials.length);
    expect(list.materials.length).toBeGreaterThan(1);
  });
});

describe('a file', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());

  it('is read in parts, and whoever may not read it reads no part', async () => {
    const kase = await apply(world);
    const county = await world.as('county');
    const url = `/api/files/${fileOf(await county.kase(kase.id), 'licence')}`;
    const get = async (login: string, headers: Record<string, string> = {}) =>
      (await (await world.as(login)).call('GET', url, undefined, { headers })).raw;
    const whole = await get('county');
    const bytes = whole.rawPayload;
    expect(whole.headers).toMatchObject({ 'accept-ranges': 'bytes', 'content-length': `${bytes.length}` });
    const etag = String(whole.headers.etag);
    const part = await get('county', { range: 'bytes=5-9' });
    expect([part.statusCode, part.headers['content-range'], part.rawPayload]).toEqual([
      206,
      `bytes 5-9/${bytes.length}`,
      bytes.subarray(5, 10),
    ]);
    expect((await get('county', { range: 'bytes=-4' })).rawPayload).toEqual(bytes.subarray(-4));
    expect((await get('county', { range: 'bytes=10-' })).rawPayload).toEqual(bytes.subarray(10));
    expect((await get('county', { range: 'bytes=10-99999' })).rawPayload).toEqual(bytes.subarray(10));
    // What the standard lets a server ignore is answered with the whole.
    for (const range of ['bytes=0-1,4-5', 'lines=1-2', 'bytes=9-5', 'bytes=-', 'bytes=a-b'])
      expect([range, (await get('county', { range })).statusCode]).toEqual([range, 200]);
    expect((await get('county', { range: 'bytes=0-1', 'if-range': etag })).statusCode).toBe(206);
    expect((await get('county', { range: 'bytes=0-1', 'if-range': '"other"' })).statusCode).toBe(200);
    expect((await get('county', { 'if-none-match': etag })).statusCode).toBe(304);
    const beyond = await get('county', { range: `bytes=${bytes.length}-` });
    expect([beyond.statusCode, JSON.parse(beyond.body).code]).toEqual([416, 'range.unsatisfiable']);
    for (const login of ['luolong', 'agent2', 'admin'])
      for (const [header, value] of [
        ['range', 'bytes=0-1'],
        ['if-none-match', etag],
      ] as const)
        expect([login, (await get(login, { [header]: value })).statusCode]).toEqual([login, 404]);
    expect(kase.uscc).toBe(firstUscc);
  });
});
