/** Reads of `tasks`: inbox pages, counts, the tasks of a case. Rows are written by the batch (`writer/operations.ts`). */
import type { Knex } from 'knex';
import type { Light, Task, TaskKind, TaskStatus } from '../model/task.ts';
import { groupParts, groupsOf, type User, userGroup } from '../model/user.ts';
import { positionsOf } from '../policy/roles.ts';
import { standInGroups } from '../policy/task.ts';
import { cursorOf, pageOf, type Reader, type Rows, unionOf } from './page.ts';
import { alternativesOf, filterTasks, type Named, namedBy, ofGroups, type TaskFilter } from './task-filter.ts';
import type { FactSource } from './writer/command.ts';

/** A task with the columns that lists need. */
export interface ListedTask extends Task {
  readonly outcome: string | null;
  readonly closedAt: string | null;
  readonly closedBy: string | null;
  readonly caseNumber: string;
  readonly programme: string;
  /** Hash of the case's definition. */
  readonly definition: string;
  readonly district: string;
  readonly uscc: string;
  readonly enterpriseName: string;
}

export interface TaskRow {
  case_id: string;
  id: string;
  step: string;
  kind: TaskKind;
  title: string;
  group_key: string;
  assignee: string | null;
  status: TaskStatus;
  outcome: string | null;
  opened_at: string;
  closed_at: string | null;
  closed_by: string | null;
  due_at: string | null;
  warn_at: string | null;
  estimated: number;
  case_number: string;
  programme: string;
  definition: string;
  district: string;
  uscc: string;
  enterprise_name: string;
}

/** Candidate groups whose open tasks a user finds in the inbox; agrees with policy `isCandidate`. */
export function inboxGroups(user: User, today?: string): string[] {
  const groups = new Set(groupsOf({ grants: positionsOf(user) })).add(userGroup(user.id));
  for (const group of standInGroups(user, today)) groups.add(group);
  for (const { uscc, role } of user.memberships) {
    if (role === 'viewer') continue;
    groups.add(`applicant:${uscc}`).add(`applicant:${uscc}:agent`);
    if (role === 'legal-representative') groups.add(`applicant:${uscc}:legal-representative`);
  }
  return [...groups].sort();
}

/** Of the open tasks: all of the reader's groups, those nobody claimed yet, or those the reader holds. */
export type InboxScope = 'all' | 'unclaimed' | 'mine';
export interface InboxQuery extends TaskFilter {
  readonly groups: readonly string[];
  /** With `scope` `mine`: who holds them. */
  readonly assignee?: string | undefined;
  readonly scope?: InboxScope | undefined;
  /** With `now`: only tasks that show this light. */
  readonly light?: Light | undefined;
  readonly dueFrom?: string | undefined;
  /** Excluded. */
  readonly dueTo?: string | undefined;
  /** `arrived`: newest first (default); `due`: the earliest deadline first, those without one last. A red, yellow or green light is by deadline. */
  readonly sort?: 'arrived' | 'due' | undefined;
  readonly now: string;
  readonly after?: string | undefined;
  readonly limit: number;
}

/** Parts of an ordered list, one after the other; a cursor names the part it is in. */
const parts = {
  arrived: { column: 'opened_at', direction: 'desc', where: null },
  due: { column: 'due_at', direction: 'asc', where: 'due_at is not null' },
  undated: { column: 'opened_at', direction: 'asc', where: 'due_at is null' },
} as const;
type Part = keyof typeof parts;

/** Open tasks, a page of the list. One list for each group, each by its own partial index. */
export async function inboxPage(db: Reader, query: InboxQuery): Promise<Rows<ListedTask>> {
  const byDue = query.sort === 'due' || (query.light !== undefined && query.light !== 'none');
  const order: readonly Part[] = byDue ? (query.light ? ['due'] : ['due', 'undated']) : ['arrived'];
  const [part = order[0], ...cursor] = cursorOf(query.after, 3) ?? [];
  const named = await namedBy(db, query.q);
  const rows: { readonly part: Part; readonly row: TaskRow }[] = [];
  for (const next of order.slice(Math.max(0, order.indexOf(part as Part)))) {
    const found = await inboxPart(db, query, { part: next, named, cursor: next === part ? cursor : [] }, query.limit + 1 - rows.length);
    rows.push(...found.map((row) => ({ part: next, row })));
    if (rows.length > query.limit) break;
  }
  const page = pageOf(rows, query.limit, (last) => [last.part, String(last.row[parts[last.part].column]), last.row.id]);
  return { ...page, items: page.items.map(({ row }) => taskOf(row)) };
}

