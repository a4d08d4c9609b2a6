/**
 * Context of a case's machine: plain JSON, small. Form data and results live in `data` (model/case.ts `CaseData`), which is
 * put in before a transition and split out after it, so a stored snapshot never holds it.
 */
import type { CaseData, CaseStatus } from '../model/case.ts';
import type { OutcomeId, StepId } from '../model/definition.ts';
import type { Effect } from '../model/effect.ts';
import type { ReviewNote } from '../model/event.ts';
import type { TaskKind, TaskStatus } from '../model/task.ts';

export interface MachineContext {
  readonly caseId: string;
  readonly number: string;
  readonly uscc: string;
  readonly status: CaseStatus;
  readonly outcome: OutcomeId | null;
  /** Tasks opened so far: the next is `<caseId>.<tasks + 1>`. */
  readonly tasks: number;
  /** A review, meeting or outside result has moved the case on: the applicant can no longer withdraw it. */
  readonly decided: boolean;
  /** How often each step was entered. */
  readonly entries: Readonly<Record<StepId, number>>;
  readonly live: Readonly<Record<StepId, LiveStep>>;
  readonly done: Readonly<Record<StepId, DoneStep>>;
  readonly clock: ClockState | null;
  /** Notes of the last review that gave any: what a `correct` step may edit. */
  readonly notes: readonly ReviewNote[];
  readonly data: CaseData;
  /** What this decision has said so far must be done; taken out with `data`. */
  readonly effects: readonly Effect[];
}

/** The legal clock: since when it runs and when it stood. */
export interface ClockState {
  readonly startedAt: string;
  readonly pauses: readonly { readonly from: string; readonly to?: string }[];
}

/** A step that is being worked on. */
export interface LiveStep {
  /** 1 for the first time the step is entered. */
  readonly entry: number;
  readonly at: string;
  readonly due: Due | null;
  readonly tasks: readonly LiveTask[];
  /** Set as soon as it is decided; the machine then leaves the step. */
  readonly outcome: OutcomeId | null;
  /** Parallel steps: outcome by ended branch. */
  readonly branches?: Readonly<Record<string, OutcomeId>>;
  /** Notices and waits: the running period, and whether it is over. */
  readonly period?: Due;
  readonly over?: boolean;
}

export interface LiveTask {
  readonly n: number;
  readonly kind: TaskKind;
  readonly title: string;
  readonly group: string;
  /** Index into the step's list of seats; people of one assignment are distinct. */
  readonly seat: number;
  readonly assignee: string | null;
  readonly status: TaskStatus;
  readonly openedAt: string;
  readonly outcome: OutcomeId | null;
  readonly by: string | null;
  /** Objection the task resolves. */
  readonly objection?: string;
}

export interface Due {
  /** UTC instant of expiry. */
  readonly at: string;
  /** Last day, YYYY-MM-DD. */
  readonly date: string;
  readonly warnAt: string | null;
  readonly estimated: boolean;
}

export interface DoneStep {
  readonly entry: number;
  readonly at: string;
  readonly outcome: OutcomeId | null;
  readonly people: readonly string[];
  readonly skipped?: boolean;
}

/** Before `case.opened`. XState makes it anew at each transition, so it is a constant. */
export const emptyContext: MachineContext = {
  caseId: '',
  number: '',
  uscc: '',
  status: 'draft',
  outcome: null,
  tasks: 0,
  decided: false,
  entries: {},
  live: {},
  done: {},
  clock: null,
  notes: [],
  data: {
    enterprise: {
      uscc: '',
      name: '',
      district: '',
      industry: '',
      foundedOn: '',
      status: 'active',
      legalName: '',
      contact: '',
      mobile: '',
      employees: 0,
      years: [],
    },
    window: null,
    applyType: null,
    registry: [],
    ruleVersion: null,
    declared: {},
    previous: null,
    verified: {},
    steps: {},
  },
  effects: [],
};
