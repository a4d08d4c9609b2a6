/**
 * What somebody did 已办, opened 我发起, follows 关注 and was sent a copy of 抄送: the newest first. A case that isn't the reader's to see any
 * more is left out, so that a list never shows more than a page.
 */
import type { CaseFilter } from '../policy/case.ts';
import { type CaseRow, summaryColumns } from './case-rows.ts';
import { type ListedCase, listedOf } from './cases.ts';
import { cursorOf, pageOf, type Reader, type Rows, unionOf } from './page.ts';
import { readableAmong } from './readable-cases.ts';
import { alternativesOf, filterTasks, namedAs, namedBy, type TaskFilter } from './task-filter.ts';
import { countLimit, type ListedTask, type TaskRow, taskOf } from './tasks.ts';

export interface DeskQuery extends TaskFilter {
  readonly userId: string;
  /** The cases that the reader may see. */
  readonly readable: CaseFilter;
  readonly after?: string | undefined;
  readonly limit: number;
}

/** Tasks that the user completed. `from` and `to` are about when. */
export function doneTasks(db: Reader, query: DeskQuery): Promise<Rows<ListedTask>> {
  const done = () => db('tasks').whereRaw("status = 'completed' and kind <> 'copy'").where({ closed_by: query.userId });
  return taskPages(db, query, done, 'closed_at');
}

/** A copy, and when its reader opened it. */
export interface Copy extends ListedTask {
  readonly readAt: string | null;
}

/** What was copied to the user; `unread`: only what wasn't opened yet. */
export async function copiesTo(db: Reader, query: DeskQuery & { readonly unread?: boolean }): Promise<Rows<Copy>> {
  const { userId } = query;
  const isRead = () => db('copy_reads').select('read_at').where({ user_id: userId }).whereRaw('copy_reads.task_id = tasks.id');
  const copies = () => {
    const list = db('tasks')
      .whereRaw("kind = 'copy'")
      .where({ group_key: `user:${userId}` });
    return query.unread ? list.whereNotExists(isRead()) : list;
  };
  const page = await taskPages(db, query, copies, 'opened_at');
  const reads = (await db('copy_reads')
    .where({ user_id: userId })
    .whereIn(
      'task_id',
      page.items.map(({ id }) => id),
    )) as { task_id: string; read_at: string }[];
  const readAt = new Map(reads.map((row) => [row.task_id, row.read_at]));
  return { ...page, items: page.items.map((task) => ({ ...task, readAt: readAt.get(task.id) ?? null })) };
}

async function taskPages(
  db: Reader,
  query: DeskQuery,
  list: () => ReturnType<Reader>,
  column: 'closed_at' | 'opened_at',
): Promise<Rows<ListedTask>> {
  const named = await namedBy(db, query.q);
  const order = [column, 'id'].map((one) => ({ column: one, order: 'desc' as const }));
  const read = (cursor: readonly string[] | null, limit: number) =>
    unionOf<TaskRow>(
      db,
      alternativesOf(list(), named).map(({ list: one, column: as }) => {
        filterTasks(one, query, column);
        if (cursor) one.whereRaw(`(${as(column)}, id) < (?, ?)`, [...cursor]);
        return one.orderByRaw(`${as(column)} desc, id desc`);
      }),
      order,
      limit,
    );
  const page = await readablePage(db, query, read, { caseOf: (row) => row.case_id, placeOf: (row) => [row[column] ?? '', row.id] });
  return { ...page, items: page.items.map(taskOf) };
}

type CaseList = CaseRow & { readonly place: string };

/** Cases that the user opened. */
export function openedCases(db: Reader, query: DeskQuery): Promise<Rows<ListedCase>> {
  return casePages(db, query, { table: 'events', user: 'by_user', at: 'at', where: 'events.seq = 1' });
}

/** Cases that the user follows. */
export function followedCases(db: Reader, query: DeskQuery): Promise<Rows<ListedCase>> {
  return casePages(db, query, { table: 'follows', user: 'user_id', at: 'followed_at', where: null });
}

