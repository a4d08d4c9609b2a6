import { expect, it } from 'vitest';
import { claimTask } from '../../engine/commands/claim-task.ts';
import { completeTask } from '../../engine/commands/complete-task.ts';
import { openCase } from '../../engine/commands/open-case.ts';
import { createRuntime } from '../../engine/commands/runtime.ts';
import { verify } from '../../engine/commands/verify.ts';
import { Rejection } from '../../engine/model/errors.ts';
import { readCase } from '../../engine/store/cases.ts';
import { eventsOf } from '../../engine/store/events.ts';
import { sequences } from '../../engine/store/writer/load.ts';
import { eachStore, testClock } from '../support/stores.ts';
import { application, commonPackage, createOffice, enterprise, officeOf, people } from './office.ts';

const open = { by: people.agent, programme: 'common-case', uscc: enterprise.uscc };

eachStore('the writer', (harness) => {
  it('commits what waits in one transaction and chains the events of each case', async () => {
    const store = await harness.open();
    const { runtime } = await createOffice(store, testClock());
    let commits = 0;
    store.changes.subscribe(({ cases }) => {
      if (cases.length > 0) commits += 1;
    });
    const opened = await Promise.all(Array.from({ length: 30 }, () => openCase(runtime, open)));
    expect(commits).toBe(1);
    const numbers = opened.map(({ number }) => number);
    expect(numbers).toEqual(numbers.map((_, index) => `CC2026${String(index + 1).padStart(6, '0')}`));
    const submit = ({ caseId }: { caseId: string }) =>
      completeTask(runtime, { by: people.agent, taskId: `${caseId}.1`, outcome: 'submit', data: application });
    await Promise.all(opened.map(submit));
    const events = await eventsOf(store.read, opened[7]!.caseId);
    expect(events.map(({ seq, fact }) => [seq, fact.type])).toEqual([
      [1, 'case.opened'],
      [2, 'task.completed'],
    ]);
    expect(events[1]?.prevHash).toBe(events[0]?.hash);
    expect(await verify(runtime)).toMatchObject({ cases: 30, events: 60, faults: [] });
  });

  it('splits more than it can plan at once, and loses and doubles none', async () => {
    const store = await harness.open();
    const { runtime } = await createOffice(store, testClock());
    const opened = await Promise.all(Array.from({ length: 300 }, () => openCase(runtime, open)));
    expect(new Set(opened.map(({ number }) => number)).size).toBe(300);
    expect(await verify(runtime)).toMatchObject({ cases: 300, events: 300, faults: [] });
  });

  it('refuses one command of a batch without touching the others, and gives its sequence number back', async () => {
    const store = await harness.open();
    const { runtime } = await createOffice(store, testClock());
    const results = await Promise.allSettled([
      openCase(runtime, open),
      openCase(runtime, { ...open, by: people.county }),
      openCase(runtime, { ...open, programme: 'nothing' }),
      openCase(runtime, open),
    ]);
    expect(results.map((result) => (result.status === 'fulfilled' ? result.value.number : (result.reason as Rejection).code))).toEqual([
      'CC2026000001',
      'forbidden',
      'not-found',
      'CC2026000002',
    ]);
    const wasted = store.writer.run({
      caseId: 'x',
      opens: true,
      plan(view) {
        view.allocate('case:CC2026{seq:6}');
        throw new Rejection('forbidden');
      },
    });
    await expect(wasted).rejects.toMatchObject({ code: 'forbidden' });
    expect((await openCase(runtime, open)).number).toBe('CC2026000003');
  });

  it('refuses a command that was made for an older state', async () => {
    const store = await harness.open();
    const office = await createOffice(store, testClock());
    const caseId = await office.submitted();
    const taskId = await office.task(caseId, 'county');
    const act = (seq: number) => completeTask(office.runtime, { by: people.county, taskId, outcome: 'accept', seq });
    await expect(act(1)).rejects.toMatchObject({ code: 'stale', params: { seq: 2 } });
    expect((await act(2)).seq).toBe(3);
  });

  it('runs cold work again that lost a race of locks, and nothing of the first try stays', async () => {
    const first = await harness.open();
    if (harness.dialect === 'sqlite') return;
    await createOffice(first, testClock());
    const second = await harness.openAgain();
    let tries = 0;
    let [go, win] = [() => {}, () => {}];
    const both = new Promise<void>((resolve) => {
      go = resolve;
    });
    const won = new Promise<void>((resolve) => {
      win = resolve;
    });
    const swap = async (store: typeof first, ids: readonly string[]) => {
      await store.writer.transact(async (tx) => {
        tries += 1;
        // The loser's second try could take the lock that its first gave back, and both would race again.
        if (tries > 2) await won;
        for (const id of ids) {
          await tx.raw(`update users set name = name || '*' where id = ? returning id`, [id]);
          if (tries === 2) go();
          await both;
        }
      });
      win();
    };
    await Promise.all([swap(first, ['agent', 'county']), swap(second, ['county', 'agent'])]);
    expect(tries).toBe(3);
    const names = (await first.read('users').whereIn('id', ['agent', 'county']).pluck('name')) as string[];
    expect(names.sort()).toEqual(['The agent**', 'The county**']);
  });

  it('gives the first answer to a repeated idempotency key and refuses other input under it', async () => {
    const store = await harness.open();
    const { runtime } = await createOffice(store, testClock());
    const request = { ...open, idempotencyKey: 'k1' };
    // Twice in one batch, then again later, then after a restart.
    const [first, second] = await Promise.all([openCase(runtime, request), openCase(runtime, request)]);
    expect(second).toEqual(first);
    expect(await openCase(runtime, request)).toEqual(first);
    const again = officeOf(await createRuntime({ store: await harness.openAgain(), clock: testClock() }));
    expect(await openCase(again.runtime, request)).toEqual(first);
    await expect(openCase(runtime, { ...request, applyType: 'other' })).rejects.toMatchObject({ code: 'idempotency.mismatch' });
    expect(await verify(runtime)).toMatchObject({ cases: 1, events: 1 });
    const claim = { by: people.agent, taskId: `${first.caseId}.1`, idempotencyKey: 'k2' };
    expect(await claimTask(runtime, claim)).toMatchObject({ seq: 2, repeated: false });
    expect(await claimTask(runtime, claim)).toMatchObject({ seq: 2, repeated: true });
  });

  it('keeps one open case under a uniqueness key, in one batch and across nodes', async () => {
    const clock = testClock();
    const store = await harness.open(clock);
    const unique = { ...commonPackage, workflow: { ...commonPackage.workflow, uniqueness: ['enterprise.uscc'] } };
    const office = await createOffice(store, clock, unique);
    const other = officeOf(await createRuntime({ store: await harness.openAgain(clock), clock }));
    const results = await Promise.allSettled([
      openCase(office.runtime, open),
      openCase(office.runtime, open),
      openCase(other.runtime, open),
      openCase(other.runtime, { ...open, by: people.agent2, uscc: '91410311MA9XTE034K' }),
    ]);
    const codes = results.map((result) => (result.status === 'fulfilled' ? 'opened' : (result.reason as Rejection).code));
    expect(codes.sort()).toEqual(['duplicate', 'duplicate', 'opened', 'opened']);
    const mine = results.find((result) => result.status === 'fulfilled')!;
    const caseId = (mine as PromiseFulfilledResult<{ caseId: string }>).value.caseId;
    await completeTask(office.runtime, { by: people.agent, taskId: `${caseId}.1`, outcome: 'submit', data: application });
    await office.act(caseId, people.county, 'reject', { reason: 'no' });
    expect((await openCase(office.runtime, open)).seq).toBe(1);
  });

  it('tries each command alone when the common write fails, so only the bad one is lost', async () => {
    const store = await harness.open();
    const { runtime } = await createOffice(store, testClock());
    const [kept] = await Promise.all([openCase(runtime, open)]);
    const bad = store.writer.run({
      caseId: kept.caseId,
      plan: () => ({
        events: [],
        kase: null,
        groups: [],
        result: null,
        rows: [['outbox', [kept.caseId, 1, 1, null, null, null, null, 0, '', '']]],
      }),
    });
    const results = await Promise.allSettled([openCase(runtime, open), bad, openCase(runtime, open)]);
    expect(results.map((result) => result.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(await verify(runtime)).toMatchObject({ cases: 3, faults: [] });
  });

  it('puts cold work behind a savepoint', async () => {
    const store = await harness.open();
    const insert = (id: string, fail: boolean) =>
      store.writer.transact(async (tx) => {
        await tx.table('organisations').insert({ id, name: id });
        if (fail) throw new Rejection('forbidden');
        return id;
      });
    const results = await Promise.allSettled([insert('a', false), insert('b', true), insert('c', false), insert('a', false)]);
    expect(results.map((result) => result.status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'rejected']);
    expect(await store.read('organisations').select('id').orderBy('id')).toEqual([{ id: 'a' }, { id: 'c' }]);
  });

  it('lets two nodes work on one case in turn, without gaps or doubles', async () => {
    const clock = testClock();
    const store = await harness.open(clock);
    const office = await createOffice(store, clock);
    const other = officeOf(await createRuntime({ store: await harness.openAgain(clock), clock }));
    const cases = await Promise.all(Array.from({ length: 10 }, () => openCase(office.runtime, open)));
    const toggles = cases.flatMap(({ caseId }) =>
      [office.runtime, other.runtime].flatMap((runtime) =>
        Array.from({ length: 5 }, () =>
          claimTask(runtime, { by: people.agent, taskId: `${caseId}.1` }).catch((error: Rejection) => error.code),
        ),
      ),
    );
    const answers = await Promise.all(toggles);
    expect(answers.filter((answer) => typeof answer !== 'string')).toHaveLength(10);
    expect(new Set(answers.filter((answer) => typeof answer === 'string'))).toEqual(new Set(['task.taken']));
    expect((await readCase(store.read, cases[0]!.caseId))?.summary.seq).toBe(2);
    expect(await verify(office.runtime)).toMatchObject({ faults: [] });
  });

  it('reads sequences under a lock', async () => {
    const store = await harness.open();
    const values = await store.writer.transact((tx) => sequences.load(tx, ['b', 'a']));
    expect([...values.values()].every((value) => value === 0)).toBe(true);
  });
});
