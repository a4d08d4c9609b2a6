import { expect, it } from 'vitest';
import { countAll } from '../../engine/commands/count-board.ts';
import { importCalendarYear } from '../../engine/commands/import-calendar-year.ts';
import { retryIncident } from '../../engine/commands/retry-incident.ts';
import { createRuntime } from '../../engine/commands/runtime.ts';
import { verify } from '../../engine/commands/verify.ts';
import type { Letter } from '../../engine/effects/mail.ts';
import { deliverDue } from '../../engine/outbox/deliver.ts';
import { runDue, startLoops } from '../../engine/outbox/loops.ts';
import { fireDueTimers } from '../../engine/outbox/timers.ts';
import { countedUntil } from '../../engine/store/board-write.ts';
import { readCase } from '../../engine/store/cases.ts';
import { openIncidents } from '../../engine/store/incidents.ts';
import { lastFailure } from '../../engine/store/letters.ts';
import { unreadCount } from '../../engine/store/messages.ts';
import { claimOutbox, markDelivered, pendingOutbox } from '../../engine/store/outbox.ts';
import { tasksOfCase } from '../../engine/store/tasks.ts';
import { timersOfCase } from '../../engine/store/timers.ts';
import { eachStore, testClock } from '../support/stores.ts';
import { createOffice, officeOf, people } from './office.ts';

const days = (n: number) => n * 86_400_000;

