/** Meetings 批次会议: batches and their members. */
import type { Reader } from './page.ts';
import type { ListedTask } from './tasks.ts';
import { openTasksOfStep } from './tasks.ts';
import type { Tx } from './tx.ts';

export interface StoredBatch {
  readonly id: string;
  readonly programme: string;
  readonly step: string;
  readonly documentNumber: string | null;
  readonly attendance: { readonly present: number; readonly total: number } | null;
  readonly createdAt: string;
  readonly createdBy: string;
}

/** False when the batch is there already: a repeated request goes on with its members. */
export async function insertBatch(tx: Tx, batch: StoredBatch): Promise<boolean> {
  const { id, programme, step, documentNumber, attendance, createdAt, createdBy } = batch;
  const rows = await tx.raw(
    `insert into batches (id, programme, step, document_number, attendance, created_at, created_by) values (?, ?, ?, ?, ?, ?, ?)
     on conflict do nothing returning id`,
    [id, programme, step, documentNumber, attendance && JSON.stringify(attendance), createdAt, createdBy],
  );
  return rows.length > 0;
}

/** Steps with open batch tasks of these groups, by programme: the agenda of the next meeting is the inbox page of each. */
export async function openBatches(
  db: Reader,
  groups: readonly string[],
): Promise<{ programme: string; definition: string; step: string; n: number }[]> {
  if (groups.length === 0) return [];
  const rows = await db('tasks')
    .select('programme', 'step')
    .max({ definition: 'definition' })
    .count({ n: '*' })
    .whereIn('group_key', [...groups])
    .where({ status: 'open', kind: 'batch' })
    .groupBy('programme', 'step')
    .orderBy(['programme', 'step']);
  return rows.map((row) => ({ ...row, n: Number(row.n) })) as never;
}

/** A member decided by an earlier meeting of the step. */
export interface DecidedMember {
  readonly caseId: string;
  readonly batch: string;
  readonly place: string;
  readonly outcome: string;
  /** Share of the pool, a decimal as text. */
  readonly granted: string | null;
  readonly window: string | null;
  /** Outcome of the case; null while it runs. */
  readonly ended: string | null;
}

/** Ranked members of the step's earlier meetings, in order of the meetings. */
export async function decidedMembers(db: Reader, programme: string, step: string): Promise<DecidedMember[]> {
  const rows = (await db('batch_members as m')
    .join('batches as b', 'b.id', 'm.batch_id')
    .join('cases as c', 'c.id', 'm.case_id')
    .select('m.case_id', 'm.batch_id', 'm.place', 'm.outcome', 'm.granted', 'c.window_id', 'c.status', 'c.outcome as ended')
    .where({ 'b.programme': programme, 'b.step': step })
    .whereNotNull('m.place')
    .orderBy(['b.created_at', 'm.case_id'])) as Record<string, string | null>[];
  return rows.map((row) => ({
    ...{ caseId: row.case_id ?? '', batch: row.batch_id ?? '', place: row.place ?? '', outcome: row.outcome ?? '' },
    ...{ granted: row.granted ?? null, window: row.window_id ?? null, ended: row.status === 'ended' ? (row.ended ?? null) : null },
  }));
}

/** Most members of one step that are ranked together. */
export const membersAtOnce = 2000;

/** Open batch tasks of a step and these groups, in order of arrival. */
export async function openMembers(db: Reader, programme: string, step: string, groups: readonly string[]): Promise<ListedTask[]> {
  return openTasksOfStep(db, { programme, step, groups, kind: 'batch', limit: membersAtOnce });
}
