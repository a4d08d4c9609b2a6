/** What the writer does to be fast must not be seen: remembered facts, plans made ahead, one statement a batch. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { completeTask } from '../../engine/commands/complete-task.ts';
import { openCase } from '../../engine/commands/open-case.ts';
import { verify } from '../../engine/commands/verify.ts';
import type { CaseCommand, FactSource, Planned } from '../../engine/store/writer/command.ts';
import { eachStore, testClock } from '../support/stores.ts';
import { createOffice, enterprise, people } from './office.ts';

const open = { by: people.agent, programme: 'common-case', uscc: enterprise.uscc };
const at = '2026-03-02T01:00:00.000Z';
const nothing: Omit<Planned<null>, 'rows'> = { events: [], kase: null, groups: [], result: null };
const outboxRow = (caseId: string, n: number, payload: string | null) =>
  ['outbox', [caseId, 1, n, 'notify', 'nobody', payload, 'done', 0, at, at]] as const;
const organisationNames: FactSource<string> = {
  name: 'organisation-names',
  tables: ['organisations'],
  load: async (tx, ids) =>
    new Map((await tx.byKeys<{ id: string; name: string }>('organisations', 'id', ids)).map(({ id, name }) => [id, name])),
};

eachStore('a fast writer', (harness) => {
  it('keeps any text as it is, in batches of any size', async () => {
    const store = await harness.open();
    const { runtime } = await createOffice(store, testClock());
    const { caseId } = await openCase(runtime, open);
    const texts = [
      ...[
        "it's '' \\ \" ; -- /* */ {x}",
        '洛阳示范企业有限公司',
        'a洛b阳c'.repeat(300),
        '😀𠮷',
        '\u0001\u007f\u0080\u07ff\ufffd\n\r\t',
        '',
      ],
      ...Array.from({ length: 60 }, (_, n) => `${n}'洛'`.repeat(700)),
    ];
    if (harness.dialect === 'sqlite') texts.push('before\0after', '\0');
    const write = (n: number, payload: string | null): CaseCommand<null> => ({
      caseId,
      plan: () => ({ ...nothing, rows: [outboxRow(caseId, n, payload)] }),
    });
    const results = await Promise.allSettled(
      [...texts.map((text, n) => write(n, text)), write(999, null)].map((command) => store.writer.run(command)),
    );
    expect(results.map(({ status }) => status)).toEqual([...texts.map(() => 'fulfilled'), 'rejected']);
    const rows = (await store.read('outbox').where({ target: 'nobody' }).orderBy('n')) as { payload: string }[];
    expect(rows.map(({ payload }) => payload)).toEqual(texts);
  });

  it('plans a case again when the batch before changed it', async () => {
    const store = await harness.open();
    const office = await createOffice(store, testClock());
    const cases = await Promise.all(Array.from({ length: 8 }, () => office.submitted()));
    const accept = async (caseId: string) => {
      const taskId = await office.task(caseId, 'county');
      const act = (by: typeof people.county) => completeTask(office.runtime, { by, taskId, outcome: 'accept' });
      // The second waits while the first is written, so it is planned ahead on a case that is about to change.
      const first = act(people.county);
      await new Promise(setImmediate);
      await new Promise(setImmediate);
      return Promise.allSettled([first, act(people.county2)]);
    };
    for (const [first, second] of await Promise.all(cases.map(accept))) {
      expect(first?.status).toBe('fulfilled');
      expect(second).toMatchObject({ status: 'rejected', reason: { code: 'task.closed' } });
    }
    expect(await verify(office.runtime)).toMatchObject({ cases: 8, events: 24, faults: [] });
  });

  it('forgets a fact when cold work may have changed it', async () => {
    const store = await harness.open();
    const { runtime } = await createOffice(store, testClock());
    const { caseId } = await openCase(runtime, open);
    const read = () =>
      store.writer.run<string | null>({
        caseId,
        plan: (view) => ({ ...nothing, rows: [], result: view.fact(organisationNames, 'late') }),
      });
    expect((await read()).result).toBeNull();
    await store.writer.transact((tx) => tx.table('organisations').insert({ id: 'late', name: 'Late' }));
    expect((await read()).result).toBe('Late');
    await store.writer.transact((tx) => tx.table('organisations').where({ id: 'late' }).update({ name: 'Later' }));
    expect((await read()).result).toBe('Later');
  });

  // On a database of its own only: where several nodes write, nothing is remembered and nothing planned ahead.
  if (harness.dialect !== 'sqlite') return;

  it('plans again when that one commits between its reading and its writing', async () => {
    const store = await harness.open();
    const { runtime } = await createOffice(store, testClock());
    const { caseId } = await openCase(runtime, open);
    const [{ file }] = (await store.read.raw('pragma database_list')) as [{ file: string }];
    const elsewhere = `
        const db = new (require(${JSON.stringify(join(process.cwd(), 'node_modules/sqlite3'))}).Database)(${JSON.stringify(file)});
        db.exec("pragma busy_timeout = 5000; insert into organisations (id, name) values ('beside', 'Beside')", (error) => { if (error) throw error; });`;
    const seen: (string | null)[] = [];
    const command = (rows: Planned<null>['rows']): CaseCommand<null> => ({
      caseId,
      plan(view) {
        seen.push(view.fact(organisationNames, 'beside'));
        if (seen.length === 1) execFileSync(process.execPath, ['-e', elsewhere]);
        return { ...nothing, rows };
      },
    });
    await store.writer.run(command([outboxRow(caseId, 1, 'x')]));
    expect(seen).toEqual([null, 'Beside']);
    expect(await verify(runtime)).toMatchObject({ cases: 1, faults: [] });
    // With nothing to write it must notice too.
    await store.writer.transact((tx) => tx.table('organisations').where({ id: 'beside' }).delete());
    seen.length = 0;
    await store.writer.run(command([]));
    expect(seen).toEqual([null, 'Beside']);
  });

  it('plans on what is being written, and again on what was before when that fails', async () => {
    const store = await harness.open();
    const { runtime } = await createOffice(store, testClock());
    const { caseId } = await openCase(runtime, open);
    const row = (n: number, payload: string | null): CaseCommand<null> => ({
      caseId,
      plan: () => ({ ...nothing, rows: [outboxRow(caseId, n, payload)] }),
    });
    // The common script fails at the null; the commands after it were planned meanwhile.
    const first = [store.writer.run(row(1, 'x')), store.writer.run(row(2, null))];
    for (let n = 0; n < 3; n += 1) await new Promise(setImmediate);
    const later = [store.writer.run(row(3, 'y')), store.writer.run(row(4, 'z'))];
    const results = await Promise.allSettled([...first, ...later]);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled']);
    expect(await store.read('outbox').where({ target: 'nobody' }).orderBy('n').pluck('payload')).toEqual(['x', 'y', 'z']);
    expect(await verify(runtime)).toMatchObject({ cases: 1, faults: [] });
  });

  it('plans a command ahead once, and uses that plan', async () => {
    const store = await harness.open();
    const { runtime } = await createOffice(store, testClock());
    const opened = await Promise.all(Array.from({ length: 4 }, () => openCase(runtime, open)));
    let plans = 0;
    const touch = (caseId: string): CaseCommand<null> => ({
      caseId,
      plan(view) {
        plans += 1;
        return { ...nothing, rows: [outboxRow(view.kase!.summary.id, plans, 'x')] };
      },
    });
    const busy = store.writer.run(touch(opened[0]!.caseId));
    await new Promise(setImmediate);
    const waiting = opened.slice(1).map(({ caseId }) => store.writer.run(touch(caseId)));
    await Promise.all([busy, ...waiting]);
    expect(plans).toBe(4);
  });
});
