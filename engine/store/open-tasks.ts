/** Open tasks of several cases at once, for lists of cases. */
import type { Task } from '../model/task.ts';
import type { Reader } from './page.ts';

export type OpenTask = Pick<Task, 'id' | 'caseId' | 'group' | 'assignee' | 'status'>;

export async function openTasksOf(db: Reader, caseIds: readonly string[]): Promise<OpenTask[]> {
  if (caseIds.length === 0) return [];
  const rows = (await db('tasks')
    .select('case_id', 'id', 'group_key', 'assignee')
    .whereIn('case_id', [...caseIds])
    .where({ status: 'open' })
    .orderBy('id')) as { case_id: string; id: string; group_key: string; assignee: string | null }[];
  return rows.map((row) => ({ id: row.id, caseId: row.case_id, group: row.group_key, assignee: row.assignee, status: 'open' }));
}

/** How many open tasks each of these users holds; users without any are absent. */
export async function openTaskCounts(db: Reader, users: readonly string[]): Promise<ReadonlyMap<string, number>> {
  if (users.length === 0) return new Map();
  const rows = (await db('tasks')
    .select('assignee')
    .count({ n: '*' })
    .whereRaw("status = 'open' and assignee is not null")
    .whereIn('assignee', [...users])
    .groupBy('assignee')) as { assignee: string; n: number | string }[];
  return new Map(rows.map((row) => [row.assignee, Number(row.n)]));
}
