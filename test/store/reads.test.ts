import { expect, it } from 'vitest';
import { claimTask } from '../../engine/commands/claim-task.ts';
import { openCase } from '../../engine/commands/open-case.ts';
import { verify } from '../../engine/commands/verify.ts';
import { readableCases } from '../../engine/policy/case.ts';
import { casePage } from '../../engine/store/cases.ts';
import { inboxCounts, inboxGroups, inboxPage, tasksOfCase } from '../../engine/store/tasks.ts';
import { eachStore, testClock } from '../support/stores.ts';
import { createOffice, otherEnterprise, people } from './office.ts';

eachStore('reads', (harness) => {
  const start = async () => {
    const clock = testClock();
    const store = await harness.open(clock);
    return { clock, store, db: store.read, office: await createOffice(store, clock) };
  };

  it('inbox: pages newest first without gaps, lights the most urgent first, counts', async () => {
    const { clock, db, office } = await start();
    const cases: string[] = [];
    for (let n = 0; n < 7; n += 1) {
      cases.push(await office.submitted());
      clock.advance(60_000);
    }
    const groups = inboxGroups(people.county);
    const query = { groups, now: clock.now(), limit: 3 };
    const pages: string[][] = [];
    for (let after: string | undefined; ; ) {
      const page = await inboxPage(db, { ...query, after });
      pages.push(page.items.map((task) => task.caseId));
      after = page.next;
      if (!after) break;
    }
    expect(pages.map((page) => page.length)).toEqual([3, 3, 1]);
    expect(pages.flat()).toEqual(cases.toReversed());
    expect((await inboxPage(db, { ...query, programme: 'other' })).items).toEqual([]);
    expect((await inboxPage(db, { ...query, programme: 'common-case', district: '410305' })).items).toHaveLength(3);
    await claimTask(office.runtime, { by: people.county, taskId: (await tasksOfCase(db, cases[0]!))[1]!.id });
    expect((await inboxPage(db, { ...query, scope: 'mine', assignee: 'county' })).items.map((task) => task.caseId)).toEqual([cases[0]]);
    const counts = (days: number) => inboxCounts(db, groups, 'county', new Date(Date.parse(clock.now()) + days * 86_400_000).toISOString());
    expect(await counts(0)).toEqual({ open: 7, mine: 1, unclaimed: 6, yellow: 0, red: 0 });
    expect(await counts(6.5)).toEqual({ open: 7, mine: 1, unclaimed: 6, yellow: 7, red: 0 });
    expect(await counts(30)).toEqual({ open: 7, mine: 1, unclaimed: 6, yellow: 0, red: 7 });
    const red = await inboxPage(db, { ...query, light: 'red', now: '2027-12-01T00:00:00.000Z' });
    expect(red.items).toHaveLength(3);
  });

  it('cases: a list shows what its reader may read, drafts only to the applicant', async () => {
    const { db, office } = await start();
    const submitted = await office.submitted();
    const draft = await openCase(office.runtime, { by: people.agent2, programme: 'common-case', uscc: otherEnterprise.uscc });
    const list = async (user: Parameters<typeof readableCases>[0], q?: string) =>
      (await casePage(db, { filter: readableCases(user), limit: 10, q })).items.map((kase) => kase.id);
    expect(await list(people.agent)).toEqual([submitted]);
    expect(await list(people.agent2)).toEqual([draft.caseId]);
    expect(await list(people.county)).toEqual([submitted]);
    expect(await list(people.clerk)).toEqual([submitted]);
    expect(await list(people.designer)).toEqual([]);
    expect(await list({ ...people.clerk, grants: [{ role: 'auditor', org: 'city' }] })).toEqual([submitted]);
    expect(await list(people.clerk, 'Precision')).toEqual([submitted]);
    expect(await list(people.clerk, 'CC2026')).toEqual([submitted]);
    expect(await list(people.clerk, 'Instruments')).toEqual([]);
  });

  it('verification finds an event that was changed', async () => {
    const { store, office } = await start();
    const caseId = await office.submitted();
    await store.writer.transact((tx) => tx.table('events').where({ case_id: caseId, seq: 1 }).update({ by_user: 'somebody' }));
    const { faults } = await verify(office.runtime);
    expect(faults.map((fault) => fault.kind)).toContain('chain');
  });
});
