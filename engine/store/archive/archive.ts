/** Moves cases into the archive and back, each in the caller's transaction: a crash leaves a case in one place, never in two or none. */
import { addDays } from '../../calendar/date.ts';
import { insertJson, type JsonRow } from '../json-rows.ts';
import type { Reader } from '../page.ts';
import { sightOf } from '../tasks.ts';
import type { Tx } from '../tx.ts';
import { type CaseDocument, type CaseRows, packCase, unpackCase } from './document.ts';
import { type ArchivedTable, archivedTableNames, archivedTables } from './tables.ts';

/** 永久, 30年, 10年 (文书档案保管期限规定). */
export type RetentionTerm = 'permanent' | '30' | '10';

const indexColumns = [
  ...['id', 'number', 'programme', 'definition', 'uscc', 'enterprise_name', 'district', 'window_id', 'status', 'outcome', 'steps', 'seq'],
  ...['opened_at', 'submitted_at', 'ended_at', 'updated_at', 'due_at', 'warn_at', 'head_hash'],
];

export interface ArchivedRow extends CaseDocument {
  readonly id: string;
  readonly number: string;
  readonly archived_at: string;
  readonly [column: string]: unknown;
}

/**
 * What keeps a closed case hot: anything that may still happen to it or that somebody still works on, and that it was taken out of the
 * archive not long ago. Parameters: `aliveOn`.
 */
const stillAlive = `(
  exists (select 1 from timers x where x.case_id = c.id)
  or exists (select 1 from tasks x where x.case_id = c.id and x.status = 'open')
  or exists (select 1 from outbox x where x.case_id = c.id and x.status <> 'done')
  or exists (select 1 from incidents x where x.case_id = c.id and x.status = 'open')
  or exists (select 1 from objections x where x.case_id = c.id and x.resolved_at is null)
  or exists (select 1 from notices x where x.case_id = c.id and x.closed_at is null)
  or exists (select 1 from board_changes x where x.case_id = c.id)
  or exists (select 1 from registry_entries x where x.case_id = c.id and x.valid_to >= ?)
  or exists (select 1 from case_links l join cases p on p.id = l.parent_id where l.case_id = c.id)
  or exists (select 1 from case_links l join cases k on k.id = l.case_id where l.parent_id = c.id and k.status <> 'ended')
  or exists (select 1 from admin_log x where x.case_id = c.id and x.act = 'case.restored' and x.at >= ?))`;
const aliveOn = (today: string) => [today, addDays(today, -restoredDays)];
/** A case that was taken out of the archive stays out for so long. */
export const restoredDays = 90;

export interface Place {
  readonly endedAt: string;
  readonly id: string;
}
export interface Looked {
  /** Cases that may go, oldest first. */
  readonly ids: readonly string[];
  /** Where to look on; null at the end. */
  readonly next: Place | null;
  /** Closed long enough, kept by something. */
  readonly kept: number;
}

/** Closed cases of a programme, ended before an instant, after a place: at most `limit` are looked at. */
export async function archivable(
  db: Reader,
  programme: string,
  before: string,
  { after, today, limit }: { readonly after: Place; readonly today: string; readonly limit: number },
): Promise<Looked> {
  const rows = (await db
    .select('c.id', 'c.ended_at', db.raw(`case when ${stillAlive} then 1 else 0 end as alive`, aliveOn(today)))
    .from(
      db('cases')
        .select('id', 'ended_at')
        .where({ programme, status: 'ended' })
        .where('ended_at', '<', before)
        .whereRaw('(ended_at, id) > (?, ?)', [after.endedAt, after.id])
        .orderBy(['ended_at', 'id'])
        .limit(limit)
        .as('c'),
    )) as { id: string; ended_at: string; alive: number }[];
  const sorted = rows.toSorted((a, b) => (a.ended_at < b.ended_at || (a.ended_at === b.ended_at && a.id < b.id) ? -1 : 1));
  const last = sorted.at(-1);
  const ids = sorted.filter(({ alive }) => Number(alive) === 0).map(({ id }) => id);
  return { ids, next: last && rows.length === limit ? { endedAt: last.ended_at, id: last.id } : null, kept: rows.length - ids.length };
}

export interface Kept {
  readonly at: string;
  readonly today: string;
  readonly term: RetentionTerm;
}

