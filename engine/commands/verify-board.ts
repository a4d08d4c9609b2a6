/** Is what the board counts what the cases say? Counts are compared with a recount of their rows, rows with what each case contributes now. */
import type { Knex } from 'knex';
import { type Family, type FamilyRow, families } from '../store/board-rows.ts';
import { brokenSnapshots } from '../store/board-snapshots.ts';
import { contributedBefore, recount, uncountedAmong } from '../store/board-write.ts';
import { canonicalJson } from '../store/canonical.ts';
import { recountRatings } from '../store/rating-counts.ts';
import { contributionOf } from './count-board.ts';
import type { Runtime } from './runtime.ts';
import type { Fault } from './verify.ts';

const casesAtOnce = 200;

/** Cases that wait to be counted are passed over. */
export async function verifyBoard(runtime: Runtime): Promise<Fault[]> {
  const { store } = runtime;
  const faults: Fault[] = (await brokenSnapshots(store.read)).map((month) => ({
    ...{ caseId: '', kind: 'board', message: `the snapshot of ${month} was changed` },
  }));
  const isolationLevel = store.dialect.severalNodes ? ({ isolationLevel: 'repeatable read' } as const) : {};
  const inOneMoment = <T>(read: (db: Knex) => Promise<T>) => store.read.transaction(read, isolationLevel);
  for (const counts of families.flatMap((family) => family.counts)) {
    const { kept, again } = await inOneMoment((db) => recount(db, counts));
    for (const key of differing(counts.key, kept, again))
      faults.push({ caseId: '', kind: 'board', message: `${counts.table} ${key} isn't the number of its rows` });
  }
  const ratings = await inOneMoment(recountRatings);
  for (const key of differing(ratings.key, ratings.kept, ratings.again))
    faults.push({ caseId: '', kind: 'board', message: `rating_counts ${key} isn't the number of its ratings` });
  for (let after = ''; ; ) {
    const found = (await store.read('cases').select('id').where('id', '>', after).orderBy('id').limit(casesAtOnce)) as { id: string }[];
    const ids = found.map(({ id }) => id);
    if (ids.length === 0) return faults;
    faults.push(...(await inOneMoment((db) => verifySome(runtime, db, ids))));
    after = ids.at(-1) as string;
  }
}

async function verifySome(runtime: Runtime, db: Knex, ids: readonly string[]): Promise<Fault[]> {
  const now = runtime.clock.now();
  const waiting = await uncountedAmong(db, ids, now);
  const settled = ids.filter((id) => !waiting.has(id));
  const before = await contributedBefore(db, settled);
  const after = await contributionOf(runtime, db, settled, now);
  return families.flatMap((family) =>
    casesOf(family, before.get(family) ?? [], after.get(family) ?? []).map((caseId) => ({
      ...{ caseId, kind: 'board', message: `${family.table} isn't what the case contributes` },
    })),
  );
}

function casesOf(family: Family, before: readonly FamilyRow[], after: readonly FamilyRow[]): string[] {
  const text = (row: FamilyRow) => canonicalJson(family.columns.map((name) => row[name] ?? null));
  const [had, has] = [new Set(before.map(text)), new Set(after.map(text))];
  const wrong = [...before.filter((row) => !has.has(text(row))), ...after.filter((row) => !had.has(text(row)))];
  return [...new Set(wrong.map((row) => String(row.case_id)))];
}

function differing(key: readonly string[], counts: readonly FamilyRow[], rows: readonly FamilyRow[]): string[] {
  const text = (row: FamilyRow) => canonicalJson([...key.map((name) => row[name]), Number(row.n)]);
  const [had, has] = [new Set(counts.map(text)), new Set(rows.map(text))];
  return [...new Set([...had, ...has])].filter((one) => !had.has(one) || !has.has(one));
}
