/**
 * The definition language: a programme as data. Shapes only; `workflow.schema.json` is the same in JSON Schema,
 * and `soundness/` finds what a schema cannot say.
 */
import type { Escalation, Expiry, Extension, Feel, Period, StepId, Warning } from './deadline.ts';
import type { Assignment } from './people.ts';
import type { EligibilityCondition, RuleVersion } from './rules.ts';
import type { MessageRule, Reaction, Step } from './steps.ts';

/** What a registry does with its entries over the years. */
export interface RegistryRule {
  readonly title: string;
  /** Whether anybody may read who is listed (行政许可法 40: decisions to grant are open to the public). Default true. */
  readonly public?: boolean;
  /** Yearly update due on `MM-DD` (or `parameters.<name>` holding one) of each year after the first; `form` is filled by the enterprise; a miss sets the flag. */
  readonly yearlyUpdate?: {
    readonly due: string;
    readonly form: string;
    readonly onMiss: { readonly flag: string; readonly label: string; readonly record?: string };
  };
  /** Material changes 重大变化 are reported within a period after they happened; a late report leaves a record. */
  readonly changes?: { readonly form: string; readonly within: Period; readonly late?: { readonly record: string } };
  readonly sanctions?: SanctionRule;
  /** Re-review opens this long before expiry; expiry sets status `expired`. */
  readonly renewal?: { readonly opens: Period };
  /** Reminders this many calendar days before expiry. */
  readonly reminders?: readonly number[];
  readonly coolDown?: Period;
}

/**
 * 撤销、暂停: who investigates and decides, how long the enterprise may state its case, and for what reasons. A reason is the kind of
 * the record that a revocation leaves.
 */
export interface SanctionRule {
  readonly by: Assignment;
  readonly statement: Period;
  readonly reasons: Readonly<Record<string, { readonly label: string; readonly labelEn?: string }>>;
}

/** Cases opened by the calendar: see `calendar/schedule.ts` for the days. */
export interface Schedule {
  readonly id: string;
  readonly every: 'month' | 'quarter' | 'year';
  readonly month?: number;
  readonly day: number;
  readonly workingDay?: 'next' | 'previous' | 'count';
  /**
   * One case for each organisation named, or for each enterprise of which the condition holds. Exactly one of both. `share`: only for a
   * sample of them, so many percent, rounded up, drawn once for each period.
   */
  readonly for: { readonly organisations?: readonly string[]; readonly enterprises?: Feel; readonly share?: Feel };
  readonly applyType?: string;
}

/** What the service guide 办事指南 says beside what follows from the definition itself (conditions, materials, steps, limits, results). */
export interface ServiceGuide {
  readonly contact?: { readonly phone?: string; readonly address?: string; readonly hours?: string; readonly email?: string };
  /** Fees and by what they are set; nothing is said without it. */
  readonly fee?: string;
  readonly feeEn?: string;
  /** 承诺时限: what the department promises, within the legal limit. */
  readonly promised?: Period;
  /** 监督投诉: where to complain. */
  readonly complaint?: string;
  readonly faq?: readonly {
    readonly question: string;
    readonly answer: string;
    readonly questionEn?: string;
    readonly answerEn?: string;
  }[];
}

/** What people call names that the definition makes up, by name: readings and explanations say these. */
export interface OwnNames {
  /** What a step works out or is answered: values of `compute`, results of `service` and `case`. */
  readonly values?: Readonly<Record<string, OwnName>>;
  /** Kinds of records that are kept with the enterprise. */
  readonly records?: Readonly<Record<string, OwnName>>;
  /** Flags of entries of other programmes' registries; a registry's own one has the label of its rule. */
  readonly flags?: Readonly<Record<string, OwnName>>;
  /** What a case is opened for, where no field of the application asks it. */
  readonly applyTypes?: Readonly<Record<string, OwnName>>;
  /** What the department sets for each window, in scope as `window.settings.<name>`. */
  readonly settings?: Readonly<Record<string, OwnName>>;
}

export interface OwnName {
  readonly title: string;
  readonly titleEn?: string;
}

/** 法律性质. */
export type LegalKind = 'licence' | 'confirmation' | 'penalty' | 'evaluation' | 'honour' | 'service' | 'supervision';

export interface WorkflowDefinition {
  readonly $schema?: string;
  readonly id: string;
  readonly title: string;
  readonly titleEn?: string;
  readonly summary?: string;
  readonly summaryEn?: string;
  /** Organisation that owns the programme. */
  readonly owner: string;
  readonly legalKind: LegalKind;
  /** Published bases, shown in the service guide. */
  readonly basis?: readonly string[];
  readonly guide?: ServiceGuide;
  /** Positions used in `assign`, with their titles. */
  readonly roles?: Readonly<Record<string, { readonly title: string; readonly titleEn?: string }>>;
  /** Figures a department may want to change; in scope as `parameters.<name>`. */
  readonly parameters?: Readonly<Record<string, string | number | boolean>>;
  readonly names?: OwnNames;
  /** At most one open case per value of these expressions (over `enterprise`, `window`, `application`). */
  readonly uniqueness?: readonly Feel[];
  /** `batch`: a case is opened inside an open window 批次. */
  readonly window?: { readonly kind: 'batch' };
  readonly schedule?: readonly Schedule[];
  readonly messages?: Readonly<Record<string, MessageRule>>;
  /** What a message does at any time while the case runs; only `to` and `when`. */
  readonly on?: Readonly<Record<string, Reaction>>;
  readonly eligibility?: readonly EligibilityCondition[];
  readonly ruleVersions?: readonly RuleVersion[];
  /** FEEL giving a rule version's id. Default: the version valid on the submission date. */
  readonly ruleVersionBy?: Feel;
  /** The legal limit over the whole case; starts when step `from` is entered. */
  readonly clock?: Period & {
    readonly from?: StepId;
    readonly pausedIn?: readonly StepId[];
    readonly yellow?: Warning;
    readonly extend?: Extension;
    /** What the end of the limit does, wherever the case is then. `to` leaves whatever is at work. */
    readonly onExpire?: Pick<Expiry, 'to' | 'escalate' | 'record'>;
  };
  /**
   * 督办: the ladder of whoever has no own one. Steps of an office with a deadline climb it, and so does a supervisor's order that is
   * answered too late.
   */
  readonly supervision?: { readonly ladder: readonly Escalation[] };
  /** When an application counts as received: after `until` (HH:MM, Asia/Shanghai) or on a day off, on the next working day. */
  readonly received?: { readonly until?: string; readonly workingDays?: boolean };
  /** No application for so long after a record of that kind (行政许可法 78, 79); checked at opening and at submission. */
  readonly coolDown?: Readonly<Record<string, Period>>;
  /** Number of the case, e.g. `CX{yyyymmdd}{seq:4}`. */
  readonly caseNumber?: string;
  readonly registries?: Readonly<Record<string, RegistryRule>>;
  readonly start: StepId;
  readonly steps: Readonly<Record<StepId, Step>>;
}

/** What is published as one immutable version: the workflow and everything it refers to. */
export interface ProgrammePackage {
  readonly workflow: WorkflowDefinition;
  readonly forms: Readonly<Record<string, import('./form.ts').FormDefinition>>;
  readonly vocabularies: Readonly<Record<string, import('./form.ts').Vocabulary>>;
}
