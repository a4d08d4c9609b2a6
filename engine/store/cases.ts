/** Reads of cases: one with its state, pages of summaries. */
import type { Knex } from 'knex';
import { type CaseState, type CaseStatus, type CaseSummary, caseStatuses } from '../model/case.ts';
import { groupParts } from '../model/user.ts';
import type { CaseFilter } from '../policy/case.ts';
import { archivedAlternatives, archivedFound } from './archive/lists.ts';
import { type CaseRow, dataOf, storedCaseOf, summaryColumns, summaryOf, workStateOf } from './case-rows.ts';
import { cursorOf, pageOf, type Reader, type Rows, unindexed, unionOf } from './page.ts';
import { onlyReadable, onlySubmitted, taskOf } from './readable-cases.ts';
import { type Few, isBroad, type Named, namedAs, namedBy, usualFew } from './task-filter.ts';
import { sightOf } from './tasks.ts';
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

/** What a list says of a case, in daily use or archived; null when there is none. */
export async function readSummary(db: Reader, caseId: string): Promise<CaseSummary | null> {
  const from = (table: string) => db(table).where({ id: caseId }).select(summaryColumns).first() as PromiseLike<CaseRow | undefined>;
  const row = (await from('cases')) ?? (await from('archived_cases'));
  return row ? summaryOf(row) : null;
}

/** States of several cases for what lists ask of them: steps, tasks and results are whole, the application is left out. */
export async function workStatesOf(db: Reader, caseIds: readonly string[]): Promise<ReadonlyMap<string, CaseState>> {
  if (caseIds.length === 0) return new Map();
  const rows = (await db('cases')
    .join('case_data', 'case_data.case_id', 'cases.id')
    .whereIn('cases.id', [...caseIds])
    .where('case_data.part', 'facts')
    .select('cases.id', 'cases.snapshot', 'case_data.data')) as { id: string; snapshot: string; data: string }[];
  return new Map(rows.map(({ id, snapshot, data }) => [id, workStateOf(snapshot, data)]));
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
  /** Archived cases alone; without it they are found by a number or an enterprise only. */
  readonly archived?: boolean | undefined;
  readonly after?: string | undefined;
  readonly limit: number;
}

/** Cases that the filter lets the reader see, newest first; those of a number that many begin with by their numbers, the last one first. */
export async function casePage(db: Reader, query: CaseQuery, few: Few = usualFew): Promise<Rows<ListedCase>> {
  const named = await namedBy(db, query.q, few);
  const by = named?.number && !query.archived ? (['number', 'id'] as const) : (['id'] as const);
  const cursor = cursorOf(query.after, by.length);
  const sought = named !== null && !isBroad(named);
  const lists = await listsOf(db, query, named, few);
  // What is found by few keys isn't looked for by anything else.
  const is = (list: Knex.QueryBuilder, column: string, sign: '=' | '<', value: string | undefined) => {
    if (value) list.whereRaw(`${sought ? unindexed(`cases.${column}`) : `cases.${column}`} ${sign} ?`, [value]);
  };
  for (const list of lists) {
    if (query.status && sought) is(list, 'status', '=', query.status);
    else if (query.status) list.whereBetween('cases.status', [query.status, query.status]);
    is(list, 'outcome', '=', query.outcome);
    is(list, 'programme', '=', query.programme);
    is(list, 'district', '=', query.district);
    is(list, 'uscc', '=', query.uscc);
    is(list, 'window_id', '=', query.window);
    is(list, by[0], '<', cursor?.[0]);
    if (named?.number) list.where('cases.number', '>=', named.number).where('cases.number', '<', `${named.number}\uffff`);
    else if (named && isBroad(named)) list.where((or) => namedAs(or, named));
    list.select(summaryColumns.map((column) => `cases.${column}`));
  }
  const rows = await unionOf<CaseRow>(db, lists, [{ column: by[0], order: 'desc' }], query.limit + 1);
  return pageOf(rows.map(listedOf), query.limit, (kase) => by.map((column) => kase[column]));
}

async function listsOf(db: Reader, query: CaseQuery, named: Named | null, few: Few): Promise<Knex.QueryBuilder[]> {
  const broad = !named || isBroad(named);
  if (broad)
    return query.archived ? archivedAlternatives(db, query.filter) : alternatives(db, query, { number: named?.number ?? null, few });
  // Few hot numbers begin so; the archive may have more of them.
  const archived = archivedFound(db, query.filter, { usccs: named.usccs, number: query.q?.trim() ?? '' });
  return query.archived ? archived : [...found(db, query.filter, named), ...archived];
}

/** The few cases that a search means, each asked whether its reader may see it. */
function found(db: Reader, filter: CaseFilter, { usccs, cases }: Named): Knex.QueryBuilder[] {
  const list = (column: string, values: readonly string[]) =>
    onlyReadable(db, db('cases').whereIn(column, [...values]), filter).orderByRaw(`${unindexed('cases.id')} desc`);
  return [...(usccs.length > 0 ? [list('cases.uscc', usccs)] : []), ...(cases.length > 0 ? [list('cases.id', cases)] : [])];
}

