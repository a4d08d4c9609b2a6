/** Closed cases go into the archive whole, are read there as before, are verified there, and come back row by row as they were. */
import { expect, it } from 'vitest';
import { archiveCases } from '../../engine/commands/archive-cases.ts';
import { countAll } from '../../engine/commands/count-board.ts';
import { restoreCase } from '../../engine/commands/restore-case.ts';
import { verify } from '../../engine/commands/verify.ts';
import { runDue } from '../../engine/outbox/loops.ts';
import { archivedFamily, archiveCases as move } from '../../engine/store/archive/archive.ts';
import { archivedTables, stayingTables } from '../../engine/store/archive/tables.ts';
import { forgetCounted } from '../../engine/store/board-write.ts';
import { canonicalJson } from '../../engine/store/canonical.ts';
import { casePage, readCase } from '../../engine/store/cases.ts';
import type { Store } from '../../engine/store/db.ts';
import { eventsOf } from '../../engine/store/events.ts';
import { tasksOfCase } from '../../engine/store/tasks.ts';
import { eachStore, testClock } from '../support/stores.ts';
import { createOffice, people } from './office.ts';

const seen = { enterprises: [], ownerOrgs: [], groups: [], districts: [] };
const everything = { ...seen, all: true };

async function tablesWithCase(store: Store): Promise<string[]> {
  const sql =
    store.dialect.name === 'sqlite'
      ? "select m.name as t from sqlite_schema m join pragma_table_info(m.name) c on c.name = 'case_id' where m.type = 'table'"
      : "select table_name as t from information_schema.columns where table_schema = 'public' and column_name = 'case_id'";
  const rows = await store.writer.transact((tx) => tx.raw<{ t: string }>(sql));
  return rows.map(({ t }) => t).sort();
}

/** Every row of the tables that a case lies in. */
async function dump(store: Store): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {};
  for (const table of [...Object.keys(archivedTables), ...Object.keys(stayingTables)].filter((name) => name !== 'admin_log'))
    found[table] = ((await store.read(table)) as object[]).map(canonicalJson).sort();
  return found;
}

/** One case refused, one on a list that is valid, one that still runs; three years later. */
async function threeYearsLater(harness: Parameters<Parameters<typeof eachStore>[1]>[0]) {
  const clock = testClock();
  const store = await harness.open(clock);
  const office = await createOffice(store, clock);
  const refused = await office.submitted();
  await office.act(refused, people.county, 'reject', { reason: 'No' });
  const listed = await office.submitted();
  await office.act(listed, people.county, 'accept');
  for (const one of [people.first, people.second, people.third]) await office.act(listed, one, 'agree');
  for (let day = 0; day < 20; day += 1) {
    clock.advance(86_400_000);
    await runDue(office.runtime);
  }
  clock.set('2029-01-10T01:00:00.000Z');
  await runDue(office.runtime);
  const running = await office.submitted();
  await runDue(office.runtime);
  await store.writer.transact((tx) => tx.raw("update outbox set status = 'done', done_at = created_at"));
  return { clock, store, ...office, refused, listed, running };
}

