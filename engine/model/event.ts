/**
 * Facts that happened to a case, append-only, hash-chained; the event log is the truth.
 * Everything not derivable (time, ids, people, numbers from sequences) is inside the event, so a history replays exactly.
 */
import type { Enterprise } from './enterprise.ts';
import type { Voice } from './meeting.ts';
import type { MigrationPlan } from './migration.ts';
import type { TaskOperation } from './operation.ts';
import type { SupervisionFact } from './supervision.ts';

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
/** An act of the standing substitute 代办 of an absent person. */
interface InStead {
  readonly onBehalfOf?: string;
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
      /** The step of another case that opened this one. */ readonly parent?: ParentStep;
      /** Own valid registry entries when opened. */ readonly registry: readonly RegistryFacts[];
      /** What was held against the enterprise when opened; absent when nothing was. */ readonly records?: readonly RecordFacts[];
    }
  | { readonly type: 'task.claimed'; readonly task: string; readonly user: string; readonly onBehalfOf?: string }
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
      /** 容缺: fields whose files the applicant promises to hand in later. */
      readonly deferred?: readonly string[];
      /** Conditions attached to a consent 附条件同意. */
      readonly conditions?: readonly string[];
      /** The absent person whose standing substitute acted 代办. */
      readonly onBehalfOf?: string;
      /** Answered together with other cases 批量办理. */
      readonly bulk?: true;
      /** Batch sessions: the meeting's id and document number. */
      readonly batch?: {
        readonly id: string;
        readonly documentNumber?: string;
        readonly rank?: number;
        /** `exempt`, `in`, `tied`, `waiting`, `out`, where the step ranks. */
        readonly place?: string;
        /** Share of the pool. */
        readonly granted?: number;
        /** How the meeting voted, where it did. */
        readonly votes?: MeetingBallot;
      };
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
  | TaskOperation
  | SupervisionFact
  /** More time is asked for: for the deadline of the task's step, or for the clock of the case. */
  | ({ readonly type: 'extension.requested'; readonly task: string; readonly of: ExtensionOf; readonly reason: string } & InStead)
  /** Granted by the approver, on a request (`task` is its own) or at once (`task` is one of the step). */
  | ({ readonly type: 'deadline.extended'; readonly task: string; readonly of: ExtensionOf; readonly reason: string } & InStead)
  | ({ readonly type: 'extension.refused'; readonly task: string; readonly reason: string } & InStead)
  /** What a service outside said to the call of one entry of a step. */
  | { readonly type: 'service.answered'; readonly step: string; readonly call: string; readonly status: number; readonly body: unknown }
  /** A call was given up: its step goes where failures go. */
  | {
      readonly type: 'service.failed';
      readonly step: string;
      readonly call: string;
      readonly status: number | null;
      readonly reason: string;
    }
  /** A meeting held the case back 暂缓: the task stays open for a later one. */
  | { readonly type: 'member.held'; readonly task: string; readonly batch: string; readonly reason: string }
  /** Lots were drawn for a panel: seed, pool and exclusions are kept, so that anybody can draw again (`policy/draw.ts`). */
  | ({ readonly type: 'panel.drawn'; readonly step: string; readonly pool: string; readonly reason?: string } & PanelLot)
  /** A seat was given by the system; `user` null: everybody was passed over, the task waits for its group. */
  | ({ readonly type: 'seat.drawn'; readonly step: string; readonly task: string } & SeatLot)
  /** A sample was drawn: whether the lot fell on this case. */
  | ({ readonly type: 'lot.drawn'; readonly step: string } & ShareLot)
  /** A drawn expert declines (自请回避), or who organises the panel replaces one (`replaced`, in the expert's stead): the next reserve takes the seat. */
  | ({ readonly type: 'panel.declined'; readonly task: string; readonly reason: string; readonly replaced?: true } & InStead)
  /** Who organises a panel asks for a lot that needs a second person (`draw.approve`): to draw all anew, or to replace the expert of a seat (a task's id). */
  | {
      readonly type: 'draw.requested';
      readonly step: string;
      readonly of: 'redraw' | 'replace';
      readonly seat?: string;
      readonly reason: string;
    }
  /** The whole panel is drawn anew; possible until somebody has scored. */
  | { readonly type: 'panel.redrawn'; readonly step: string; readonly reason: string }
  /** The case goes on by another version of its definition; with `undoes` (a seq) it is again as it was before that migration. */
  | {
      readonly type: 'case.migrated';
      /** Content hashes of the two definitions. */
      readonly from: string;
      readonly to: string;
      readonly plan: MigrationPlan;
      /** SHA-256 of the plan. */
      readonly hash: string;
      /** Timers of the case that were armed then. */
      readonly timers: readonly string[];
      /** Branches that only the new version has begin. Absent in facts of earlier releases, where they counted as over. */
      readonly begins?: true;
      readonly undoes?: number;
    }
  | { readonly type: 'child.opened'; readonly step: string; readonly entry: number; readonly child: string; readonly number: string }
  | {
      readonly type: 'child.ended';
      readonly step: string;
      readonly entry: number;
      readonly child: string;
      readonly outcome: string;
      /** What the step's `result` makes of it. */
      readonly data: Readonly<Record<string, unknown>>;
    }
  /** The case that had opened this one no longer waits for it. */
  | { readonly type: 'case.cancelled'; readonly reason: string }
  /** An operator mended the case: values set, results of steps added to, the case moved to another step. */
  | {
      readonly type: 'case.repaired';
      readonly reason: string;
      readonly verified?: Readonly<Record<string, unknown>>;
      readonly results?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
      readonly to?: string;
    }
  /** Somebody, or another case, told the case something. `data` was what came with it. */
  | { readonly type: 'message.received'; readonly name: string; readonly key?: string; readonly data: Readonly<Record<string, unknown>> }
  /** A calendar year was imported: estimated dates are recomputed. */
  | { readonly type: 'calendar.changed'; readonly year: number };