/** Archives those of the cases that are there, free and over; gives their number. Cases that another node is at are passed over. */
export async function archiveCases(tx: Tx, ids: readonly string[], kept: Kept): Promise<number> {
  let archived = 0;
  for (const id of ids) {
    const skip = tx.dialect.severalNodes ? ' for update of c skip locked' : '';
    const [head] = await tx.raw<JsonRow>(`select c.* from cases c where c.id = ? and c.status = 'ended' and not ${stillAlive}${skip}`, [
      id,
      ...aliveOn(kept.today),
    ]);
    if (!head) continue;
    await archiveOne(tx, head, kept);
    archived += 1;
  }
  return archived;
}

async function archiveOne(tx: Tx, head: JsonRow, { at, term }: Kept): Promise<void> {
  const id = head.id as string;
  const packed = packCase(await rowsOf(tx, id));
  const columns = Object.fromEntries(indexColumns.map((name) => [name, head[name] ?? null]));
  const until = retainUntil(String(head.ended_at), term);
  await tx.table('archived_cases').insert({ ...columns, archived_at: at, term, retain_until: until, ...packed });
  await tx.raw(
    `insert into archived_sight (group_key, case_id) select distinct t.group_key, t.case_id from tasks t where t.case_id = ? and ${sightOf('t')}`,
    [id],
  );
  for (const table of archivedTableNames.toReversed()) await tx.raw(`delete from ${table} where ${archivedTables[table]} = ?`, [id]);
}

/** Puts a case back as it was; null when the archive has none of this number. @throws DamagedDocument */
export async function restoreCase(tx: Tx, number: string): Promise<{ readonly id: string; readonly programme: string } | null> {
  const [row] = await tx.raw<ArchivedRow>(`select * from archived_cases where number = ?${tx.dialect.forUpdate}`, [number]);
  if (!row) return null;
  const rows = unpackCase(row);
  for (const table of archivedTableNames) {
    const [first] = rows[table];
    if (first) await insertJson(tx, table, Object.keys(first), rows[table]);
  }
  await tx.raw('delete from archived_sight where case_id = ?', [row.id]);
  await tx.raw('delete from archived_cases where id = ?', [row.id]);
  return { id: row.id, programme: row.programme as string };
}

async function rowsOf(tx: Tx, id: string): Promise<CaseRows> {
  const rows: [ArchivedTable, JsonRow[]][] = [];
  for (const table of archivedTableNames)
    rows.push([table, await tx.raw<JsonRow>(`select * from ${table} where ${archivedTables[table]} = ?`, [id])]);
  return Object.fromEntries(rows) as unknown as CaseRows;
}

/** A term runs from the first of January after the year of closing. Null: for ever. */
function retainUntil(endedAt: string, term: RetentionTerm): string | null {
  return term === 'permanent' ? null : `${Number(endedAt.slice(0, 4)) + Number(term)}-12-31`;
}

/** An archived case and the archived cases around it (its parent, those it opened): what its page is made of. Empty: not archived. */
export async function archivedFamily(db: Reader, caseId: string): Promise<ArchivedRow[]> {
  const own = (await db('archived_cases').where({ id: caseId }).first()) as ArchivedRow | undefined;
  if (!own) return [];
  const links = (await db('case_links').where({ parent_id: caseId }).orWhere({ case_id: caseId }).limit(familyAtMost)) as {
    case_id: string;
    parent_id: string;
  }[];
  const ids = new Set(links.flatMap((link) => [link.case_id, link.parent_id]));
  ids.delete(caseId);
  return [own, ...((await db('archived_cases').whereIn('id', [...ids])) as ArchivedRow[])];
}
const familyAtMost = 200;

/** When a case was archived; null: it wasn't. */
export async function archivedAt(db: Reader, caseId: string): Promise<string | null> {
  const row = (await db('archived_cases').where({ id: caseId }).select('archived_at').first()) as ArchivedRow | undefined;
  return row?.archived_at ?? null;
}

/** Archived cases after an id, with their documents. */
export async function archivedAfter(db: Reader, after: string, limit: number): Promise<ArchivedRow[]> {
  return (await db('archived_cases').where('id', '>', after).orderBy('id').limit(limit)) as ArchivedRow[];
}

export async function archivedAmong(db: Reader, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const rows = (await db('archived_cases')
    .whereIn('id', [...ids])
    .select('id')) as { id: string }[];
  return new Set(rows.map(({ id }) => id));
}

export async function archivedNumbers(db: Reader, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = (await db('archived_cases')
    .whereIn('id', [...ids])
    .select('id', 'number')) as { id: string; number: string }[];
  return new Map(rows.map(({ id, number }) => [id, number]));
}
