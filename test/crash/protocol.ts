import type { CompleteTaskRequest } from '../../engine/commands/complete-task.ts';

/** Where the database is. */
export interface Place {
  readonly databaseUrl?: string;
  readonly dataDir: string;
}
export interface StartMessage {
  readonly place: Place;
  /** Real time in ms at which business time began. */
  readonly clockStart: number;
}
/** `by` is the id of one of `people`; `key` an idempotency key, kept when the command is sent again. */
export type Command =
  | { readonly verb: 'open'; readonly by: string; readonly key: string }
  | {
      readonly verb: 'complete';
      readonly by: string;
      readonly key: string;
      readonly input: Pick<CompleteTaskRequest, 'taskId' | 'outcome' | 'reason' | 'data' | 'notes'>;
    }
  | { readonly verb: 'claim'; readonly by: string; readonly key: string; readonly taskId: string }
  | { readonly verb: 'draft'; readonly by: string; readonly taskId: string; readonly version: number }
  | { readonly verb: 'tasks'; readonly by: string; readonly caseId: string };

export type Reply =
  | { readonly type: 'ready' | 'started' }
  | { readonly type: 'answer'; readonly id: number; readonly ok: true; readonly value: unknown }
  | { readonly type: 'answer'; readonly id: number; readonly ok: false; readonly code: string; readonly message: string }
  | { readonly type: 'letter'; readonly letter: string }
  | { readonly type: 'trouble'; readonly message: string };
