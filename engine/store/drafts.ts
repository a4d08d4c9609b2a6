/** Drafts of forms: rows of their own, not events. */
import type { DraftOrigin } from '../model/dto/case.ts';
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
  /** Fields that were taken over from an earlier case and stand as they came. */
  readonly origins: Readonly<Record<string, DraftOrigin>>;
}
interface DraftRow {
  task_id: string;
  data: string;
  version: number;
  saved_at: string;
  saved_by: string;
  origins: string;
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

/**
 * Writes the draft when `draft.version` is one more than the stored version; otherwise gives the stored one, newer than the writer knew.
 * Origins known before are kept for fields that still say the same.
 */
export async function saveDraftRow(tx: Tx, draft: Draft): Promise<{ readonly saved: Draft } | { readonly newer: Draft }> {
  const key = { case_id: caseIdOf(draft.taskId), task_id: draft.taskId };
  const row = (await tx.table('drafts').where(key).first()) as DraftRow | undefined;
  const before = row ? draftFrom(row) : { ...draft, data: {}, version: 0, origins: {} };
  if (before.version !== draft.version - 1) return { newer: before };
  const kept = Object.entries(before.origins).filter(
    ([name]) => JSON.stringify(draft.data[name] ?? null) === JSON.stringify(before.data[name] ?? null),
  );
  const saved = { ...draft, origins: { ...Object.fromEntries(kept), ...draft.origins } };
  const values = {
    ...{ data: JSON.stringify(saved.data), version: saved.version, saved_at: saved.savedAt, saved_by: saved.savedBy },
    origins: JSON.stringify(saved.origins),
  };
  if (row) await tx.table('drafts').where(key).update(values);
  else await tx.table('drafts').insert({ ...key, ...values });
  return { saved };
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
    origins: JSON.parse(row.origins) as Draft['origins'],
  };
}
