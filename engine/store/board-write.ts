/**
 * Keeps the board's tables. `board_changes` is written with every event (`writer/plan.ts`); what was counted is taken out of it in the
 * transaction that writes rows and counts. One counts at a time: who comes with an old `revision` writes nothing.
 */

import { entryMark } from './board-marks.ts';
import { type Contribution, type Counts, contributed, difference, type FamilyRow, families, spans } from './board-rows.ts';
import { addJson, deleteJson, insertJson } from './json-rows.ts';
import type { Reader } from './page.ts';
import type { Tx } from './tx.ts';

export interface Mark {
  readonly caseId: string;
  readonly mark: string;
}
export interface Uncounted {
  readonly revision: number;
  readonly marks: readonly Mark[];
  /** Cases whose marks these are, and those a light of which has changed by the clock alone. */
  readonly caseIds: readonly string[];
}

/** What isn't counted yet, of at most `limit` cases or so. */
export async function uncounted(db: Reader, now: string, limit: number): Promise<Uncounted> {
  const state = (await db('board_state').where({ id: 1 }).first()) as { revision: number } | undefined;
  const rows = (await db('board_changes').select('case_id', 'mark').orderBy(['case_id', 'mark']).limit(limit)) as {
    case_id: string;
    mark: string;
  }[];
  const turned = (await db('board_open')
    .whereNotNull('next_at')
    .where('next_at', '<=', now)
    .orderBy('next_at')
    .limit(limit)
    .select('case_id')) as {
    case_id: string;
  }[];
  return {
    revision: state?.revision ?? 0,
    marks: rows.map(({ case_id: caseId, mark }) => ({ caseId, mark })),
    caseIds: [...new Set([...rows, ...turned].map(({ case_id }) => case_id))],
  };
}

/** How many changes wait to be counted (no more than a thousand are told), and when was counted last. */
export async function countedUntil(db: Reader): Promise<{ readonly waiting: number; readonly countedAt: string }> {
  const state = (await db('board_state').where({ id: 1 }).first()) as { counted_at: string } | undefined;
  const [row] = (await db.count({ n: '*' }).from(db('board_changes').select('mark').limit(1000).as('t'))) as { n: number }[];
  return { waiting: Number(row?.n ?? 0), countedAt: state?.counted_at ?? '' };
}

export async function contributedBefore(db: Reader, caseIds: readonly string[]): Promise<Contribution> {
  const found = new Map<(typeof families)[number], FamilyRow[]>();
  for (const family of families) found.set(family, await contributed(db, family, caseIds));
  return found;
}

/** Those of the cases whose rows aren't, or needn't be, what they contribute now. */
export async function uncountedAmong(db: Reader, caseIds: readonly string[], now: string): Promise<ReadonlySet<string>> {
  const marked = await db('board_changes')
    .whereIn('case_id', [...caseIds])
    .select('case_id');
  const renewed = await db
    .select('e.case_id')
    .from(db.raw(followed))
    .whereIn('e.case_id', [...caseIds])
    .whereIn('l.case_id', db('board_changes').select('case_id'));
  const turned = await db('board_open')
    .whereIn('case_id', [...caseIds])
    .where('next_at', '<=', now)
    .select('case_id');
  return new Set([...marked, ...renewed, ...turned].map((row: { case_id: string }) => row.case_id));
}

/** Counts as they are kept, and as they ought to be. */
export async function recount(
  db: Reader,
  counts: Counts,
): Promise<{ readonly kept: readonly FamilyRow[]; readonly again: readonly FamilyRow[] }> {
  const kept = (await db(counts.table).select([...counts.key, 'n'])) as FamilyRow[];
  const again = (await db.select('*').from(db.raw(`(${counts.recount}) as t`))) as FamilyRow[];
  return { kept, again };
}

/** False when somebody else counted meanwhile: nothing was written then. */
export async function writeCounted(tx: Tx, seen: Uncounted, before: Contribution, after: Contribution, now: string): Promise<boolean> {
  const claimed = await tx.raw(
    'update board_state set revision = revision + 1, counted_at = ? where id = 1 and revision = ? returning revision',
    [now, seen.revision],
  );
  if (claimed.length === 0) return false;
  const renewed: string[] = [];
  for (const family of families) {
    const { gone, fresh, counts } = difference(family, before.get(family) ?? [], after.get(family) ?? []);
    if (family === spans) renewed.push(...new Set([...gone, ...fresh].map((row) => String(row.case_id))));
    await deleteJson(tx, family.table, family.key, gone);
    await insertJson(tx, family.table, family.columns, fresh);
    for (const { counts: of, changes } of counts) {
      await addJson(tx, of.table, of.key, changes);
      // A count that came to nothing is no row.
      const less = changes.filter(({ n }) => n < 0);
      await deleteJson(tx, of.table, of.key, less, 'n = 0');
    }
  }
  const marks = seen.marks.map(({ caseId, mark }) => ({ case_id: caseId, mark }));
  await deleteJson(tx, 'board_changes', ['case_id', 'mark'], marks);
  await markEarlier(tx, renewed, seen.caseIds);
  return true;
}

/** Entries `e` with one `l` of the same enterprise in the same registry that came after. */
const followed =
  'registry_entries e join registry_entries l on l.uscc = e.uscc and l.registry = e.registry and (l.registered_at, l.id) > (e.registered_at, e.id)';

/** Marks the cases whose entries those of `caseIds` come after: on which days they count depends on the later ones. Not those just counted. */
async function markEarlier(tx: Tx, caseIds: readonly string[], counted: readonly string[]): Promise<void> {
  if (caseIds.length === 0) return;
  const among = (ids: readonly string[]) => `(${ids.map(() => '?').join(', ')})`;
  await tx.raw(
    `insert into board_changes (case_id, mark) select distinct e.case_id, 'renewed' from ${followed}
      where l.case_id in ${among(caseIds)} and e.case_id not in ${among(counted)} and e.case_id in (select id from cases)
      on conflict do nothing`,
    [...caseIds, ...counted],
  );
}

/** Forgets everything counted but what archived cases contributed, and marks all cases to be counted anew. */
export async function forgetCounted(tx: Tx): Promise<void> {
  await tx.raw('update board_state set revision = revision + 1 where id = 1');
  for (const { table, counts } of families) {
    await tx.raw(`delete from ${table} where case_id not in (select id from archived_cases)`);
    for (const of of counts) {
      await tx.table(of.table).delete();
      const columns = [...of.key, 'n'].join(', ');
      await tx.raw(`insert into ${of.table} (${columns}) select ${columns} from (${of.recount}) as t`);
    }
  }
  await tx.raw("insert into board_changes (case_id, mark) select id, '0' from cases where true on conflict do nothing");
}

/** A change of a registry entry that comes without an event of its case. */
export async function markEntry(tx: Tx, caseId: string, entryId: string, n: number): Promise<void> {
  await tx.table('board_changes').insert({ case_id: caseId, mark: entryMark(entryId, n) });
}
