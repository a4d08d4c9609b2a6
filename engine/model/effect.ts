/** What must be done because of an event. The machine only says it; `commands/` writes it in the event's transaction. */
import type { CaseData, CaseStatus } from './case.ts';
import type { Task } from './task.ts';

export type Effect =
  | { readonly type: 'task.open'; readonly task: Task }
  | {
      readonly type: 'task.update';
      readonly task: string;
      readonly patch: Partial<Pick<Task, 'assignee' | 'dueAt' | 'warnAt' | 'estimated'>>;
    }
  | { readonly type: 'task.close'; readonly task: string; readonly status: 'completed' | 'cancelled'; readonly outcome?: string }
  | { readonly type: 'timer.arm'; readonly timer: ArmedTimer }
  | { readonly type: 'timer.cancel'; readonly timer: string }
  /** The case row changes. `steps` are the live step ids. */
  | { readonly type: 'case.update'; readonly status: CaseStatus; readonly steps: readonly string[]; readonly outcome: string | null }
  /** Tell people; `to` is a task group or a user id. Becomes an in-app message and outbox rows. */
  | { readonly type: 'notify'; readonly to: string; readonly template: string; readonly params: Readonly<Record<string, string>> }
  /** Done inside the transaction; the runtime answers with an `entry.registered` event. */
  | {
      readonly type: 'register';
      readonly step: string;
      readonly registry: string;
      readonly validFrom: string;
      readonly validTo: string;
      readonly certificate: RegisterCertificate | null;
    }
  /** The step entered the public notice list, or left it. */
  | {
      readonly type: 'notice.publish';
      readonly step: string;
      readonly title: string;
      readonly from: string;
      readonly until: string;
      readonly estimated: boolean;
      readonly content: readonly { readonly label: string; readonly value: string }[];
    }
  | { readonly type: 'notice.close'; readonly step: string; readonly outcome: string };

export interface RegisterCertificate {
  readonly number: string;
  readonly title: string;
  readonly body: string;
  readonly fields: readonly { readonly label: string; readonly value: string }[];
}

export interface ArmedTimer {
  /** Unique within the case: `<step>.<name>#<entry>`; a later entry of the step has another id, so stale firings are recognised. */
  readonly id: string;
  readonly step: string;
  readonly name: string;
  readonly fireAt: string;
  readonly estimated: boolean;
}
export type EffectOf<T extends Effect['type']> = Extract<Effect, { type: T }>;
export type { CaseData };
