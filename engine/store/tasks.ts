/** Reads of `tasks`: inbox pages, counts, the tasks of a case. Rows are written by the batch (`writer/operations.ts`). */
import type { Knex } from 'knex';
import type { Light, Task, TaskKind, TaskStatus } from '../model/task.ts';
import { groupsOf, type User, userGroup } from '../model/user.ts';
import { positionsOf } from '../policy/roles.ts';
import { absentOn } from '../policy/task.ts';
import { cursorOf, pageOf, type Reader, type Rows, unionOf } from './page.ts';
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

interface TaskRow {
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
  for (const absent of absentOn(user, today)) {
    for (const group of groupsOf({ grants: positionsOf({ ...absent, login: '' }) })) groups.add(group);
    groups.add(userGroup(absent.id));
  }
  for (const { uscc, role } of user.memberships) {
    groups.add(`applicant:${uscc}`).add(`applicant:${uscc}:agent`);
    if (role === 'legal-representative') groups.add(`applicant:${uscc}:legal-representative`);
  }
  return [...groups].sort();
}

export interface InboxQuery {
  readonly groups: readonly string[];
  /** Only tasks claimed by this user. */
  readonly assignee?: string | undefined;
  readonly programme?: string | undefined;
  readonly district?: string | undefined;
  /** With `now`: only tasks that show this light. */
  readonly light?: Light | undefined;
  readonly step?: string | undefined;
  readonly now: string;
  readonly after?: string | undefined;
  readonly limit: number;
}

/** Open tasks, newest first; with a light, the most urgent first. One list for each group, each by its own partial index. */
export async function inboxPage(db: Reader, query: InboxQuery): Promise<Rows<ListedTask>> {
  const byDue = query.light === 'red' || query.light === 'yellow';
  const [column, direction] = byDue ? (['due_at', 'asc'] as const) : (['opened_at', 'desc'] as const);
  const cursor = cursorOf(query.after, 2);
  const order = [
    { column, order: direction },
    { column: 'id', order: direction },
  ] as const;
  const lists = sources(db, query).map((list) => {
    narrow(list, query);
    if (cursor) list.whereRaw(`(${column}, id) ${byDue ? '>' : '<'} (?, ?)`, cursor);
    return list.orderBy([...order]);
  });
  const rows = await unionOf<TaskRow>(db, lists, order, query.limit + 1);
  return pageOf(rows.map(taskOf), query.limit, (task) => [(byDue ? task.dueAt : task.openedAt) ?? '', task.id]);
}

function sources(db: Reader, { groups, assignee }: InboxQuery): Knex.QueryBuilder[] {
  // A literal: SQLite takes a partial index only when the statement's text implies its condition.
  const open = () => db('tasks').whereRaw("status = 'open'");
  if (assignee !== undefined) return [open().where({ assignee })];
  return groups.map((group) => open().where({ group_key: group }));
}

function narrow(list: Knex.QueryBuilder, { programme, district, light, now, step }: InboxQuery): void {
  if (programme !== undefined) list.where({ programme });
  if (district !== undefined) list.where({ district });
  if (step !== undefined) list.where({ step });
  if (light === 'red') list.where('due_at', '<=', now);
  if (light === 'yellow') list.where('due_at', '>', now).where('warn_at', '<=', now);
  if (light === 'green') list.where('due_at', '>', now).where((or) => or.whereNull('warn_at').orWhere('warn_at', '>', now));
  if (light === 'none') list.whereNull('due_at');
}

export interface InboxCounts {
  readonly open: number;
  readonly mine: number;
  readonly yellow: number;
  readonly red: number;
}
/** Counts stop at this number: an inbox says “999+”. */
export const countLimit = 1000;

export async function inboxCounts(db: Reader, groups: readonly string[], userId: string, now: string): Promise<InboxCounts> {
  const counts: Record<keyof InboxCounts, Omit<InboxQuery, 'now' | 'limit'>> = {
    open: { groups },
    mine: { groups, assignee: userId },
    yellow: { groups, light: 'yellow' },
    red: { groups, light: 'red' },
  };
  // One query: a column for each list, each counted by its own index no further than the limit.
  const columns = Object.entries(counts).flatMap(([name, query]) =>
    sources(db, { ...query, now, limit: 0 }).map((list, index) => {
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
  return { open: sum('open'), mine: sum('mine'), yellow: sum('yellow'), red: sum('red') };
}

/** What was copied 抄送 to a user, newest first, at most `limit`. */
export async function copiesTo(db: Reader, userId: string, limit: number): Promise<ListedTask[]> {
  const copies = db('tasks').where({ group_key: userGroup(userId), kind: 'copy' });
  const rows = (await copies.orderBy('opened_at', 'desc').limit(limit)) as TaskRow[];
  return rows.map(taskOf);
}

/** All tasks of a case in order of opening, closed ones too. */
export async function tasksOfCase(db: Reader, caseId: string): Promise<ListedTask[]> {
  const rows = (await db('tasks').where({ case_id: caseId }).orderBy('opened_at')) as TaskRow[];
  const n = (row: TaskRow) => Number(row.id.slice(caseId.length + 1));
  return rows.toSorted((a, b) => n(a) - n(b)).map(taskOf);
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
    .whereIn('group_key', [...groups])
    .where({ programme, step, kind })
    .orderBy(['opened_at', 'id'])
    .limit(limit)) as TaskRow[];
  return rows.map(taskOf);
}

export async function taskById(db: Reader, taskId: string): Promise<ListedTask | null> {
  const row = (await db('tasks')
    .where({ case_id: caseIdOf(taskId), id: taskId })
    .first()) as TaskRow | undefined;
  return row ? taskOf(row) : null;
}

/** The same, for plans. */
export const caseGroups: FactSource<readonly string[]> = {
  name: 'caseGroups',
  async load(tx, caseIds) {
    const rows = await tx.byKeys<{ case_id: string; group_key: string }>('tasks', 'case_id', caseIds, ['distinct case_id', 'group_key']);
    return new Map(caseIds.map((id) => [id, rows.filter((row) => row.case_id === id).map((row) => row.group_key)]));
  },
};

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

/** Groups of all tasks of a case, for the policy on reading it. */
export async function taskGroupsOf(db: Reader, caseId: string): Promise<string[]> {
  return (await db('tasks').distinct('group_key').where({ case_id: caseId })).map((row: { group_key: string }) => row.group_key);
}

/** A task's id is `<caseId>.<n>`. */
export function caseIdOf(taskId: string): string {
  return taskId.slice(0, Math.max(0, taskId.lastIndexOf('.')));
}

function taskOf(row: TaskRow): ListedTask {
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
