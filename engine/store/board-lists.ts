/** The lists behind the board's counts: the same rows that are counted, a page at a time. */
import { type CountFilter, type Months, narrow, type Sight } from './board-counts.ts';
import { cursorOf, pageOf, type Reader, type Rows, unionOf } from './page.ts';

interface Page {
  readonly after?: string | undefined;
  readonly limit: number;
}
export interface StageQuery extends Page {
  readonly sight: Sight;
  readonly programme: string;
  readonly stage: string;
  readonly months: Months;
  readonly district?: string | undefined;
  /** Only those that are still there. */
  readonly running?: boolean | undefined;
}
export interface StageCase {
  readonly caseId: string;
  readonly days: number;
}

/**
 * Cases that have reached a stage, by month of submission, newest first, and of a month those that took longest. One list for each
 * district (and month, when only those still there are asked for), each read by the index from its end.
 */
export async function stageCases(db: Reader, query: StageQuery): Promise<Rows<StageCase>> {
  const { sight, programme, stage, months, district, running, after, limit } = query;
  const cursor = cursorOf(after, 3);
  const everywhere = sight.all || sight.owned.includes(programme);
  const cells = (await db('board_totals')
    .distinct('district', 'month')
    .where({ programme, stage })
    .whereBetween('month', [months.from, cursor ? (cursor[0] as string) : months.to])) as { district: string; month: string }[];
  const seen = cells.filter(
    (cell) => (everywhere || sight.districts.includes(cell.district)) && (district === undefined || district === cell.district),
  );
  const places = running
    ? seen.map((cell) => ({ ...cell, days: -1 }))
    : [...new Set(seen.map((cell) => cell.district))].map((code) => ({ district: code }));
  const lists = places.map((place) => {
    const list = db('board_stages')
      .select('month', 'days', 'case_id')
      .where({ programme, stage, ...place })
      .whereBetween('month', [months.from, months.to]);
    if (cursor) list.whereRaw('(month, days, case_id) < (?, ?, ?)', [cursor[0] as string, Number(cursor[1]), cursor[2] as string]);
    return list.orderBy([...newestFirst]);
  });
  const rows = await unionOf<{ case_id: string; month: string; days: number }>(db, lists, newestFirst, limit + 1);
  const page = pageOf(rows, limit, (row) => [row.month, String(row.days), row.case_id]);
  return { ...page, items: page.items.map(({ case_id: caseId, days }) => ({ caseId, days })) };
}

const newestFirst = [
  { column: 'month', order: 'desc' },
  { column: 'days', order: 'desc' },
  { column: 'case_id', order: 'desc' },
] as const;

export interface OpenQuery extends Page, CountFilter {
  readonly kind: 'case' | 'task';
  readonly light?: string | undefined;
  readonly scope?: string | undefined;
  readonly person?: string | undefined;
}
export interface OpenItem {
  readonly caseId: string;
  /** Empty for a case. */
  readonly taskId: string;
}

/**
 * Running cases or open tasks, the most urgent first: one list for each light (and, for who asks for or sees only a part, for each
 * programme or district), each read by an index in the order of what is due.
 */
export async function openItems(db: Reader, query: OpenQuery): Promise<Rows<OpenItem>> {
  const { after, limit, kind, scope, person } = query;
  const cursor = cursorOf(after, 3);
  const lists = (await placesOf(db, query)).map((place) => {
    const list = db('board_open')
      .select('case_id', 'task_id', 'due_at')
      .where({ kind, ...place });
    if (scope !== undefined || person !== undefined) narrow(list, query);
    if (scope !== undefined) list.where({ scope });
    if (person !== undefined) list.where({ person });
    if (cursor) list.whereRaw('(due_at, task_id, case_id) > (?, ?, ?)', cursor);
    return list.orderBy([...mostUrgentFirst]);
  });
  const rows = await unionOf<{ case_id: string; task_id: string; due_at: string }>(db, lists, mostUrgentFirst, limit + 1);
  const page = pageOf(rows, limit, (row) => [row.due_at, row.task_id, row.case_id]);
  return { ...page, items: page.items.map(({ case_id: caseId, task_id: taskId }) => ({ caseId, taskId })) };
}

const mostUrgentFirst = [
  { column: 'due_at', order: 'asc' },
  { column: 'task_id', order: 'asc' },
  { column: 'case_id', order: 'asc' },
] as const;
const lightsThere = ['red', 'yellow', 'green', 'none'];

interface OpenPlace {
  readonly light: string;
  readonly programme?: string;
  readonly district?: string;
}
/**
 * Parts that together are what is asked for and may be seen, of those that have any. One row may be in two of them. An office's or a
 * person's tasks are few parts by themselves.
 */
