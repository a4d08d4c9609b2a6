/** A scenario played in the studio: what each step did, and where the case stands now. */
import type { ProgrammeDocument } from '../studio.ts';
import type { CaseDto, FlowNodeDto, HistoryItemDto, TaskDto } from './case.ts';

export interface PlayRequest {
  readonly document: ProgrammeDocument;
  readonly scenario: {
    readonly title: string;
    readonly start: string;
    readonly lots?: Readonly<Record<string, boolean>>;
    readonly steps: readonly unknown[];
  };
}

export interface PlayedDto {
  readonly steps: readonly PlayedStepDto[];
  /** Who may be what: the sample people and enterprises. */
  readonly people: readonly SamplePersonDto[];
  readonly enterprises: readonly { readonly uscc: string; readonly name: string; readonly district: string }[];
  /** YYYY-MM-DD and the instant of the sandbox's clock. */
  readonly today: string;
  readonly now: string;
  /** Null before a case is opened. */
  readonly stands: StandsDto | null;
}
export interface PlayedStepDto {
  readonly on: string;
  readonly steps: readonly string[];
  readonly status: string;
  readonly outcome: string | null;
  /** Code of the refusal, and its text. */
  readonly refused: string | null;
  readonly says: string | null;
  /** Where it isn't as the scenario says. */
  readonly problems: readonly string[];
}
export interface SamplePersonDto {
  readonly login: string;
  readonly name: string;
  /** `role@organisation` or the membership of an enterprise, in words. */
  readonly position: string;
}
export interface StandsDto {
  readonly kase: CaseDto;
  readonly flow: readonly FlowNodeDto[];
  readonly history: readonly HistoryItemDto[];
  readonly tasks: readonly PlayTaskDto[];
  /** When time does something next, earliest first. */
  readonly timers: readonly { readonly step: string; readonly name: string; readonly fireAt: string; readonly estimated: boolean }[];
  /** A public notice that takes objections. */
  readonly notice: string | null;
  /** A meeting waits: the step. */
  readonly meetings: readonly string[];
  /** What the applicant was written, newest first. */
  readonly letters: readonly { readonly subject: string; readonly body: string; readonly at: string }[];
}
/** An open task as one of those who may do it sees it. */
export interface PlayTaskDto extends TaskDto {
  readonly who: readonly string[];
}

/** Past cases decided again with a draft's rules. */
export interface ImpactDto {
  readonly cases: number;
  readonly more: boolean;
  readonly changed: readonly {
    readonly id: string;
    readonly number: string;
    readonly enterprise: string;
    readonly differences: readonly {
      /** Step and what of it, in words. */
      readonly where: string;
      readonly before: string;
      readonly after: string;
      readonly why: readonly string[];
    }[];
    /** In words: what the record doesn't say. */
    readonly untold: readonly string[];
  }[];
}
