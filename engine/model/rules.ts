/** Conditions, scorecards and decision tables of a definition, and their dated versions. */
import type { Feel } from './deadline.ts';

/** Named condition with its reason in words; used to tell all gaps at once (一次性告知), to match and to search. */
export interface EligibilityCondition {
  readonly id: string;
  /** FEEL over `enterprise`, `today`, `parameters`, `registry` (own entries). */
  readonly when: Feel;
  readonly reason: string;
  readonly reasonEn?: string;
  /** What the applicant can do about it. */
  readonly remedy?: string;
}

export interface ScorecardItem {
  readonly id: string;
  readonly title: string;
  readonly dimension: string;
  readonly max: number;
  /** FEEL of the value shown beside the score (optional). */
  readonly value?: Feel;
  readonly unit?: string;
  /** First band whose condition holds gives the score. */
  readonly bands: readonly { readonly when: Feel; readonly score: number; readonly label: string }[];
  readonly otherwise: { readonly score: number; readonly label: string };
}

export interface Scorecard {
  readonly title: string;
  readonly dimensions: readonly { readonly id: string; readonly title: string; readonly min?: number }[];
  readonly items: readonly ScorecardItem[];
  readonly passTotal: number;
}

export type HitPolicy =
  | 'UNIQUE'
  | 'ANY'
  | 'FIRST'
  | 'PRIORITY'
  | 'COLLECT'
  | 'COLLECT SUM'
  | 'COLLECT MIN'
  | 'COLLECT MAX'
  | 'COLLECT COUNT'
  | 'RULE ORDER'
  | 'OUTPUT ORDER';

/** DMN decision table. Input entries are FEEL unary tests (`-` is any); output entries are FEEL expressions. */
export interface DecisionTable {
  readonly title?: string;
  readonly hitPolicy: HitPolicy;
  readonly inputs: readonly { readonly label: string; readonly expression: Feel }[];
  readonly outputs: readonly { readonly name: string; readonly label?: string; readonly values?: readonly string[] }[];
  readonly rules: readonly { readonly in: readonly string[]; readonly out: readonly Feel[]; readonly note?: string }[];
}

/** A dated set of rules inside a definition; chosen when the application is submitted and pinned to the case. */
export interface RuleVersion {
  readonly id: string;
  readonly title: string;
  readonly basis: string;
  /** YYYY-MM-DD, inclusive. */
  readonly from: string;
  readonly to?: string;
  readonly scorecards?: Readonly<Record<string, Scorecard>>;
  readonly tables?: Readonly<Record<string, DecisionTable>>;
}
