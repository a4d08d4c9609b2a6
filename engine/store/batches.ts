/** Meetings 批次会议: batches and their members. */
import type { Reader } from './page.ts';
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
