import type { Enterprise } from './enterprise.ts';
import type { RecordFacts, RegistryFacts, WindowFacts } from './event.ts';

export const caseStatuses = ['draft', 'running', 'ended'] as const;
export type CaseStatus = (typeof caseStatuses)[number];

/** State of a case after its last event: what the machine gives back and the store keeps. Both parts are plain JSON. */
export interface CaseState {
  /** Persisted XState snapshot without `data`: small. */
  readonly snapshot: Readonly<Record<string, unknown>>;
  /** Form data and facts, kept in a table of their own; replaced whole when changed (compare by reference). */
  readonly data: CaseData;
}

/** The scope of expressions is built from this. */
export interface CaseData {
  readonly enterprise: Enterprise;
  readonly window: WindowFacts | null;
  readonly applyType: string | null;
  readonly registry: readonly RegistryFacts[];
  /** What was held against the enterprise when the case was opened; absent when nothing was. */
  readonly records?: readonly RecordFacts[];
  readonly ruleVersion: string | null;
  /** Fields whose files are promised for later; absent when none is. */
  readonly deferred?: readonly string[];
  /** As the applicant submitted last. */
  readonly declared: Readonly<Record<string, unknown>>;
  /** Application before the last correction, for the before/after difference. */
  readonly previous: Readonly<Record<string, unknown>> | null;
  /** Verified values 核定值 by field; override declared ones in `application`. */
  readonly verified: Readonly<Record<string, unknown>>;
  /** Results and opinions by step id. */
  readonly steps: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** The case as lists and pages need it (a row of `cases`). */
export interface CaseSummary {
  readonly id: string;
  readonly number: string;
  readonly programme: string;
  readonly definition: string;
  readonly uscc: string;
  readonly enterpriseName: string;
  readonly district: string;
  readonly window: string | null;
  readonly status: CaseStatus;
  readonly outcome: string | null;
  /** Live steps (several in a parallel block). */
  readonly steps: readonly string[];
  readonly seq: number;
  readonly openedAt: string;
  readonly submittedAt: string | null;
  readonly endedAt: string | null;
}
