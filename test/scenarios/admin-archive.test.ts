/** 归档与保管 through the API: what would move is told before it moves; who moved what is kept; the archive is verified step by step. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { archiveCases } from '../../engine/commands/archive-cases.ts';
import { verify } from '../../engine/commands/verify.ts';
import type { ActDto, ArchiveCheckDto, ArchiveDto, ArchivedNowDto, ArchiveRunDto, DueForArchiveDto } from '../../engine/model/dto/admin.ts';
import type { CaseDto, CaseRowDto } from '../../engine/model/dto/case.ts';
import type { Page } from '../../engine/model/dto/session.ts';
import type { Person } from '../support/person.ts';
import type { Postgres } from '../support/postgres.ts';
import { sharedPostgres } from '../support/shared-postgres.ts';
import { apply, bringTo, programme } from '../support/sme.ts';
import { openWorld, type World } from '../support/world.ts';

describe.each(['sqlite', 'postgres'] as const)('administration of the archive on %s', (dialect) => {
  let postgres: Postgres | null = null;
  let world: World;
  let admin: Person;
  let auditor: Person;
  let gone: CaseDto;
  beforeAll(async () => {
    postgres = dialect === 'postgres' ? sharedPostgres() : null;
    world = await openWorld(postgres ? { databaseUrl: await postgres.createDatabase() } : {});
    [admin, auditor] = [await world.as('admin'), await world.as('auditor')];
    // One was withdrawn; one ended with an entry that is valid for three years.
    const withdrawn = await apply(world);
    await (await world.as('agent')).ask('POST', `/api/cases/${withdrawn.id}/withdraw`, { reason: 'Another year' });
    gone = await auditor.kase(withdrawn.id);
    await bringTo(world, (await apply(world)).id, 'done');
    await world.app.runDue();
    world.clock.calendarDays(400);
    await world.app.runDue();
  });
  afterAll(async () => {
    await world.close();
    await postgres?.stop();
  });
  const archive = () => admin.ask<ArchiveDto>('GET', '/api/admin/archive');
  const preview = (months: number) =>
    admin.ask<DueForArchiveDto>('GET', `/api/admin/archive/preview?programme=${programme}&months=${months}`);
  const runs = async () => (await auditor.ask<Page<ArchiveRunDto>>('GET', '/api/admin/archive/runs')).items;
  const lastWords = async () => (await admin.ask<Page<ActDto>>('GET', '/api/admin/log?limit=1')).items[0]?.words;
  const check = () => admin.ask<ArchiveCheckDto>('POST', '/api/admin/archive/check', {});

  it('tells what would move before anything does, with the months set and with others', async () => {
    expect(await archive()).toEqual({
      items: [
        {
          ...{ programme, title: '创新型中小企业评价', months: 24, term: 'permanent', setAt: null, setBy: null },
          ...{ due: 0, kept: 0, more: false, archived: 0 },
        },
      ],
      check: null,
    });
    expect(await preview(12)).toEqual({ due: 1, kept: 1, more: false });
    expect(await preview(999)).toEqual({ due: 0, kept: 0, more: false });
    expect((await admin.refusal('GET', '/api/admin/archive/preview?programme=no-such')).code).toBe('not-found');
    expect((await admin.refusal('GET', '/api/admin/archive/preview')).status).toBe(400);
    expect((await world.app.store.read('archived_cases').count({ n: '*' }))[0]).toMatchObject({
      n: expect.toSatisfy((n) => Number(n) === 0),
    });
  });

  it('keeps the times, with who set them and an entry of the log; wrong ones are refused', async () => {
    const at = `/api/admin/archive/${programme}`;
    for (const months of [0, 1000, 1.5]) expect((await admin.refusal('PUT', at, { months, term: '30' })).status, `${months}`).toBe(400);
    expect((await admin.refusal('PUT', at, { months: 12, term: '20' })).status).toBe(400);
    expect((await admin.refusal('PUT', '/api/admin/archive/no-such', { months: 12, term: '30' })).code).toBe('not-found');
    expect((await auditor.refusal('PUT', at, { months: 12, term: '30' })).code).toBe('forbidden');
    await admin.ask('PUT', at, { months: 12, term: '30' });
    expect(await lastWords()).toBe('设定事项“创新型中小企业评价”：办结满 12 个月归档，保管期限 30年');
    expect((await archive()).items).toMatchObject([{ months: 12, term: '30', due: 1, kept: 1, archived: 0, setBy: expect.any(String) }]);
  });

  it('archives at once, tells by whom, and keeps the case readable for those who could read it', async () => {
    expect((await auditor.refusal('POST', `/api/admin/archive/${programme}/run`, {})).code).toBe('forbidden');
    expect((await admin.refusal('POST', '/api/admin/archive/no-such/run', {})).code).toBe('not-found');
    const run = () => admin.ask<ArchivedNowDto>('POST', `/api/admin/archive/${programme}/run`, {});
    expect(await run()).toEqual({ archived: 1, kept: 1, next: null });
    expect(await lastWords()).toBe('归档事项“创新型中小企业评价”的办结办件 1 件');
    // A second press finds nothing, and leaves no entry.
    expect(await run()).toEqual({ archived: 0, kept: 1, next: null });
    const [first] = await runs();
    const me = (await world.app.store.read('users').where({ login: 'admin' }).first('name')) as { name: string };
    expect(await runs()).toEqual([{ ...first, programme, title: '创新型中小企业评价', by: me.name, archived: 1, restored: 0 }]);
    expect((await archive()).items).toMatchObject([{ due: 0, kept: 1, archived: 1 }]);
    expect((await auditor.ask<Page<CaseRowDto>>('GET', '/api/cases?archived=true')).items.map(({ id }) => id)).toEqual([gone.id]);
    expect(await admin.ask<Page<CaseRowDto>>('GET', '/api/cases?archived=true')).toEqual({ items: [] });
  });

  it('tells what the nodes moved, and what was taken out again', async () => {
    const restore = (number: string, reason: string) => ['POST', '/api/admin/archive/restore', { number, reason }] as const;
    expect((await auditor.refusal(...restore(gone.number, '复核'))).code).toBe('forbidden');
    expect((await admin.refusal(...restore(gone.number, ' '))).code).toBe('reason.required');
    expect((await admin.refusal(...restore('CX000000000000', '复核'))).code).toBe('not-found');
    expect(await admin.ask(...restore(` ${gone.number} `, '企业来信，需补发文书'))).toEqual({ caseId: gone.id, days: 90 });
    expect(await lastWords()).toBe(`从档案取回办件 ${gone.number}：企业来信，需补发文书`);
    expect((await admin.refusal(...restore(gone.number, '再取'))).code).toBe('not-found');
    // It is kept out for ninety days, whatever its age.
    expect((await archive()).items).toMatchObject([{ archived: 0, due: 0, kept: 2 }]);
    world.clock.calendarDays(89);
    await archiveCases(world.app.runtime);
    expect((await archive()).items).toMatchObject([{ archived: 0 }]);
    world.clock.calendarDays(2);
    await archiveCases(world.app.runtime);
    expect(await runs()).toMatchObject([
      { by: '系统', archived: 1, restored: 0 },
      { archived: 0, restored: 1 },
      { archived: 1, restored: 0 },
    ]);
    expect((await archive()).items).toMatchObject([{ archived: 1, due: 0 }]);
    const [first] = await runs();
    const page = await auditor.ask<Page<ArchiveRunDto>>('GET', '/api/admin/archive/runs?limit=1');
    expect(page.items).toEqual([first]);
    const rest = await auditor.ask<Page<ArchiveRunDto>>('GET', `/api/admin/archive/runs?limit=1&after=${page.next}`);
    expect(rest.items).toEqual([(await runs())[1]]);
  });

  it('is verified, from the screen and by the command, and names a case that was changed', async () => {
    expect((await auditor.refusal('POST', '/api/admin/archive/check', {})).code).toBe('forbidden');
    const sound = await check();
    expect(sound).toMatchObject({ cases: 1, faultCount: 0, faults: [], endedAt: expect.any(String) });
    expect(sound.events).toBe(gone.seq);
    expect(await lastWords()).toBe('核对档案：1 件，0 处不符');
    expect((await archive()).check).toEqual(sound);
    await verify(world.app.runtime);
    expect((await archive()).check).toMatchObject({ by: '系统', cases: 1, faultCount: 0 });
    await world.app.store.writer.transact((tx) => tx.raw("update archived_cases set outcome = 'approved'"));
    expect(await check()).toMatchObject({ cases: 1, faultCount: 1, faults: [{ number: gone.number, kind: 'archive' }] });
    await verify(world.app.runtime);
    expect((await archive()).check).toMatchObject({ by: '系统', faultCount: 1, faults: [{ number: gone.number, kind: 'archive' }] });
  });
});
