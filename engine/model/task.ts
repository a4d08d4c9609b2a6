export type TaskKind =
  | 'fill'
  | 'sign'
  | 'correct'
  | 'review'
  | 'batch'
  | 'external'
  | 'objection'
  | 'score'
  | 'panel'
  | 'extension'
  /** A second person over what the organiser of a panel asks for. */
  | 'approval'
  | 'copy';
export type TaskStatus = 'open' | 'completed' | 'cancelled';

/** One person's or candidate group's work in a step. */
export interface Task {
  /** `<caseId>.<n>`, n counts within the case. */
  readonly id: string;
  readonly caseId: string;
  readonly step: string;
  readonly kind: TaskKind;
  readonly title: string;
  /** `role@scope`, `applicant:<uscc>` / `applicant:<uscc>:<membership>`, or `user:<id>` (an added signer, a delegate, a reader). */
  readonly group: string;
  /** User who claimed it. */
  readonly assignee: string | null;
  readonly status: TaskStatus;
  readonly openedAt: string;
  /** UTC instant at which the deadline expires; null without a deadline. */
  readonly dueAt: string | null;
  /** UTC instant of the yellow light. */
  readonly warnAt: string | null;
  /** The due date rests on a calendar year that isn't published yet (暂估). */
  readonly estimated: boolean;
}
/** Red: overdue; yellow: warning reached; green otherwise; none without a deadline. */
export type Light = 'green' | 'yellow' | 'red' | 'none';
export function lightOf(task: Pick<Task, 'dueAt' | 'warnAt'>, now: string): Light {
  if (!task.dueAt) return 'none';
  if (now >= task.dueAt) return 'red';
  return task.warnAt && now >= task.warnAt ? 'yellow' : 'green';
}