interface Source {
  readonly table: string;
  readonly user: string;
  readonly at: string;
  readonly where: string | null;
}

async function casePages(db: Reader, query: DeskQuery, { table, user, at, where }: Source): Promise<Rows<ListedCase>> {
  const named = await namedBy(db, query.q);
  const [place, id] = [`${table}.${at}`, `${table}.case_id`];
  const read = (cursor: readonly string[] | null, limit: number): Promise<CaseList[]> => {
    const list = db(table).join('cases', 'cases.id', id).where(`${table}.${user}`, query.userId);
    if (where) list.whereRaw(where);
    if (query.programme !== undefined) list.where('cases.programme', query.programme);
    if (query.district !== undefined) list.where('cases.district', query.district);
    if (query.from !== undefined) list.where(place, '>=', query.from);
    if (query.to !== undefined) list.where(place, '<', query.to);
    if (named) list.where((or) => namedAs(or, named));
    if (cursor) list.whereRaw(`(${place}, ${id}) < (?, ?)`, [...cursor]);
    list.orderBy([place, id].map((column) => ({ column, order: 'desc' as const }))).limit(limit);
    return list.select(`${place} as place`, ...summaryColumns.map((column) => `cases.${column}`)) as Promise<CaseList[]>;
  };
  const page = await readablePage(db, query, read, { caseOf: (row) => row.id, placeOf: (row) => [row.place, row.id] });
  return { ...page, items: page.items.map(listedOf) };
}

/** Reads on until the page is full of cases that may be seen, or nothing more is there; looks at so many pages at most. */
async function readablePage<T>(
  db: Reader,
  { readable, after, limit }: DeskQuery,
  read: (cursor: readonly string[] | null, limit: number) => Promise<T[]>,
  { caseOf, placeOf }: { caseOf(row: T): string; placeOf(row: T): readonly string[] },
): Promise<Rows<T>> {
  const found: T[] = [];
  let cursor: readonly string[] | null = cursorOf(after, 2);
  for (let pages = 0; pages < 20 && found.length <= limit; pages += 1) {
    const rows = await read(cursor, limit + 1);
    const seen = await readableAmong(db, readable, [...new Set(rows.map(caseOf))]);
    found.push(...rows.filter((row) => seen.has(caseOf(row))));
    const last = rows.at(-1);
    if (rows.length <= limit || last === undefined) break;
    cursor = placeOf(last);
  }
  return pageOf(found.slice(0, limit + 1), limit, placeOf);
}

export interface DeskCounts {
  readonly done: number;
  readonly opened: number;
  readonly copies: number;
  readonly unread: number;
  readonly followed: number;
}

/** How long the lists are, counted by their indexes no further than `countLimit`. */
export async function deskCounts(db: Reader, userId: string): Promise<DeskCounts> {
  const copies = () =>
    db('tasks')
      .whereRaw("kind = 'copy'")
      .where({ group_key: `user:${userId}` });
  const lists = {
    done: db('tasks').whereRaw("status = 'completed' and kind <> 'copy'").where({ closed_by: userId }),
    opened: db('events').whereRaw('seq = 1').where({ by_user: userId }),
    copies: copies(),
    unread: copies().whereNotExists(db('copy_reads').where({ user_id: userId }).whereRaw('copy_reads.task_id = tasks.id')),
    followed: db('follows').where({ user_id: userId }),
  };
  const columns = Object.entries(lists).map(([name, list]) =>
    db
      .count('*')
      .from(list.select(db.raw('1 as one')).limit(countLimit).as('t'))
      .as(name),
  );
  const [row] = (await db.select(columns)) as Record<keyof DeskCounts, number>[];
  const n = (name: keyof DeskCounts) => Number(row?.[name] ?? 0);
  return { done: n('done'), opened: n('opened'), copies: n('copies'), unread: n('unread'), followed: n('followed') };
}
