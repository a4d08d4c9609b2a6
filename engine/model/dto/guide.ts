import type { Period } from '../deadline.ts';
import type { ServiceGuide } from '../definition.ts';
import type { Scorecard } from '../rules.ts';
import type { ProgrammeSummaryDto } from './programme.ts';

type Span = Pick<Period, 'amount' | 'unit'>;

export interface GuideMaterial {
  readonly field: string;
  readonly title: string;
  readonly help: string | null;
  /** `conditional`: only where it applies. */
  readonly need: 'required' | 'conditional' | 'optional';
  readonly accept: readonly string[];
  /** Null: what the form takes anyway. */
  readonly maxBytes: number | null;
  readonly maxItems: number | null;
  /** 容缺: it may be handed in so much later. */
  readonly deferrable: Span | null;
}
export interface GuideStep {
  readonly id: string;
  readonly title: string;
  readonly type: string;
  readonly who: 'applicant' | 'office' | 'public' | 'system';
  /** Titles of the positions. */
  readonly roles: readonly string[];
  /** Membership that signs. */
  readonly sign: string | null;
  readonly rounds: number | null;
  readonly branches: readonly string[];
  readonly limit: Span | null;
  /** On the way to approval; else it happens only when needed. */
  readonly main: boolean;
}
/** What the service guide 办事指南 says, all of it from the definition: for anybody, without signing in. */
export interface GuideDto extends ProgrammeSummaryDto {
  /** Applications are taken in windows only. */
  readonly batch: boolean;
  readonly open: boolean;
  readonly basis: readonly string[];
  readonly conditions: readonly { readonly id: string; readonly reason: string; readonly remedy: string | null }[];
  readonly materials: readonly GuideMaterial[];
  readonly sections: readonly string[];
  readonly steps: readonly GuideStep[];
  readonly limit: Span | null;
  /** The limit stands still in some steps. */
  readonly pauses: boolean;
  readonly promised: Span | null;
  readonly contact: NonNullable<ServiceGuide['contact']> | null;
  readonly fee: string | null;
  readonly complaint: string | null;
  readonly faq: readonly { readonly question: string; readonly answer: string }[];
  readonly results: readonly {
    readonly step: string;
    readonly title: string;
    readonly registry: string;
    readonly valid: Span;
    readonly sample: boolean;
  }[];
  /** The standard in force: scorecards of the rule version of today. */
  readonly standard: { readonly title: string; readonly basis: string; readonly cards: readonly Scorecard[] } | null;
  /** There are periods in which no application is taken because of what is held against an enterprise. */
  readonly coolDown: boolean;
}