eachStore('the outbox', (harness) => {
  const start = async (instant?: string) => {
    const clock = testClock(instant);
    const store = await harness.open(clock);
    return { clock, store, office: await createOffice(store, clock) };
  };

  it('tries a letter again later when the mail server is away, makes an incident of it, and goes on when that is retried', async () => {
    const { clock, store, office } = await start();
    await office.submitted();
    clock.advance(days(15));
    await fireDueTimers(office.runtime);
    let broken = true;
    const sent: Letter[] = [];
    const send = async (letter: Letter) => {
      if (broken) throw new Error('mail server is away');
      sent.push(letter);
    };
    const ways = { post: { publicUrl: 'https://example.gov.cn', mailer: { send, close() {} } } };
    const first = await runDue(office.runtime, ways);
    expect(first.failed).toBeGreaterThan(0);
    expect((await runDue(office.runtime, ways)).failed).toBe(0);
    for (let n = 0; n < 10; n += 1) {
      clock.advance(days(1));
      await runDue(office.runtime, ways);
    }
    const given = await store.read('letters').where({ status: 'failed' });
    expect(given).toHaveLength(first.failed);
    expect(await lastFailure(store.read, given[0].user_id)).toMatchObject({ error: 'mail server is away' });
    const incidents = await openIncidents(store.read);
    expect(incidents).toHaveLength(new Set(given.map(({ message_id }) => message_id)).size);
    expect(incidents[0]).toMatchObject({ kind: 'effect', message: 'mail server is away' });
    broken = false;
    for (const { caseId, id } of incidents) await retryIncident(office.runtime, { by: people.admin, caseId, id });
    await runDue(office.runtime, ways);
    expect(new Set(sent.map((letter) => letter.id).filter((id) => !id.startsWith('summary.'))).size).toBe(first.failed);
    expect(await openIncidents(store.read)).toEqual([]);
    expect(await store.read('letters').whereNot({ status: 'sent' }).whereNot({ message_id: 'summary' })).toEqual([]);
    // In-app messages were written once, whatever the mail server did.
    expect(await unreadCount(store.read, 'agent')).toBeLessThanOrEqual(first.failed);
  });

  it('fires each timer once though two nodes look at the same time', async () => {
    const { clock, store, office } = await start();
    const cases = await Promise.all(Array.from({ length: 30 }, () => office.submitted()));
    const other = officeOf(await createRuntime({ store: await harness.openAgain(clock), clock }));
    clock.advance(days(15));
    const [a, b] = await Promise.all([fireDueTimers(office.runtime), fireDueTimers(other.runtime)]);
    expect(a.fired + b.fired).toBe(60);
    expect(a.failed + b.failed).toBe(0);
    for (const caseId of cases) expect((await readCase(store.read, caseId))?.summary.status).toBe('ended');
    expect(await verify(office.runtime)).toMatchObject({ cases: 30, faults: [] });
  });

  it('makes an incident of a timer whose case cannot go on, and fires it when the cause is mended', async () => {
    const { clock, store, office } = await start();
    const caseId = await office.submitted();
    const definition = (await readCase(store.read, caseId))!.summary.definition;
    await store.writer.transact((tx) => tx.table('cases').where({ id: caseId }).update({ definition: 'lost' }));
    clock.advance(days(15));
    // Another process, which doesn't remember the case as it was.
    const runtime = await createRuntime({ store: await harness.openAgain(clock), clock });
    for (let n = 0; n < 8; n += 1) {
      await fireDueTimers(runtime);
      clock.advance(days(1));
    }
    const incidents = await openIncidents(store.read);
    expect(incidents.map((incident) => incident.kind)).toEqual(['timer', 'timer']);
    await store.writer.transact((tx) => tx.table('cases').where({ id: caseId }).update({ definition }));
    for (const { id } of incidents) await retryIncident(office.runtime, { by: people.admin, caseId, id });
    await runDue(office.runtime);
    expect((await readCase(store.read, caseId))?.summary.outcome).toBe('rejected');
  });

  it('counts estimated dates anew when the year is imported', async () => {
    const { store, office } = await start('2026-12-29T01:00:00.000Z');
    const caseId = await office.submitted();
    const county = async () => (await tasksOfCase(store.read, caseId)).find((task) => task.step === 'county')!;
    expect(await county()).toMatchObject({ estimated: true, dueAt: '2027-01-05T16:00:00.000Z' });
    const year = {
      year: 2027,
      status: 'published' as const,
      source: 'test',
      holidays: ['2027-01-01', '2027-01-04'],
      workdays: ['2027-01-03'],
    };
    await expect(importCalendarYear(office.runtime, { by: people.clerk, year })).rejects.toMatchObject({ code: 'forbidden' });
    expect(await importCalendarYear(office.runtime, { by: people.admin, year })).toMatchObject({ cases: 1 });
    expect(await county()).toMatchObject({ estimated: false, dueAt: '2027-01-06T16:00:00.000Z' });
    expect((await timersOfCase(store.read, caseId)).map((timer) => [timer.name, timer.estimated])).toContainEqual(['deadline', false]);
    // The replay takes the calendar of each event.
    expect(await verify(office.runtime)).toMatchObject({ cases: 1, faults: [] });
  });

  it('delivers what another node wrote under a clock that is ahead', async () => {
    const { clock, store, office } = await start();
    await office.submitted();
    clock.advance(days(15));
    const behind = { ...office.runtime, clock: { now: () => new Date(Date.parse(clock.now()) - 60_000).toISOString() } };
    await fireDueTimers(office.runtime);
    expect(await deliverDue(behind, { mail: false })).toBeGreaterThan(0);
    expect(await pendingOutbox(store.read)).toBe(0);
  });

  it('leaves a row to the claim that took it over', async () => {
    const { clock, store, office } = await start();
    await office.submitted();
    clock.advance(days(15));
    await fireDueTimers(office.runtime);
    const claim = (until: string) => store.writer.transact((tx) => claimOutbox(tx, clock.now(), until, 1));
    const [mine] = await claim(clock.now());
    clock.advance(1000);
    const [theirs] = await claim('2099-01-01T00:00:00.000Z');
    expect([mine?.attempts, theirs?.attempts]).toEqual([1, 2]);
    const left = await pendingOutbox(store.read);
    await store.writer.transact((tx) => markDelivered(tx, [mine!], clock.now()));
    expect(await pendingOutbox(store.read)).toBe(left);
    await store.writer.transact((tx) => markDelivered(tx, [theirs!], clock.now()));
    expect(await pendingOutbox(store.read)).toBe(left - 1);
  });

  it('loops wake by themselves when something is put into the outbox', async () => {
    const { clock, store, office } = await start();
    const loops = startLoops(office.runtime, { pollMs: 60_000 });
    await office.submitted();
    clock.advance(days(15));
    const told = new Promise<void>((resolve) => {
      store.changes.subscribe(({ users }) => {
        if (users.length > 0) resolve();
      });
    });
    await fireDueTimers(office.runtime);
    await told;
    expect(await pendingOutbox(store.read)).toBe(0);
    await loops.stop();
  });

  it('the board is counted when something was committed, not when it is polled', async () => {
    const { store, office } = await start();
    await countAll(office.runtime);
    const loops = startLoops(office.runtime, { pollMs: 600_000 });
    await office.submitted();
    await expect.poll(() => countedUntil(store.read), { timeout: 60_000 }).toMatchObject({ waiting: 0 });
    // What comes while the loop rests from the round before is counted after its rest.
    await office.submitted();
    await expect.poll(() => countedUntil(store.read), { timeout: 60_000 }).toMatchObject({ waiting: 0 });
    await loops.stop();
  });
});
