import type { ClockReading } from '../clock.ts';
import type { RecordFacts } from '../event.ts';
import type { CaseRowDto } from './case.ts';

/** A material the reader looked at; `lookedAt` null: only noted. */
export interface MaterialLookDto {
  /** Hash of the file. */
  readonly file: string;
  readonly lookedAt: string | null;
  readonly note: string;
}

/** What else there is of the enterprise, as far as the reader may see it. */
export interface RelatedDto {
  /** Newest first; `more`: there are others. */
  readonly cases: readonly CaseRowDto[];
  readonly more: boolean;
  readonly entries: readonly {
    readonly id: string;
    readonly registry: string;
    readonly title: string;
    readonly number: string;
    readonly status: string;
    readonly flags: readonly string[];
    readonly validFrom: string;
    readonly validTo: string;
  }[];
  /** `label`: what it is called in its programme. */
  readonly records: readonly (RecordFacts & { readonly programmeTitle: string; readonly label: string })[];
  readonly objections: readonly {
    readonly caseId: string;
    readonly caseNumber: string;
    readonly filedAt: string;
    /** Null: not decided yet. */
    readonly outcome: string | null;
  }[];
}

/** The legal clock in detail. */
export interface CaseClockDto {
  /** Null: the programme has none, or it hasn't begun. */
  readonly clock: ClockReading | null;
  readonly startedAt: string | null;
  /** Spans in which it stood, oldest first, with the steps it stood for; `to` null: it stands. */
  readonly pauses: readonly { readonly from: string; readonly to: string | null; readonly steps: readonly string[] }[];
  /** More time that was granted, oldest first. */
  readonly extensions: readonly {
    readonly at: string;
    readonly of: string;
    readonly stepTitle: string | null;
    readonly byName: string;
    readonly reason: string;
  }[];
  /** What will happen by itself, earliest first. `name`: `deadline`, `warn`, `end`, `period`, `rung`; a step title of null: of the case's clock. */
  readonly timers: readonly {
    readonly stepTitle: string | null;
    readonly name: string;
    readonly at: string;
    readonly estimated: boolean;
  }[];
}

/** The enterprise's last application to the same programme, for a comparison by field; null without one that the reader may read. */
export interface LastApplicationDto {
  readonly last: {
    readonly caseId: string;
    readonly number: string;
    readonly submittedOn: string;
    readonly outcome: string | null;
    readonly declared: Readonly<Record<string, unknown>>;
    readonly verified: Readonly<Record<string, unknown>>;
  } | null;
}
