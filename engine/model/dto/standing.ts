import type { LegalKind } from '../definition.ts';
import type { WindowDto } from './programme.ts';

export type Verdict = 'yes' | 'no' | 'unknown';

/** A figure that falls short of a condition, or exceeds it. */
export interface GapDto {
  readonly title: string;
  readonly have: number;
  readonly need: number;
  /** Never negative. */
  readonly missing: number;
  /** More is needed; else it is too much. */
  readonly more: boolean;
  readonly unit: 'money' | 'people' | 'pieces' | 'years' | 'months' | 'days' | 'none';
}
export interface ConditionDto {
  readonly id: string;
  readonly met: boolean;
  readonly verdict: Verdict;
  readonly reason: string;
  readonly remedy: string | null;
  readonly explanation: string;
  readonly gaps: readonly GapDto[];
  /** What the profile doesn't say: `field` is its place in the profile, `years.revenue`. */
  readonly lacks: readonly { readonly field: string; readonly title: string }[];
}
/** Every condition with its verdict: all gaps at once (一次性告知, 行政许可法 32). */
export interface Standing {
  readonly verdict: Verdict;
  readonly eligible: boolean;
  /** 0 for an enterprise that qualifies; grows with what is missing. */
  readonly distance: number;
  readonly conditions: readonly ConditionDto[];
}
export interface EligibilityDto extends Standing {
  /** Last day on which no application is taken because of what is held against the enterprise; null when nothing is. */
  readonly coolDownUntil: string | null;
}
/** One programme in 我能办什么. */
export interface ProgrammeStandingDto extends EligibilityDto {
  readonly programme: string;
  readonly title: string;
  readonly summary: string;
  readonly ownerName: string;
  readonly legalKind: LegalKind;
  /** Applications are taken now. */
  readonly open: boolean;
  readonly windows: readonly WindowDto[];
}