function inboxPart(
  db: Reader,
  query: InboxQuery,
  { part, named, cursor }: { part: Part; named: Named | null; cursor: readonly string[] },
  limit: number,
): Promise<TaskRow[]> {
  const { column, direction, where } = parts[part];
  const order = [
    { column, order: direction },
    { column: 'id', order: direction },
  ];
  const lists = sources(db, query).flatMap((source) =>
    alternativesOf(source, named).map(({ list, column: as }) => {
      narrow(list, query);
      if (where) list.whereRaw(where);
      if (cursor.length === 2) list.whereRaw(`(${as(column)}, id) ${direction === 'asc' ? '>' : '<'} (?, ?)`, [...cursor]);
      return list.orderByRaw(`${as(column)} ${direction}, id ${direction}`);
    }),
  );
  return unionOf<TaskRow>(db, lists, order, limit);
}

function sources(db: Reader, { groups, assignee, scope }: Pick<InboxQuery, 'groups' | 'assignee' | 'scope'>): Knex.QueryBuilder[] {
  // A literal: SQLite takes a partial index only when the statement's text implies its condition.
  const open = () => db('tasks').whereRaw("status = 'open'");
  if (scope === 'mine') return [open().where({ assignee: assignee ?? '' })];
  return groups.map((within) => {
    const { group, programme } = groupParts(within);
    const list = (scope === 'unclaimed' ? open().whereNull('assignee') : open()).where({ group_key: group });
    return programme === null ? list : list.where({ programme });
  });
}

function narrow(list: Knex.QueryBuilder, query: InboxQuery): void {
  filterTasks(list, query, 'opened_at');
  const { light, now, dueFrom, dueTo } = query;
  if (light === 'red') list.where('due_at', '<=', now);
  if (light === 'yellow') list.where('due_at', '>', now).where('warn_at', '<=', now);
  if (light === 'green') list.where('due_at', '>', now).where((or) => or.whereNull('warn_at').orWhere('warn_at', '>', now));
  if (light === 'none') list.whereNull('due_at');
  if (dueFrom !== undefined) list.where('due_at', '>', dueFrom);
  if (dueTo !== undefined) list.where('due_at', '<=', dueTo);
}

export interface InboxCounts {
  readonly open: number;
  readonly mine: number;
  readonly unclaimed: number;
  readonly yellow: number;
  readonly red: number;
}
/** Counts stop at this number: an inbox says “999+”. */
export const countLimit = 1000;

export async function inboxCounts(db: Reader, groups: readonly string[], userId: string, now: string): Promise<InboxCounts> {
  const counts: Record<keyof InboxCounts, Omit<InboxQuery, 'now' | 'limit'>> = {
    open: { groups },
    mine: { groups, assignee: userId, scope: 'mine' },
    unclaimed: { groups, scope: 'unclaimed' },
    yellow: { groups, light: 'yellow' },
    red: { groups, light: 'red' },
  };
  // One query: a column for each list, each counted by its own index no further than the limit.
  const columns = Object.entries(counts).flatMap(([name, query]) =>
    sources(db, query).map((list, index) => {
      narrow(list, { ...query, now, limit: 0 });
      const limited = list.select(db.raw('1 as one')).limit(countLimit).as('t');
      return db.count('*').from(limited).as(`${name}_${index}`);
    }),
  );
  const [row] = (columns.length > 0 ? await db.select(columns) : [{}]) as Record<string, number>[];
  const sum = (name: keyof InboxCounts) => {
    const parts = Object.entries(row ?? {}).filter(([column]) => column.startsWith(`${name}_`));
    return Math.min(
      countLimit,
      parts.reduce((total, [, n]) => total + Number(n), 0),
    );
  };
  return { open: sum('open'), mine: sum('mine'), unclaimed: sum('unclaimed'), yellow: sum('yellow'), red: sum('red') };
}

/** All tasks of a case in order of opening, closed ones too. */
export async function tasksOfCase(db: Reader, caseId: string): Promise<ListedTask[]> {
  const rows = (await db('tasks').where({ case_id: caseId }).orderBy('opened_at')) as TaskRow[];
  return rows.toSorted(inOrder).map(taskOf);
}

/** The same of several cases, by case. */
export async function tasksOfCases(db: Reader, caseIds: readonly string[]): Promise<ReadonlyMap<string, readonly ListedTask[]>> {
  const rows = (await db('tasks').whereIn('case_id', [...caseIds])) as TaskRow[];
  const found = new Map<string, ListedTask[]>(caseIds.map((id) => [id, []]));
  for (const task of rows.toSorted(inOrder).map(taskOf)) found.get(task.caseId)?.push(task);
  return found;
}

