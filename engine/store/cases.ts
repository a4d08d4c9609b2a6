/** Reads of cases: one with its state, pages of summaries. */
import type { Knex } from 'knex';
import type { CaseStatus, CaseSummary } from '../model/case.ts';
import type { CaseFilter } from '../policy/case.ts';
import { type CaseRow, dataOf, storedCaseOf, summaryColumns, summaryOf } from './case-rows.ts';
import { containing, cursorOf, pageOf, type Reader, type Rows, unionOf } from './page.ts';
import type { StoredCase } from './writer/command.ts';

export type { StoredCase };

/** A case with its state, both of one moment; null when there is none. */
export async function readCase(db: Reader, caseId: string): Promise<StoredCase | null> {
  const row = (await db('cases')
    .where({ id: caseId })
    .select(
      'cases.*',
      ...['application', 'facts'].map((part) => db('case_data').select('data').where({ part }).whereRaw('case_id = cases.id').as(part)),
    )
    .first()) as (CaseRow & { application: string; facts: string }) | undefined;
  return row ? storedCaseOf(row, dataOf([{ data: row.application }, { data: row.facts }])) : null;
}

export async function readSummary(db: Reader, caseId: string): Promise<ListedCase | null> {
  const row = (await db('cases').select(summaryColumns).where({ id: caseId }).first()) as CaseRow | undefined;
  return row ? listedOf(row) : null;
}

/** Ids of a programme's submitted cases after an id, oldest first. */
export async function submittedCaseIds(db: Reader, programme: string, after: string, limit: number): Promise<string[]> {
  const list = db('cases').select('id').where({ programme }).whereNotNull('submitted_at').where('id', '>', after);
  return ((await list.orderBy('id').limit(limit)) as { id: string }[]).map(({ id }) => id);
}

/** A case in a list. */
export interface ListedCase extends CaseSummary {
  /** Earliest deadline and yellow light among its open tasks. */
  readonly dueAt: string | null;
  readonly warnAt: string | null;
  readonly updatedAt: string;
}

export interface CaseQuery {
  readonly filter: CaseFilter;
  readonly status?: CaseStatus | undefined;
  readonly outcome?: string | undefined;
  readonly programme?: string | undefined;
  readonly district?: string | undefined;
  readonly uscc?: string | undefined;
  readonly window?: string | undefined;
  /** Part of a case number (from its start), of an enterprise's name, or a USCC. */
  readonly q?: string | undefined;
  readonly after?: string | undefined;
  readonly limit: number;
}

/** Cases that the filter lets the reader see, newest first. */
export async function casePage(db: Reader, query: CaseQuery): Promise<Rows<ListedCase>> {
  const cursor = cursorOf(query.after, 1);
  const search = query.q?.trim() ? await searchOf(db, query.q.trim()) : null;
  const lists = (await alternatives(db, query.filter)).map((list) => {
    if (query.status) list.where('cases.status', query.status);
    if (query.outcome) list.where('cases.outcome', query.outcome);
    if (query.programme) list.where('cases.programme', query.programme);
    if (query.district) list.where('cases.district', query.district);
    if (query.uscc) list.where('cases.uscc', query.uscc);
    if (query.window) list.where('cases.window_id', query.window);
    search?.(list);
    if (cursor) list.where('cases.id', '<', cursor[0] as string);
    return list.select(summaryColumns.map((column) => `cases.${column}`));
  });
  const rows = await unionOf<CaseRow>(db, lists, [{ column: 'id', order: 'desc' }], query.limit + 1);
  return pageOf(rows.map(listedOf), query.limit, (kase) => [kase.id]);
}

/** One list for each way in which the reader may see cases. */
async function alternatives(db: Reader, filter: CaseFilter): Promise<Knex.QueryBuilder[]> {
  const submitted = () => db('cases').where((or) => or.whereNot('cases.status', 'draft').orWhereNotNull('cases.submitted_at'));
  const newest = (list: Knex.QueryBuilder) => list.orderBy('cases.id', 'desc');
  const lists = filter.enterprises.map((uscc) => newest(db('cases').where({ uscc })));
  if (filter.all) return [...lists, newest(submitted())];
  const programmes =
    filter.ownerOrgs.length > 0
      ? await db('definitions')
          .distinct('programme')
          .whereIn('owner', [...filter.ownerOrgs])
      : [];
  for (const { programme } of programmes as { programme: string }[]) lists.push(newest(submitted().where('cases.programme', programme)));
  for (const district of filter.districts) lists.push(newest(submitted().where('cases.district', district)));
  for (const group of filter.groups) {
    // Driven by the group's tasks in order of their cases, the first of each case: as many rows are read as the page shows.
    const first = db('tasks as earlier')
      .select(db.raw('1'))
      .whereRaw('earlier.group_key = t.group_key and earlier.case_id = t.case_id and earlier.id < t.id');
    lists.push(
      submitted()
        .join('tasks as t', 't.case_id', 'cases.id')
        .where('t.group_key', group)
        .whereNotExists(first)
        .orderBy('t.case_id', 'desc'),
    );
  }
  return lists;
}

async function searchOf(db: Reader, q: string): Promise<(list: Knex.QueryBuilder) => void> {
  // Names are searched among enterprises, which are few, never among cases.
  const enterprises = await db('enterprises')
    .select('uscc')
    .where({ uscc: q.toUpperCase() })
    .orWhereRaw("name like ? escape '\\'", [containing(q)])
    .limit(200);
  const usccs = enterprises.map((row: { uscc: string }) => row.uscc);
  return (list) =>
    list.where((or) =>
      or.whereIn('cases.uscc', usccs).orWhere((number) => number.where('cases.number', '>=', q).where('cases.number', '<', `${q}\uffff`)),
    );
}

function listedOf(row: CaseRow): ListedCase {
  return { ...summaryOf(row), dueAt: row.due_at, warnAt: row.warn_at, updatedAt: row.updated_at };
}
