import type { TaskDto } from './case.ts';

/** What several tasks would become: `POST /api/tasks/preview`. */
export type BulkOperation = 'complete' | 'claim' | 'transfer' | 'remind';
export interface BulkPreviewInput {
  readonly tasks: readonly string[];
  readonly op: BulkOperation;
  readonly outcome?: string;
  readonly reason?: string;
  /** Of a transfer: to whom; null gives back to the position. */
  readonly to?: string | null;
}
export interface BulkPreviewDto {
  readonly items: readonly BulkPreviewItem[];
  /** Outcomes offered by the step of the tasks, if it is one; `alone`: why one can't be given to several cases. */
  readonly outcomes: readonly (TaskDto['outcomes'][number] & { readonly alone: string | null })[];
}
export interface BulkPreviewItem {
  readonly task: string;
  /** Null of what the reader may not see. */
  readonly caseId: string | null;
  readonly caseNumber: string | null;
  readonly enterpriseName: string | null;
  /** Of the case as it stood: sent along, so that what changed meanwhile isn't decided unseen. */
  readonly seq: number;
  /** Why it would be refused, what to do, and each place that is wrong. */
  readonly refusal: { readonly code: string; readonly message: string; readonly places: readonly string[] } | null;
  /** Where the case would stand. */
  readonly steps: readonly string[];
  /** It would stand where it stands now: others have still to answer. */
  readonly stays: boolean;
  /** Total of the reader's own sheet that would be sent; null of anything else. */
  readonly total: number | null;
  /** How it would end, in words. */
  readonly ends: string | null;
  /** UTC instant of the earliest deadline then. */
  readonly dueAt: string | null;
}
