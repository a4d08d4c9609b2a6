/** Drafts of forms: rows of their own, not events. */
import type { Reader } from './page.ts';
import { caseIdOf } from './tasks.ts';
import type { Tx } from './tx.ts';
import type { FactSource } from './writer/command.ts';

export interface Draft {
  readonly taskId: string;
  readonly data: Readonly<Record<string, unknown>>;
  /** 1, 2, 3…: an optimistic lock. */
  readonly version: number;
  readonly savedAt: string;
  readonly savedBy: string;
}
interface DraftRow {
  task_id: string;
  data: string;
  version: number;
  saved_at: string;
  saved_by: string;
}

export async function draftOf(db: Reader, taskId: string): Promise<Draft | null> {
  const row = (await db('drafts')
    .where({ case_id: caseIdOf(taskId), task_id: taskId })
    .first()) as DraftRow | undefined;
  return row ? draftFrom(row) : null;
}

/** All drafts of a case. */
export async function draftsOf(db: Reader, caseId: string): Promise<Draft[]> {
  return ((await db('drafts').where({ case_id: caseId })) as DraftRow[]).map(draftFrom);
}

/** Writes the draft when `draft.version` is one more than the stored version; otherwise gives the stored one, newer than the writer knew. */
export async function saveDraftRow(tx: Tx, draft: Draft): Promise<Draft | null> {
  const key = { case_id: caseIdOf(draft.taskId), task_id: draft.taskId };
  const row = (await tx.table('drafts').where(key).first()) as DraftRow | undefined;
  if ((row?.version ?? 0) !== draft.version - 1) return row ? draftFrom(row) : { ...draft, data: {}, version: 0 };
  const values = { data: JSON.stringify(draft.data), version: draft.version, saved_at: draft.savedAt, saved_by: draft.savedBy };
  if (row) await tx.table('drafts').where(key).update(values);
  else await tx.table('drafts').insert({ ...key, ...values });
  return null;
}

/** Drafts by task id, for plans. */
export const drafts: FactSource<Draft> = {
  name: 'drafts',
  async load(tx, taskIds) {
    const rows = await tx.byKeys<DraftRow>('drafts', 'case_id', [...new Set(taskIds.map(caseIdOf))]);
    return new Map(rows.map((row) => [row.task_id, draftFrom(row)]));
  },
};

function draftFrom(row: DraftRow): Draft {
  return {
    taskId: row.task_id,
    data: JSON.parse(row.data) as Draft['data'],
    version: row.version,
    savedAt: row.saved_at,
    savedBy: row.saved_by,
  };
}