/** A task's number is what its id ends with. */
function inOrder(a: TaskRow, b: TaskRow): number {
  const n = ({ id, case_id }: TaskRow) => Number(id.slice(case_id.length + 1));
  return n(a) - n(b);
}

/** Open tasks of a step and these groups, in order of arrival. */
export async function openTasksOfStep(
  db: Reader,
  query: {
    readonly programme: string;
    readonly step: string;
    readonly groups: readonly string[];
    readonly kind: string;
    readonly limit: number;
  },
): Promise<ListedTask[]> {
  const { programme, step, groups, kind, limit } = query;
  const rows = (await db('tasks')
    .whereRaw("status = 'open'")
    .where((any) => ofGroups(any, 'tasks', groups))
    .where({ programme, step, kind })
    .orderBy(['opened_at', 'id'])
    .limit(limit)) as TaskRow[];
  return rows.map(taskOf);
}

/** These tasks, by id. */
export async function tasksByIds(db: Reader, ids: readonly string[]): Promise<ReadonlyMap<string, ListedTask>> {
  const cases = [...new Set(ids.map(caseIdOf))];
  const rows = (await db('tasks')
    .whereIn('case_id', cases)
    .whereIn('id', [...ids])) as TaskRow[];
  return new Map(rows.map((row) => [row.id, taskOf(row)]));
}

export async function taskById(db: Reader, taskId: string): Promise<ListedTask | null> {
  const row = (await db('tasks')
    .where({ case_id: caseIdOf(taskId), id: taskId })
    .first()) as TaskRow | undefined;
  return row ? taskOf(row) : null;
}

/** Several at once, in no order; unknown ids are absent. */
export async function tasksById(db: Reader, ids: readonly string[]): Promise<ListedTask[]> {
  if (ids.length === 0) return [];
  const rows = (await db('tasks')
    .whereIn('case_id', [...new Set(ids.map(caseIdOf))])
    .whereIn('id', [...ids])) as TaskRow[];
  return rows.map(taskOf);
}

/** Groups whose people a case's tasks let read it, for plans. */
export const caseGroups: FactSource<readonly string[]> = {
  name: 'caseGroups',
  async load(tx, caseIds) {
    type Row = Pick<TaskRow, 'case_id' | 'group_key'>;
    const rows = await tx.byKeys<Row>('tasks', 'case_id', caseIds, ['distinct case_id', 'group_key'], sightOf('tasks'));
    return new Map(caseIds.map((id) => [id, rows.filter((row) => row.case_id === id).map((row) => row.group_key)]));
  },
};

/** `givesSight` in SQL, of the table or its alias. */
export function sightOf(table: string): string {
  return `not (${table}.status = 'cancelled' and ${table}.group_key like 'user:%')`;
}

/** Open tasks of each holder of a position `role@scope`, for plans; who has none is absent. */
export const loadsOfGroup: FactSource<ReadonlyMap<string, number>> = {
  name: 'loadsOfGroup',
  async load(tx, groups) {
    const found = new Map<string, ReadonlyMap<string, number>>();
    for (const group of groups) {
      const at = group.indexOf('@');
      const [role, scope] = [group.slice(0, at), group.slice(at + 1)];
      const rows = await tx.raw<{ assignee: string; n: number }>(
        `select assignee, count(*) as n from tasks where status = 'open' and assignee in
           (select user_id from grants where role = ? and (org = ? or district = ?)) group by assignee`,
        [role, scope, scope],
      );
      found.set(group, new Map(rows.map((row) => [row.assignee, Number(row.n)])));
    }
    return found;
  },
};

/** A task's id is `<caseId>.<n>`. */
export function caseIdOf(taskId: string): string {
  return taskId.slice(0, Math.max(0, taskId.lastIndexOf('.')));
}

export function taskOf(row: TaskRow): ListedTask {
  return {
    id: row.id,
    caseId: row.case_id,
    step: row.step,
    kind: row.kind,
    title: row.title,
    group: row.group_key,
    assignee: row.assignee,
    status: row.status,
    openedAt: row.opened_at,
    dueAt: row.due_at,
    warnAt: row.warn_at,
    estimated: row.estimated === 1,
    outcome: row.outcome,
    closedAt: row.closed_at,
    closedBy: row.closed_by,
    caseNumber: row.case_number,
    programme: row.programme,
    definition: row.definition,
    district: row.district,
    uscc: row.uscc,
    enterpriseName: row.enterprise_name,
  };
}
