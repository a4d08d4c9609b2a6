/** What must be done because of an event. The machine only says it; `commands/` writes it in the event's transaction. */
import type { CaseData, CaseStatus } from './case.ts';
import type { ParentStep } from './event.ts';
import type { PanelDraw } from './panel.ts';
import type { Supervision } from './supervision.ts';
import type { Task } from './task.ts';

export type Effect =
  | { readonly type: 'task.open'; readonly task: Task }
  | {
      readonly type: 'task.update';
      readonly task: string;
      /** `step` and `title` change when the case is migrated. */
      readonly patch: Partial<Pick<Task, 'assignee' | 'group' | 'dueAt' | 'warnAt' | 'estimated' | 'step' | 'title'>>;
    }
  | {
      readonly type: 'task.close';
      readonly task: string;
      readonly status: 'completed' | 'cancelled';
      readonly outcome?: string /** The objection it resolves. */;
      readonly objection?: string;
      readonly by?: string;
    }
  /** A completed task is open again as it was (taken back). */
  | { readonly type: 'task.reopen'; readonly task: Task }
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
  /** Lots are drawn inside the transaction; the runtime answers with a `panel.drawn` event. `exclude`: who was drawn before. */
  | {
      readonly type: 'draw';
      readonly step: string;
      readonly draw: PanelDraw;
      readonly skills: readonly string[] | null;
      readonly exclude: readonly string[];
      readonly reason: string | null;
    }
  /** Somebody is chosen inside the transaction; the runtime answers with a `seat.drawn` event. `exclude`: with the step that says so. */
  | {
      readonly type: 'seat.draw';
      readonly step: string;
      readonly task: string;
      readonly group: string;
      readonly method: 'random' | 'leastLoaded' | 'rotating';
      readonly exclude: readonly { readonly id: string; readonly reason: string }[];
    }
  /** Whether the case belongs to a sample is drawn inside the transaction; the runtime answers with a `lot.drawn` event. Percent. */
  | { readonly type: 'lot'; readonly step: string; readonly share: number }
  /** A row of the outbox, delivered at least once; answered with `service.answered` or `service.failed`. Seconds. */
  | {
      readonly type: 'service.call';
      readonly step: string;
      readonly call: string;
      readonly service: string;
      readonly method: 'GET' | 'POST';
      readonly path: string;
      readonly body: Readonly<Record<string, unknown>>;
      readonly timeout: number;
      readonly times: number;
      readonly wait: number;
      /** A failure is a branch of the case, not an incident. */
      readonly branches: boolean;
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
  /** An order of a supervisor as it stands now. */
  | { readonly type: 'supervision.save'; readonly supervision: Supervision }
  /** Something is kept against the enterprise: counted in `records`, and what a cool-down starts from. `on` is YYYY-MM-DD. */
  | { readonly type: 'record'; readonly step: string; readonly kind: string; readonly on: string }
  /** A case of another programme is to be opened for a step. */
  | {
      readonly type: 'case.start';
      readonly step: string;
      readonly entry: number;
      readonly programme: string;
      readonly applyType: string | null;
      readonly data: Readonly<Record<string, unknown>>;
      readonly submit: boolean;
    }
  /** The case ended: the step of another case that opened it is told. */
  | { readonly type: 'case.tell'; readonly parent: ParentStep; readonly outcome: string }
  /** A case that was opened for a step isn't wanted any more. */
  | { readonly type: 'case.cancel'; readonly child: string }
  /** The case can now be found under a message's key, or no longer. */
  | { readonly type: 'message.await'; readonly name: string; readonly key: string }
  | { readonly type: 'message.forget'; readonly name: string; readonly key: string }
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