export type FactType = CaseFact['type'];
/** Deadline of the task's step, of the block the step is in, or the clock of the case. */
export type ExtensionOf = 'deadline' | 'block' | 'clock';

/** What a vote came to: the weight in favour, and that of those present. */
export interface MeetingBallot {
  readonly for: number;
  readonly of: number;
  /** The ballot before it, which was tied. */
  readonly tied?: number;
  /** The chair's casting vote. */
  readonly cast?: 'for' | 'against';
  /** 记名: everybody who was there, in the ballot that counts and in the tied one before it. */
  readonly names?: readonly NamedVote[];
  readonly tiedNames?: readonly NamedVote[];
}
export interface NamedVote {
  readonly name: string;
  readonly seat?: string;
  readonly vote: Voice;
}

/** A lot with everything it depends on. Ids are user ids; `candidates` are sorted. */
export interface PanelLot {
  readonly seed: string;
  readonly count: number;
  readonly reserve: number;
  readonly mix: Readonly<Record<string, number>>;
  readonly candidates: readonly { readonly id: string; readonly skills: readonly string[] }[];
  readonly excluded: readonly { readonly id: string; readonly reasons: readonly string[] }[];
  readonly drawn: readonly string[];
  readonly reserves: readonly string[];
}

/** How a seat was given, with everything it depends on. `holders` are sorted by id, with their open tasks. */
export interface SeatLot {
  readonly method: 'random' | 'leastLoaded' | 'rotating';
  readonly seed: string;
  /** 1, 2, 3…: whose turn it is. */
  readonly turn: number;
  readonly holders: readonly { readonly id: string; readonly load: number }[];
  readonly excluded: readonly { readonly id: string; readonly reasons: readonly string[] }[];
  readonly user: string | null;
}

/** A lot over one case, with everything it depends on. */
export interface ShareLot {
  readonly seed: string;
  /** Percent of cases that it is to fall on. */
  readonly share: number;
  /** 1 to 10,000; those up to the share's hundredths are drawn. */
  readonly number: number;
  readonly drawn: boolean;
}

export interface WindowFacts {
  readonly id: string;
  readonly title: string;
  readonly opensOn: string;
  readonly closesOn: string;
  /** Department's own settings of this batch, in scope as `window.<name>`. */
  readonly settings?: Readonly<Record<string, string | number | boolean>>;
}

/** Something that was held against an enterprise, of a kind the definition named; `on` is YYYY-MM-DD. */
export interface RecordFacts {
  readonly kind: string;
  readonly on: string;
  readonly programme: string;
  /** Set when it concerns an entry of this registry. */
  readonly registry: string | null;
}

export interface RegistryFacts {
  readonly registry: string;
  readonly status: string;
  readonly validFrom: string;
  readonly validTo: string;
  readonly flags: readonly string[];
}

/** A step of another case: `entry` counts how often it was entered. */
export interface ParentStep {
  readonly caseId: string;
  readonly step: string;
  readonly entry: number;
}
