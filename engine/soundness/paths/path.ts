/** A generated case: what people do, in order, and where it must arrive. Plain JSON. */
import type { CaseStatus } from '../../model/case.ts';
import type { Enterprise } from '../../model/enterprise.ts';
import type { ReviewNote, WindowFacts } from '../../model/event.ts';
import type { TaskKind } from '../../model/task.ts';
import type { Ending } from './children.ts';
import type { Data } from './facts.ts';

export type PathAction =
  | { readonly do: 'open' }
  | {
      readonly do: 'complete';
      readonly step: string;
      readonly kind: TaskKind;
      readonly group: string;
      /** The how manieth person of the group: different people where a step needs them. */
      readonly person: number;
      readonly outcome: string;
      readonly reason?: string;
      readonly conditions?: readonly string[];
      readonly data?: Readonly<Record<string, unknown>>;
      readonly notes?: readonly ReviewNote[];
      readonly documentNumber?: string;
    }
  | { readonly do: 'object'; readonly step: string; readonly name: string; readonly contact: string; readonly grounds: string }
  | { readonly do: 'withdraw'; readonly reason: string }
  /** Somebody tells the case something: a member of the applicant, or of a group. */
  | {
      readonly do: 'message';
      readonly step: string;
      readonly name: string;
      readonly group: 'applicant' | string;
      readonly data: Readonly<Record<string, unknown>>;
    }
  /** A service that a step asks answers, or fails for good (`body` null). */
  | { readonly do: 'answer'; readonly step: string; readonly body: Readonly<Record<string, unknown>> | null }
  /** The case that a step asked for is opened. */
  | { readonly do: 'start'; readonly step: string; readonly entry: number; readonly programme: string; readonly data: Data }
  /** It ends; with the outcome `withdrawn` because its applicant withdraws it. */
  | ({ readonly do: 'child'; readonly step: string; readonly entry: number } & Ending)
  /** Time passes until a timer fires. */
  | { readonly do: 'wait'; readonly step: string; readonly timer: string };

export interface PathEvent {
  /** UTC instant. */
  readonly at: string;
  readonly action: PathAction;
  /** Live steps afterwards, sorted. */
  readonly steps: readonly string[];
}

export interface GeneratedPath {
  /** What it is for: goals it is the first to reach. */
  readonly goals: readonly string[];
  /** YYYY-MM-DD. */
  readonly start: string;
  readonly enterprise: Enterprise;
  readonly applyType: string | null;
  readonly window: WindowFacts | null;
  readonly events: readonly PathEvent[];
  /** Steps that draw a sample: does the lot fall on the case? */
  readonly lots: Readonly<Record<string, boolean>>;
  readonly predicted: Arrival;
}

export interface Arrival {
  readonly status: CaseStatus;
  readonly outcome: string | null;
  /** How often each step was entered. */
  readonly entries: Readonly<Record<string, number>>;
  /** In the order in which they were opened. */
  readonly children: readonly PredictedChild[];
  /** Totals of scorecards, outputs of tables and named values, by compute step. */
  readonly results: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** A case that a step of the path opened. */
export interface PredictedChild {
  readonly step: string;
  readonly entry: number;
  readonly programme: string;
  /** Null: it goes on. */
  readonly outcome: string | null;
}

export interface PathReport {
  readonly programme: string;
  readonly paths: readonly GeneratedPath[];
  readonly covered: readonly string[];
  readonly uncovered: readonly { readonly goal: string; readonly reason: string; readonly detail: string }[];
}
