import { expect, it } from 'vitest';
import { claimTask } from '../../engine/commands/claim-task.ts';
import { completeTask } from '../../engine/commands/complete-task.ts';
import { decideBatch } from '../../engine/commands/decide-batch.ts';
import { fileObjection } from '../../engine/commands/file-objection.ts';
import { openCase } from '../../engine/commands/open-case.ts';
import { changeWindow, openWindow } from '../../engine/commands/open-window.ts';
import { publishDefinition } from '../../engine/commands/publish-definition.ts';
import { recordFile } from '../../engine/commands/record-file.ts';
import { releaseTask } from '../../engine/commands/release-task.ts';
import { saveDraft } from '../../engine/commands/save-draft.ts';
import { saveEnterprise } from '../../engine/commands/save-enterprise.ts';
import { updateEntry } from '../../engine/commands/update-entry.ts';
import { verify } from '../../engine/commands/verify.ts';
import { withdrawCase } from '../../engine/commands/withdraw-case.ts';
import type { ProgrammePackage } from '../../engine/model/definition.ts';
import { runDue } from '../../engine/outbox/loops.ts';
import { readCase } from '../../engine/store/cases.ts';
import { draftOf } from '../../engine/store/drafts.ts';
import { casesWithFile } from '../../engine/store/files.ts';
import { noticePage, objectionsOfCase } from '../../engine/store/notices.ts';
import { entriesOfCase, entryLog } from '../../engine/store/registry.ts';
import { taskById } from '../../engine/store/tasks.ts';
import { eachStore, testClock } from '../support/stores.ts';
import { application, commonPackage, createOffice, enterprise, people } from './office.ts';

const open = { by: people.agent, programme: 'common-case', uscc: enterprise.uscc };
const withWorkflow = (change: Partial<ProgrammePackage['workflow']>): ProgrammePackage => ({
  ...commonPackage,
  workflow: { ...commonPackage.workflow, ...change },
});
const days = (n: number) => n * 86_400_000;