/** One list for each way in which the reader may see cases. With the beginning of a number, numbers are walked. */
async function alternatives(
  db: Reader,
  query: CaseQuery,
  { number, few }: { readonly number: string | null; readonly few: Few },
): Promise<Knex.QueryBuilder[]> {
  const { filter } = query;
  if (number !== null) {
    const { lists, large } = await byGroups(db, query, few);
    const wide = filter.all || [filter.enterprises, filter.ownerOrgs, filter.districts, large].some(({ length }) => length > 0);
    const walked = () => onlyReadable(db, db('cases'), { ...filter, groups: large }).orderBy('cases.number', 'desc');
    return [...lists.map((list) => list.orderBy('cases.number', 'desc')), ...(wide ? [walked()] : [])];
  }
  // By status first, which is one and given as a span: so PostgreSQL takes the index by status, in place of walking past those of another.
  const ordered = query.status ? ['cases.status', 'cases.id'] : ['cases.id'];
  const newest = (list: Knex.QueryBuilder) => list.orderBy(ordered.map((column) => ({ column, order: 'desc' })));
  // Those of a programme in a district lie by status: without one, each status is a list.
  const statuses = query.programme && query.district && !query.status ? caseStatuses : [undefined];
  const submitted = (of: Readonly<Record<string, string>> = {}) =>
    statuses.map((status) => newest(onlySubmitted(db('cases').where({ ...of, ...(status && { 'cases.status': status }) }))));
  const lists = filter.enterprises.map((uscc) => newest(db('cases').where({ uscc })));
  if (filter.all) return [...lists, ...submitted()];
  const programmes =
    filter.ownerOrgs.length > 0
      ? await db('definitions')
          .distinct('programme')
          .whereIn('owner', [...filter.ownerOrgs])
      : [];
  for (const { programme } of programmes as { programme: string }[]) {
    if (!query.programme || query.programme === programme) lists.push(...submitted({ 'cases.programme': programme }));
  }
  for (const district of filter.districts) {
    if (!query.district || query.district === district) lists.push(...submitted({ 'cases.district': district }));
  }
  const groups = await byGroups(db, query, few);
  const large = () => newest(onlySubmitted(db('cases')).whereExists(taskOf(db, groups.large)));
  return [...lists, ...groups.lists.map((list) => list.orderBy('t.case_id', 'desc')), ...(groups.large.length > 0 ? [large()] : [])];
}

/** Tasks of a group are walked through up to `few.tasks`; of a group with more, cases are, as many of them are the group's. */
async function byGroups(
  db: Reader,
  query: CaseQuery,
  few: Few,
): Promise<{ readonly lists: readonly Knex.QueryBuilder[]; readonly large: readonly string[] }> {
  const { filter, programme, district } = query;
  if (filter.groups.length === 0) return { lists: [], large: [] };
  const tasksOf = (within: string, table: string) => {
    const { group, programme: only } = groupParts(within);
    const list = db(`tasks as ${table}`).where(`${table}.group_key`, group);
    if (only !== null) list.where(`${table}.programme`, only);
    // Columns that tasks have, too.
    if (programme) list.where(`${table}.programme`, programme);
    if (district) list.where(`${table}.district`, district);
    return list;
  };
  const counts = filter.groups.map((group, n) => {
    const bounded = tasksOf(group, 't').select(db.raw('1 as one'));
    return db
      .count('*')
      .from(bounded.limit(few.tasks + 1).as('b'))
      .as(`n${n}`);
  });
  const [row] = (await db.select(counts)) as Record<string, number | string>[];
  const size = (n: number) => Number(row?.[`n${n}`] ?? 0);
  const walked = query.status || query.outcome || query.window || query.q || query.uscc ? few.tasks : Number.POSITIVE_INFINITY;
  const lists = filter.groups
    .filter((_, n) => size(n) > 0 && size(n) <= walked)
    .map((group) => {
      // Driven by the group's tasks in order of their cases, the first of each case: as many rows are read as the page shows.
      const sight = (table: string) => (group.startsWith('user:') ? ` and ${sightOf(table)}` : '');
      const first = db('tasks as earlier')
        .select(db.raw('1'))
        .whereRaw(`earlier.group_key = t.group_key and earlier.case_id = t.case_id and earlier.id < t.id${sight('earlier')}`);
      const list = tasksOf(group, 't')
        .join('cases', 'cases.id', 't.case_id')
        .whereRaw(`1 = 1${sight('t')}`)
        .whereNotExists(first);
      return onlySubmitted(list);
    });
  return { lists, large: filter.groups.filter((_, n) => size(n) > walked) };
}

/** Rows of these cases, by id. */
export async function casesByIds(db: Reader, ids: readonly string[]): Promise<ReadonlyMap<string, ListedCase>> {
  const rows = (await db('cases')
    .whereIn('id', [...ids])
    .select(summaryColumns)) as CaseRow[];
  return new Map(rows.map((row) => [row.id, listedOf(row)]));
}

export function listedOf(row: CaseRow): ListedCase {
  return { ...summaryOf(row), dueAt: row.due_at, warnAt: row.warn_at, updatedAt: row.updated_at };
}