eachStore('the archive', (harness) => {
  it('names every table that holds rows of a case', async () => {
    const store = await harness.open();
    const named = [...Object.keys(archivedTables).filter((name) => name !== 'cases'), ...Object.keys(stayingTables)].sort();
    expect(await tablesWithCase(store), 'engine/store/archive/tables.ts').toEqual(named);
  });

  it('takes closed cases, keeps what lives, reads and verifies them, and gives them back as they were', async () => {
    const { store, runtime, refused, listed, running } = await threeYearsLater(harness);
    const before = await dump(store);
    const board = await store.read('board_totals').select();
    const kase = await readCase(store.read, refused);
    const number = kase?.summary.number as string;
    const [dry] = await archiveCases(runtime, { dryRun: true });
    expect(dry).toMatchObject({ archived: 1, kept: 1, months: 24, term: 'permanent' });
    expect(await dump(store)).toEqual(before);

    const [done] = await archiveCases(runtime);
    expect(done).toMatchObject({ archived: 1, kept: 1 });
    expect(await readCase(store.read, refused)).toBeNull();
    expect(await readCase(store.read, listed)).not.toBeNull();
    expect(await readCase(store.read, running)).not.toBeNull();
    const leftOver = Object.entries(await dump(store)).filter(
      ([table, rows]) => table in archivedTables && rows.some((row) => row.includes(refused)),
    );
    expect(leftOver).toEqual([]);

    // Found by number, enterprise and among archived ones, by who may see it.
    const found = async (query: object, filter: object = {}) =>
      (await casePage(store.read, { filter: { ...everything, ...filter } as never, limit: 50, ...query })).items.map(({ id }) => id);
    expect(await found({ q: number })).toEqual([refused]);
    expect((await found({ q: 'Precision' })).sort()).toEqual([refused, listed, running].sort());
    expect(await found({ archived: true, outcome: 'rejected' })).toEqual([refused]);
    expect(await found({ archived: true }, { all: false, groups: ['county-clerk@410305'] })).toEqual([refused]);
    expect(await found({ archived: true }, { all: false, groups: ['reviewer-a@city'] })).toEqual([]);
    expect(await found({ q: number }, { all: false, districts: ['410311'] })).toEqual([]);
    expect(await found({})).not.toContain(refused);

    // The same statements read it.
    const { read, close } = await store.withArchived(await archivedFamily(store.read, refused));
    expect(await readCase(read, refused)).toEqual(kase);
    expect((await eventsOf(read, refused)).length).toBe(kase?.summary.seq);
    expect((await tasksOfCase(read, refused)).map(({ status }) => status)).toEqual(['completed', 'completed']);
    expect(await readCase(read, running)).not.toBeNull();
    await expect(read('cases').insert({ id: 'x' })).rejects.toThrow();
    await close();

    expect(await verify(runtime)).toMatchObject({ cases: 3, archived: 1, faults: [] });
    await store.writer.transact(forgetCounted);
    await countAll(runtime);
    expect(await store.read('board_totals').select()).toEqual(expect.arrayContaining(board));
    expect((await verify(runtime)).faults).toEqual([]);

    expect(await restoreCase(runtime, { by: people.admin, number })).toBe(refused);
    expect(await restoreCase(runtime, { by: people.admin, number })).toBeNull();
    expect(await dump(store)).toEqual(before);
    expect(await verify(runtime)).toMatchObject({ cases: 3, archived: 0, faults: [] });
  });

  it('is taken by one of several that try at once, and by none whose transaction ends in the middle', async () => {
    const { store, runtime, clock, refused } = await threeYearsLater(harness);
    const before = await dump(store);
    const kept = { at: clock.now(), today: '2029-01-10', term: '30' } as const;
    await expect(
      store.writer.transact(async (tx) => {
        expect(await move(tx, [refused], kept)).toBe(1);
        throw new Error('killed');
      }),
    ).rejects.toThrow('killed');
    expect(await dump(store)).toEqual(before);
    const other = await harness.openAgain(clock);
    const moved = await Promise.all([store, other, store, other].map((one) => one.writer.transact((tx) => move(tx, [refused], kept))));
    expect(moved.sort()).toEqual([0, 0, 0, 1]);
    expect(await store.read('archived_cases').pluck('retain_until')).toEqual(['2056-12-31']);
    expect((await verify(runtime)).faults).toEqual([]);
  });

  it('tells of a document that was changed', async () => {
    const { store, runtime, refused } = await threeYearsLater(harness);
    await archiveCases(runtime);
    const document = String((await store.read('archived_cases').first('document')).document);
    await store.writer.transact((tx) => tx.raw('update archived_cases set outcome = ?', ['approved']));
    expect((await verify(runtime)).faults).toMatchObject([
      { caseId: refused, kind: 'archive', message: expect.stringContaining('outcome') },
    ]);
    const broken = `${document.slice(0, -40)}${'A'.repeat(40)}`;
    await store.writer.transact((tx) => tx.raw('update archived_cases set outcome = ?, document = ?', ['rejected', broken]));
    expect((await verify(runtime)).faults).toMatchObject([{ caseId: refused, kind: 'archive' }]);
  });
});
