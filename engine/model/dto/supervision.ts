import type { SupervisionKind, SupervisionStatus, SupervisionWord } from '../supervision.ts';
import type { Light } from '../task.ts';

/** 督办, as its reader may see it and act on it. */
export interface SupervisionDto {
  readonly caseId: string;
  /** Counts within the case. */
  readonly n: number;
  readonly caseNumber: string;
  readonly programmeTitle: string;
  readonly enterpriseName: string;
  readonly districtName: string;
  readonly kind: SupervisionKind;
  readonly text: string;
  readonly byName: string;
  /** UTC instant. */
  readonly at: string;
  /** Whom it is addressed to, and with whom it is now, after rungs were climbed. */
  readonly toName: string;
  readonly askedName: string;
  readonly stepTitle: string | null;
  /** Last day for the answer, YYYY-MM-DD. */
  readonly dueOn: string;
  readonly estimated: boolean;
  readonly light: Light;
  readonly status: SupervisionStatus;
  /** Rungs climbed, of the programme's. */
  readonly rung: number;
  readonly rungs: number;
  readonly words: readonly {
    readonly what: SupervisionWord['what'];
    readonly byName: string;
    readonly at: string;
    readonly text: string;
    readonly toName: string | null;
  }[];
  /** `answer`, `escalate`, `close`. */
  readonly acts: readonly string[];
}

/** The supervisions of a case, and what a supervisor needs to issue one: null for everybody else. */
export interface CaseSupervisionsDto {
  readonly items: readonly SupervisionDto[];
  readonly issue: {
    readonly tasks: readonly { readonly id: string; readonly title: string; readonly toName: string }[];
    readonly organisations: readonly { readonly id: string; readonly name: string }[];
  } | null;
}
