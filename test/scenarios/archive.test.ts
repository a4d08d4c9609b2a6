/** An archived case over the real API: the same page, papers and history for the same readers, found by number, closed to strangers. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { archiveCases } from '../../engine/commands/archive-cases.ts';
import { countAll } from '../../engine/commands/count-board.ts';
import { verify } from '../../engine/commands/verify.ts';
import type { BulkPreviewDto } from '../../engine/model/dto/bulk.ts';
import type { CaseDto, CaseRowDto, FlowNodeDto, HistoryItemDto } from '../../engine/model/dto/case.ts';
import type { RelatedDto } from '../../engine/model/dto/case-page.ts';
import type { Page } from '../../engine/model/dto/session.ts';
import type { CaseRatingDto, DepartmentRatingDto } from '../../engine/model/rating.ts';
import type { Postgres } from '../support/postgres.ts';
import { sharedPostgres } from '../support/shared-postgres.ts';
import { apply, programme } from '../support/sme.ts';
import { openWorld, type World } from '../support/world.ts';

describe.each(['sqlite', 'postgres'] as const)('an archived case on %s', (dialect) => {
  let postgres: Postgres | null = null;
  let world: World;
  beforeAll(async () => {
    postgres = dialect === 'postgres' ? sharedPostgres() : null;
    world = await openWorld(postgres ? { databaseUrl: await postgres.createDatabase() } : {});
  });
  afterAll(async () => {
    await world.close();
    await postgres?.stop();
  });

  it('is read as before by those who might read it, and only by them', async () => {
    const { id } = await apply(world);
    const [agent, auditor, stranger, chief] = await Promise.all(['agent', 'auditor', 'agent2', 'chief'].map((login) => world.as(login)));
    await agent!.ask('POST', `/api/cases/${id}/withdraw`, { reason: 'Another year' });
    await agent!.ask('POST', `/api/cases/${id}/rating`, { level: 1, tags: ['slow'], comment: '跑了三趟' });
    await world.app.runDue();
    world.clock.calendarDays(800);
    await world.app.runDue();
    await countAll(world.app.runtime);
    const page = async () => ({
      // Whoever reads it two years later reads the same; the applicant too.
      own: await agent!.ask<CaseDto>('GET', `/api/cases/${id}`),
      office: await auditor!.ask<CaseDto>('GET', `/api/cases/${id}`),
      history: await auditor!.ask<{ items: HistoryItemDto[] }>('GET', `/api/cases/${id}/history`),
      flow: await agent!.ask<{ nodes: FlowNodeDto[] }>('GET', `/api/cases/${id}/flow`),
      // What stands beside it, for its officers.
      ...{ clock: await auditor!.ask('GET', `/api/cases/${id}/clock`), last: await auditor!.ask('GET', `/api/cases/${id}/last`) },
      ...{ looks: await auditor!.ask('GET', `/api/cases/${id}/looks`), related: await auditor!.ask('GET', `/api/cases/${id}/related`) },
      rating: await agent!.ask<CaseRatingDto>('GET', `/api/cases/${id}/rating`),
      rated: await chief!.ask<Page<DepartmentRatingDto>>('GET', '/api/ratings'),
    });
    const before = await page();
    const [file] = JSON.stringify(before.office.declared).match(/[0-9a-f]{64}/) ?? [];
    const done = await archiveCases(world.app.runtime);
    expect(done.reduce((sum, { archived }) => sum + archived, 0)).toBe(1);
    const archivedAt = expect.stringMatching(/^2028-/);
    expect(await page()).toEqual({ ...before, own: { ...before.own, archivedAt }, office: { ...before.office, archivedAt } });
    expect(before.own.archivedAt).toBeNull();
    for (const path of ['', '/history', '/flow', '/application.pdf', '/clock', '/last', '/looks', '/related', '/rating', '/archive.zip'])
      expect((await stranger!.refusal('GET', `/api/cases/${id}${path}`)).code).toBe('not-found');
    expect((await auditor!.call('GET', `/api/cases/${id}/archive.zip`)).status).toBe(200);
    const paper = await auditor!.call('GET', `/api/cases/${id}/application.pdf`);
    expect([paper.status, paper.headers['content-type']]).toEqual([200, 'application/pdf']);
    if (file) expect((await auditor!.call('GET', `/api/files/${file}`)).status).toBe(200);
    const found = async (who: typeof agent, query: string) =>
      (await who!.ask<{ items: CaseRowDto[] }>('GET', `/api/cases?${query}`)).items.map((row) => row.id);
    expect(await found(auditor, `q=${before.office.number}`)).toEqual([id]);
    expect(await found(agent, 'archived=true')).toEqual([id]);
    expect(await found(agent, '')).toEqual([]);
    expect(await found(stranger, 'archived=true')).toEqual([]);
    expect((await verify(world.app.runtime)).faults).toEqual([]);
    // A command says what is the matter and who mends it, to those who may open the case only.
    const withdrawn = await agent!.refusal('POST', `/api/cases/${id}/withdraw`, { reason: 'Again' });
    expect(withdrawn).toMatchObject({ code: 'case.archived', status: 409 });
    expect(withdrawn.detail).toContain(`liuzhuan archive restore ${before.office.number}`);
    expect((await agent!.refusal('POST', `/api/tasks/${id}.1/complete`, { outcome: 'submit' })).code).toBe('case.archived');
    expect((await stranger!.refusal('POST', `/api/cases/${id}/withdraw`, { reason: 'Again' })).code).toBe('not-found');
    expect((await stranger!.refusal('POST', `/api/tasks/${id}.1/complete`, { outcome: 'submit' })).code).toBe('not-found');
    expect((await agent!.refusal('POST', '/api/tasks/nothing.1/complete', { outcome: 'submit' })).code).toBe('not-found');
    // Named among others, it answers the same: in a preview, in a meeting.
    const preview = (who: typeof agent) =>
      who!.ask<BulkPreviewDto>('POST', '/api/tasks/preview', { tasks: [`${id}.1`, 'nothing.1'], op: 'claim' });
    const told = async (who: typeof agent) => (await preview(who)).items.map(({ refusal }) => refusal?.code);
    expect(await told(agent)).toEqual(['case.archived', 'not-found']);
    expect(await told(stranger)).toEqual(['not-found', 'not-found']);
    const meeting = { programme, step: 'meeting', documentNumber: '1', decisions: [{ taskId: `${id}.1`, outcome: 'list' }] };
    expect((await auditor!.refusal('POST', '/api/batches', meeting)).code).toBe('case.archived');
    expect((await stranger!.refusal('POST', '/api/batches', meeting)).code).toBe('forbidden');
    // Its rating is answered like any other; it was given once, and no second one follows.
    const [rating] = before.rated.items;
    expect(rating).toMatchObject({ mayAnswer: true, of: { caseId: id, number: before.office.number } });
    expect((await agent!.refusal('POST', `/api/cases/${id}/rating`, { level: 5, tags: [], comment: '' })).code).toBe('case.archived');
    await chief!.ask('POST', `/api/ratings/${rating!.id}/answer`, { answer: '已改为一次告知' });
    const inbox = await agent!.ask<Page<{ caseId: string | null; body: string }>>('GET', '/api/messages');
    expect(inbox.items.find(({ caseId }) => caseId === id)?.body).toContain(before.office.number);
    // A later application is compared with it, and shows it among the enterprise's cases.
    const [opensOn, closesOn] = [world.clock.today(), '2028-12-31'];
    await chief!.ask('POST', '/api/windows', { programme, title: '2028 年', opensOn, closesOn });
    const later = await apply(world);
    expect(await auditor!.ask('GET', `/api/cases/${later.id}/last`)).toMatchObject({ last: { caseId: id, number: before.office.number } });
    const beside = await auditor!.ask<RelatedDto>('GET', `/api/cases/${later.id}/related`);
    expect(beside.cases.map((row) => row.id)).toEqual([id]);
  });
});