async function placesOf(db: Reader, query: OpenQuery): Promise<OpenPlace[]> {
  const { sight, kind, light, programme, district, scope, person } = query;
  const lit = light === undefined ? lightsThere : [light];
  if (scope !== undefined || person !== undefined) return lit.map((shown) => ({ light: shown }));
  const asked = { ...(programme !== undefined && { programme }), ...(district !== undefined && { district }) };
  const everywhere = sight.all || (programme !== undefined && sight.owned.includes(programme));
  const parts: Omit<OpenPlace, 'light'>[] =
    everywhere || (district !== undefined && sight.districts.includes(district))
      ? [asked]
      : [
          ...(programme === undefined ? sight.owned.map((owned) => ({ ...asked, programme: owned })) : []),
          ...(district === undefined ? sight.districts.map((seen) => ({ ...asked, district: seen })) : []),
        ];
  const there = (await narrow(db('board_open_counts').distinct('programme', 'district', 'light').where({ kind }), query)) as OpenPlace[];
  const holds = (part: Omit<OpenPlace, 'light'>, shown: string) =>
    there.some(
      (row) =>
        row.light === shown &&
        (part.programme === undefined || row.programme === part.programme) &&
        (part.district === undefined || row.district === part.district),
    );
  return parts.flatMap((part) => lit.filter((shown) => holds(part, shown)).map((shown) => ({ light: shown, ...part })));
}

export interface EntryQuery extends Page {
  readonly sight: Sight;
  readonly registry: string;
  readonly district?: string | undefined;
  /** Valid on this day. */
  readonly on?: string | undefined;
  /** Valid in this month (YYYY-MM) for the last time. */
  readonly month?: string | undefined;
}

/**
 * Entries, those that end first in front. An entry that was suspended may stand twice in what ends, never in what is valid. Of what is
 * valid on a day only the months are read in which the next of them end, as the counts tell them.
 */
export async function spanEntries(db: Reader, query: EntryQuery): Promise<Rows<{ readonly entryId: string; readonly lastOn: string }>> {
  const { sight, registry, district, on, month, after, limit } = query;
  const cursor = cursorOf(after, 2);
  const everywhere = sight.all || sight.owned.includes(registry);
  const inOne = everywhere || (district !== undefined && sight.districts.includes(district));
  const places = inOne ? [district] : sight.districts.filter(() => district === undefined);
  const months = on === undefined ? [month] : await endingMonths(db, registry, places, on, cursor?.[0], limit + 1);
  const lists = places.flatMap((place) =>
    months.map((ending) => {
      const list = db('board_spans').select('entry_id', 'last_on').where({ registry });
      if (place !== undefined) list.where({ district: place });
      if (ending !== undefined) list.whereBetween('last_on', [`${ending}-01`, `${ending}-31`]);
      if (on !== undefined) list.where('from_on', '<=', on).where('last_on', '>=', on);
      if (cursor) list.whereRaw('(last_on, entry_id) > (?, ?)', cursor);
      return list.orderBy([...soonestFirst]);
    }),
  );
  const rows = await unionOf<{ entry_id: string; last_on: string }>(db, lists, soonestFirst, limit + 1);
  return pageOf(
    rows.map((row) => ({ entryId: row.entry_id, lastOn: row.last_on })),
    limit,
    ({ entryId, lastOn }) => [lastOn, entryId],
  );
}

const soonestFirst = [
  { column: 'last_on', order: 'asc' },
  { column: 'entry_id', order: 'asc' },
] as const;

/** Months, from where the page begins, in which entries valid on a day end: until there are enough for the page. */
async function endingMonths(
  db: Reader,
  registry: string,
  places: readonly (string | undefined)[],
  on: string,
  since: string | undefined,
  enough: number,
): Promise<string[]> {
  const month = on.slice(0, 7);
  const first = since?.slice(0, 7) ?? month;
  const districts = places.filter((place) => place !== undefined);
  const list = db('board_span_months').where({ registry }).where('from_month', '<=', month).where('last_month', '>=', month);
  list.where('last_month', '>=', first);
  if (districts.length === places.length) list.whereIn('district', districts);
  // Those that begin or end in the month of the day itself may do so on the other side of it: they don't count for certain.
  const rows = (await list
    .select('last_month')
    .select(db.raw('sum(case when from_month < ? and last_month > ? then n else 0 end) as n', [month, month]))
    .groupBy('last_month')
    .orderBy('last_month')) as { last_month: string; n: number | string }[];
  const found: string[] = [];
  let certain = 0;
  for (const { last_month: ending, n } of rows) {
    if (certain >= enough) break;
    found.push(ending);
    if (ending > first) certain += Number(n);
  }
  return found;
}