eachStore('commands', (harness) => {
  const start = async (pkg?: ProgrammePackage) => {
    const clock = testClock();
    const store = await harness.open(clock);
    return { clock, store, ...(await createOffice(store, clock, pkg)) };
  };

  it('status and party of a case that change in one batch are both kept', async () => {
    const { runtime, store } = await start();
    const { caseId } = await openCase(runtime, open);
    await saveEnterprise(runtime, { by: people.agent, enterprise: { ...enterprise, name: 'Renamed Machinery' }, version: 1 });
    await completeTask(runtime, {
      by: people.agent,
      taskId: `${caseId}.1`,
      outcome: 'submit',
      data: { product: 'Spindle', score: 70, text: 't' },
    });
    const row = await store.read('cases').where({ id: caseId }).first('status', 'steps', 'seq', 'enterprise_name');
    expect(row).toMatchObject({ status: 'running', seq: 2, enterprise_name: 'Renamed Machinery' });
    expect((await verify(runtime)).faults).toEqual([]);
  });

  it('claim and release: only candidates, one at a time, never a member of the applicant', async () => {
    const { runtime, submitted, task, store } = await start();
    const caseId = await submitted();
    const taskId = await task(caseId, 'county');
    const refused = (by: typeof people.county) => expect(claimTask(runtime, { by, taskId })).rejects;
    await refused(people.first).toMatchObject({ code: 'task.not-yours' });
    await refused(people.both).toMatchObject({ code: 'recusal' });
    await claimTask(runtime, { by: people.county, taskId });
    expect((await taskById(store.read, taskId))?.assignee).toBe('county');
    await refused(people.county2).toMatchObject({ code: 'task.taken' });
    const complete = { by: people.county2, taskId, outcome: 'accept' };
    await expect(completeTask(runtime, complete)).rejects.toMatchObject({ code: 'task.taken' });
    await expect(releaseTask(runtime, { by: people.county2, taskId })).rejects.toMatchObject({ code: 'task.not-yours' });
    await releaseTask(runtime, { by: people.county, taskId });
    await expect(completeTask(runtime, { ...complete, by: people.both })).rejects.toMatchObject({ code: 'recusal' });
    await completeTask(runtime, complete);
    expect(await taskById(store.read, taskId)).toMatchObject({ status: 'completed', outcome: 'accept', closedBy: 'county2' });
    await expect(completeTask(runtime, complete)).rejects.toMatchObject({ code: 'task.closed' });
    await expect(claimTask(runtime, { by: people.county, taskId: 'nothing.1' })).rejects.toMatchObject({ code: 'not-found' });
  });

  it('drafts: versions protect newer work; a refused submission keeps the draft, an accepted one ends it', async () => {
    const { runtime, store } = await start();
    const { caseId } = await openCase(runtime, open);
    const taskId = `${caseId}.1`;
    const save = (version: number, data: Record<string, unknown>, by = people.agent) => saveDraft(runtime, { by, taskId, data, version });
    expect(await save(0, { product: 'A' })).toMatchObject({ version: 1 });
    await expect(save(0, { product: 'B' })).rejects.toMatchObject({ code: 'stale', details: [{ version: 1, data: { product: 'A' } }] });
    expect(await save(1, { product: '' }, people.legal)).toMatchObject({ version: 2 });
    await expect(save(2, {}, people.county as never)).rejects.toMatchObject({ code: 'task.not-yours' });
    const submit = () => completeTask(runtime, { by: people.agent, taskId, outcome: 'submit' });
    await expect(submit()).rejects.toMatchObject({ code: 'input.invalid', details: [{ pointer: '/product' }, { pointer: '/score' }] });
    expect(await draftOf(store.read, taskId)).toMatchObject({ version: 2 });
    await save(2, { product: 'C', score: 70, unknown: 1 });
    await submit();
    expect(await draftOf(store.read, taskId)).toBeNull();
    expect((await readCase(store.read, caseId))?.state.data.declared).toEqual({ product: 'C', score: 70, proof: [] });
    await expect(save(3, {})).rejects.toMatchObject({ code: 'task.closed' });
  });

  it('correction: only what was ticked is changed, and both versions are kept', async () => {
    const { runtime, submitted, task, store, act } = await start();
    const caseId = await submitted();
    const notes = [{ field: 'product', reason: 'Name it in full' }];
    const county = await task(caseId, 'county');
    await completeTask(runtime, { by: people.county, taskId: county, outcome: 'correct', notes });
    const fix = await task(caseId, 'fix');
    await completeTask(runtime, {
      by: people.agent,
      taskId: fix,
      outcome: 'submit',
      data: { ...application, product: 'Full name', score: 99 },
    });
    const data = (await readCase(store.read, caseId))?.state.data;
    expect([data?.declared.product, data?.declared.score, data?.previous?.product]).toEqual(['Full name', 80, 'Spindle']);
    await expect(act(caseId, people.county, 'correct')).rejects.toMatchObject({ code: 'rounds.exhausted' });
    await expect(act(caseId, people.county, 'reject')).rejects.toMatchObject({ code: 'reason.required' });
    expect(await verify(runtime)).toMatchObject({ faults: [] });
  });

  it('files: a reference must name an upload with its own type, and is found from the case', async () => {
    const { runtime, store } = await start();
    const { caseId } = await openCase(runtime, open);
    const file = { id: 'a'.repeat(64), name: 'proof.pdf', size: 10, type: 'application/pdf' };
    const submit = (proof: unknown) =>
      completeTask(runtime, { by: people.agent, taskId: `${caseId}.1`, outcome: 'submit', data: { ...application, proof: [proof] } });
    await expect(submit(file)).rejects.toMatchObject({ code: 'input.invalid', details: [{ code: 'field.files', pointer: '/proof' }] });
    await recordFile(runtime, { by: people.agent, file });
    await expect(submit({ ...file, type: 'image/png' })).rejects.toMatchObject({ code: 'input.invalid' });
    await submit(file);
    expect(await casesWithFile(store.read, file.id)).toEqual([caseId]);
  });

  it("files: knowing the hash of somebody else's upload gives no right to it", async () => {
    const { runtime } = await start();
    const { caseId } = await openCase(runtime, open);
    const file = { id: 'b'.repeat(64), name: 'secret.pdf', size: 10, type: 'application/pdf' };
    await recordFile(runtime, { by: people.agent2, file });
    const submit = () =>
      completeTask(runtime, { by: people.agent, taskId: `${caseId}.1`, outcome: 'submit', data: { ...application, proof: [file] } });
    await expect(submit()).rejects.toMatchObject({ code: 'input.invalid', details: [{ code: 'field.files', pointer: '/proof' }] });
    await recordFile(runtime, { by: people.agent, file });
    await submit();
  });

  it('withdrawal: by the applicant while nobody decided', async () => {
    const { runtime, submitted, store, act } = await start();
    const [first, second] = [await submitted(), await submitted()];
    await expect(withdrawCase(runtime, { by: people.county, caseId: first, reason: 'x' })).rejects.toMatchObject({ code: 'forbidden' });
    await withdrawCase(runtime, { by: people.agent, caseId: first, reason: 'Changed our mind' });
    expect((await readCase(store.read, first))?.summary).toMatchObject({ status: 'ended', outcome: 'withdrawn' });
    await act(second, people.county, 'accept');
    await expect(withdrawCase(runtime, { by: people.agent, caseId: second, reason: 'x' })).rejects.toMatchObject({ code: 'state.wrong' });
  });

  it('objections hold the notice until they are resolved', async () => {
    const { runtime, submitted, store, act, clock } = await start();
    const caseId = await submitted();
    await act(caseId, people.county, 'accept');
    for (const person of [people.first, people.second, people.third]) await act(caseId, person, 'agree');
    expect((await noticePage(store.read, { open: true, limit: 10 })).items).toMatchObject([{ caseId, step: 'notice' }]);
    const objection = { caseId, name: 'Wang', contact: '1', grounds: 'Not so' };
    expect((await fileObjection(runtime, objection)).objection).toBe(`${caseId}.o7`);
    clock.advance(days(20));
    await runDue(runtime);
    expect((await readCase(store.read, caseId))?.summary.status).toBe('running');
    await act(caseId, people.clerk, 'upheld', { reason: 'It is so' });
    expect((await readCase(store.read, caseId))?.summary).toMatchObject({ status: 'ended', outcome: 'rejected' });
    expect(await objectionsOfCase(store.read, caseId)).toMatchObject([{ outcome: 'upheld', reason: 'It is so', name: 'Wang' }]);
    expect((await noticePage(store.read, { open: true, limit: 10 })).items).toEqual([]);
    await expect(fileObjection(runtime, objection)).rejects.toMatchObject({ code: 'state.wrong' });
    expect(await verify(runtime)).toMatchObject({ faults: [] });
  });

  it('deadlines: a county that does not act lets the case run to what expiry means', async () => {
    const { runtime, submitted, store, clock } = await start();
    const caseId = await submitted();
    clock.advance(days(15));
    expect(await runDue(runtime)).toMatchObject({ fired: 2, failed: 0 });
    expect((await readCase(store.read, caseId))?.summary).toMatchObject({ status: 'ended', outcome: 'rejected' });
    expect(await verify(runtime)).toMatchObject({ faults: [] });
  });

  it('windows: a case opens and is submitted inside its window, as it stands then', async () => {
    const { runtime, clock } = await start(withWorkflow({ window: { kind: 'batch' } }));
    const request = { by: people.designer, programme: 'common-case', title: 'First', opensOn: '2026-11-01', closesOn: '2026-11-30' };
    await expect(openWindow(runtime, { ...request, by: people.agent })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(openWindow(runtime, { ...request, closesOn: '2026-10-01' })).rejects.toMatchObject({ code: 'input.invalid' });
    const window = await openWindow(runtime, request);
    await expect(openCase(runtime, open)).rejects.toMatchObject({ code: 'window.closed' });
    const { caseId } = await openCase(runtime, { ...open, window: window.id });
    clock.set('2026-12-02T00:00:00.000Z');
    await expect(openCase(runtime, { ...open, window: window.id })).rejects.toMatchObject({ code: 'window.closed' });
    const submit = () => completeTask(runtime, { by: people.agent, taskId: `${caseId}.1`, outcome: 'submit', data: application });
    await expect(submit()).rejects.toMatchObject({ code: 'window.closed' });
    await changeWindow(runtime, { by: people.designer, id: window.id, change: { closesOn: '2026-12-10' } });
    expect((await submit()).seq).toBe(2);
  });

  it('eligibility: tells all that is missing', async () => {
    const conditions = ['enterprise.employees > 1000', 'enterprise.status = "active"', 'enterprise.district = "410311"'];
    const { runtime } = await start(withWorkflow({ eligibility: conditions.map((when, n) => ({ id: `c${n}`, when, reason: when })) }));
    await expect(openCase(runtime, open)).rejects.toMatchObject({ code: 'not-eligible', details: ['c0', 'c2'] });
    await saveEnterprise(runtime, { by: people.agent, enterprise: { ...enterprise, employees: 2000, district: '410311' }, version: 1 });
    await expect(saveEnterprise(runtime, { by: people.agent, enterprise, version: 1 })).rejects.toMatchObject({ code: 'stale' });
    const { caseId, seq } = await openCase(runtime, open);
    expect(seq).toBe(1);
    // What isn't met any more when the application is handed in is told then.
    const submit = () => completeTask(runtime, { by: people.agent, taskId: `${caseId}.1`, outcome: 'submit', data: application });
    await saveEnterprise(runtime, { by: people.agent, enterprise: { ...enterprise, employees: 900, district: '410311' }, version: 2 });
    await expect(submit()).rejects.toMatchObject({ code: 'not-eligible', details: ['c0'] });
    await saveEnterprise(runtime, { by: people.agent, enterprise: { ...enterprise, employees: 2000, district: '410311' }, version: 3 });
    expect((await submit()).seq).toBe(2);
  });

  it('publishing: the next version for new cases, the same content once, nothing unsound', async () => {
    const { runtime, submitted, act } = await start();
    const running = await submitted();
    const next = withWorkflow({ title: 'Common case, revised' });
    for (const by of [people.agent, people.designer])
      await expect(publishDefinition(runtime, { by, package: next })).rejects.toMatchObject({ code: 'forbidden' });
    const published = await publishDefinition(runtime, { by: people.admin, package: next });
    expect(published.version).toBe(2);
    expect(await publishDefinition(runtime, { by: people.admin, package: next })).toEqual(published);
    await expect(publishDefinition(runtime, { by: people.admin, package: commonPackage })).rejects.toMatchObject({ code: 'duplicate' });
    const broken = withWorkflow({ start: 'nowhere' });
    await expect(publishDefinition(runtime, { by: people.admin, package: broken })).rejects.toMatchObject({
      code: 'definition.invalid',
    });
    await act(running, people.county, 'accept');
    const { caseId } = await openCase(runtime, open);
    const definition = async (id: string) => (await readCase(runtime.store.read, id))?.summary.definition;
    expect(await definition(caseId)).toBe(published.hash);
    expect(await definition(running)).not.toBe(published.hash);
  });

  it('meetings: many cases under one document number, each standing alone, repeatable', async () => {
    const steps = {
      ...commonPackage.workflow.steps,
      gate: { type: 'decide', title: 'Score', branches: [{ when: 'application.score >= 60', to: 'meeting' }], otherwise: 'refused' },
      meeting: {
        type: 'batch',
        title: 'Meeting',
        assign: { role: 'city-clerk' },
        documentNumber: 'required',
        vote: { quorum: 0.5, majority: 0.5 },
        outcomes: { approve: { label: 'Approve', to: 'notice' }, refuse: { label: 'Refuse', to: 'refused' } },
      },
    } as ProgrammePackage['workflow']['steps'];
    const { runtime, submitted, task, store, act } = await start(withWorkflow({ steps }));
    const cases = [await submitted(), await submitted(), await submitted()];
    for (const caseId of cases) {
      await act(caseId, people.county, 'accept');
      for (const person of [people.first, people.second, people.third]) await act(caseId, person, 'agree');
    }
    const taskIds = await Promise.all(cases.map((caseId) => task(caseId, 'meeting')));
    const request = {
      ...{ by: people.clerk, programme: 'common-case', step: 'meeting', documentNumber: 'No. 7', attendance: { present: 8, total: 10 } },
      decisions: taskIds.map((taskId, index) => ({ taskId, outcome: 'approve', votesFor: index === 1 ? 2 : 7 })),
      idempotencyKey: 'm1',
    };
    const result = await decideBatch(runtime, request);
    expect(result.results.map(({ refused }) => refused?.code ?? 'ok')).toEqual(['ok', 'input.invalid', 'ok']);
    expect((await decideBatch(runtime, request)).results.map(({ refused }) => refused === null)).toEqual([true, false, true]);
    expect(await store.read('batch_members').select('task_id').where({ batch_id: result.id })).toHaveLength(2);
    expect((await readCase(store.read, cases[2]!))?.summary.steps).toEqual(['notice']);
    expect(await verify(runtime)).toMatchObject({ faults: [] });
  });

  it('yearly update: by the enterprise, once, until its day', async () => {
    const { runtime, submitted, store, act, clock } = await start();
    const caseId = await submitted();
    await act(caseId, people.county, 'accept');
    for (const person of [people.first, people.second, people.third]) await act(caseId, person, 'agree');
    clock.advance(days(20));
    await runDue(runtime);
    const entry = (await entriesOfCase(store.read, caseId))[0]!;
    const update = (year: number, data = { employees: 5 }, by = people.agent as (typeof people)['county'] | typeof people.agent) =>
      updateEntry(runtime, { by, entryId: entry.id, year, data });
    await expect(update(2027)).rejects.toMatchObject({ code: 'state.wrong' });
    clock.set('2027-03-01T00:00:00.000Z');
    await expect(update(2027, { employees: 5 }, people.county)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(update(2027, { employees: -5 })).rejects.toMatchObject({ code: 'input.invalid' });
    await update(2027);
    await expect(update(2027)).rejects.toMatchObject({ code: 'duplicate' });
    clock.set('2027-06-01T00:00:00.000Z');
    await runDue(runtime);
    expect((await entryLog(store.read, entry.id)).map((item) => item.type)).toEqual(['registered', 'updated']);
  });
});
