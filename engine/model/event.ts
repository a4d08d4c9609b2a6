/**
 * Facts that happened to a case, append-only, hash-chained; the event log is the truth.
 * Everything not derivable (time, ids, people, numbers from sequences) is inside the event, so a history replays exactly.
 */
import type { Enterprise } from './enterprise.ts';

export interface EventEnvelope<T extends CaseFact = CaseFact> {
  readonly caseId: string;
  /** 1, 2, 3… without gaps. */
  readonly seq: number;
  /** UTC ISO-8601 instant with milliseconds. */
  readonly at: string;
  /** User id, or `system`. */
  readonly by: string;
  readonly fact: T;
  /** Lower-case hex SHA-256 of the previous event (64 zeros before the first) and of this one. */
  readonly prevHash: string;
  readonly hash: string;
}
/** What the machine reads of an event. */
export type MachineEvent = Pick<EventEnvelope, 'at' | 'by' | 'fact'>;

export interface ReviewNote {
  /** Top-level field of the application, or a JSON pointer into it. */
  readonly field: string;
  readonly reason: string;
}

export type CaseFact =
  | {
      readonly type: 'case.opened';
      readonly caseId: string;
      readonly number: string;
      readonly programme: string;
      readonly definition: string;
      readonly enterprise: Enterprise;
      readonly window: WindowFacts | null;
      readonly applyType: string | null;
      /** Own valid registry entries when opened. */ readonly registry: readonly RegistryFacts[];
    }
  | { readonly type: 'task.claimed'; readonly task: string; readonly user: string }
  | { readonly type: 'task.released'; readonly task: string }
  | {
      readonly type: 'task.completed';
      readonly task: string;
      readonly outcome: string;
      readonly reason?: string;
      /** Form data (form and correct steps: the whole application; review with a form: its data). Already validated and filtered. */
      readonly data?: Readonly<Record<string, unknown>>;
      /** Fresh enterprise profile, snapshotted at submission (form steps). */
      readonly enterprise?: Enterprise;
      readonly verified?: Readonly<Record<string, unknown>>;
      readonly notes?: readonly ReviewNote[];
      /** Batch sessions: the meeting's id and document number. */
      readonly batch?: { readonly id: string; readonly documentNumber?: string; readonly rank?: number };
    }
  | { readonly type: 'task.signed'; readonly task: string; readonly contentHash: string }
  | { readonly type: 'timer.fired'; readonly timer: string }
  | { readonly type: 'case.withdrawn'; readonly reason: string }
  | {
      readonly type: 'objection.filed';
      readonly objection: string;
      readonly name: string;
      readonly contact: string;
      readonly grounds: string;
      readonly files?: readonly string[];
    }
  | {
      readonly type: 'entry.registered';
      readonly step: string;
      readonly entry: string;
      readonly number: string;
      readonly validFrom: string;
      readonly validTo: string;
      readonly verification: string;
    }
  /** A calendar year was imported: estimated dates are recomputed. */
  | { readonly type: 'calendar.changed'; readonly year: number };
export type FactType = CaseFact['type'];

export interface WindowFacts {
  readonly id: string;
  readonly title: string;
  readonly opensOn: string;
  readonly closesOn: string;
  /** Department's own settings of this batch, in scope as `window.<name>`. */
  readonly settings?: Readonly<Record<string, string | number | boolean>>;
}

export interface RegistryFacts {
  readonly registry: string;
  readonly status: string;
  readonly validFrom: string;
  readonly validTo: string;
  readonly flags: readonly string[];
}
