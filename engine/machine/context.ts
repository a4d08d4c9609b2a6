/**
 * Context of a case's machine: plain JSON, small. Form data and results live in `data` (model/case.ts `CaseData`), which is
 * put in before a transition and split out after it, so a stored snapshot never holds it.
 */
import type { CaseData, CaseStatus } from '../model/case.ts';
import type { OutcomeId, Period, StepId } from '../model/deadline.ts';
import type { Effect } from '../model/effect.ts';
import type { ExtensionOf, ParentStep, ReviewNote } from '../model/event.ts';
import type { SignerPlace } from '../model/operation.ts';
import type { DrawAct } from '../model/panel.ts';
import type { Supervision } from '../model/supervision.ts';
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
  /** When the application (or the last correction) was handed in; kept where the definition asks for it. */
  readonly received?: string;
  /** During a decision: steps entered now count from the receipt of what was handed in at this instant. */
  readonly asOf?: string;
  /** The step of another case that opened this one. */
  readonly parent?: ParentStep;
  /** An end inside a branch that ends the whole case was reached. */
  readonly terminate?: StepId;
  /** Items of an `each` that go on beside the case after their step was left, by step. */
  readonly background?: Readonly<Record<StepId, readonly ItemState[]>>;
  /** Kept messages that no step has waited for yet. */
  readonly mail?: readonly Mail[];
  /** Steps that a migration renamed while an answer from outside was under way, by the name and entry it is addressed to (`asked#1`). */
  readonly addressed?: Readonly<Record<string, StepId>>;
  /** 督办, in the order in which they were issued; not the machine's: see `supervision.ts`. */
  readonly supervisions?: readonly Supervision[];
  /** Inside an item of an `each` only: what it is called, with what it ended, and which steps are live outside it. */
  readonly item?: { readonly label: string; readonly ended: OutcomeId | null; readonly elsewhere: readonly string[] };
  /** The event met nothing that takes it. */
  readonly unhandled?: boolean;
  /** What this decision has said so far must be done; taken out with `data`. */
  readonly effects: readonly Effect[];
}

/** The legal clock: since when it runs and when it stood. */
export interface ClockState {
  /** With `received`, the instant the application was handed in: the clock starts when it counts as received. */
  readonly startedAt: string;
  readonly received?: true;
  readonly pauses: readonly ClockPause[];
  /** Granted units, and how often. */
  readonly extended?: number;
  readonly extensions?: number;
  /** The limit is over (1), and so many rungs of the ladder were told besides; starts anew when the clock is extended. */
  readonly told?: number;
}
export interface ClockPause {
  readonly from: string;
  readonly to?: string;
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
  /** Items of an `each`, in the order of its rows. */
  readonly items?: readonly ItemState[];
  /** Items of an earlier entry are still going on beside the case: these start when they have ended. */
  readonly waiting?: boolean;
  /** Parallel steps: branches left out by their condition. */
  readonly skipped?: readonly string[];
  /** Parallel steps that await the rest: what the join decided. */
  readonly decision?: OutcomeId;
  /** The deadline counts from the receipt of what was handed in at this instant, not from `at`. */
  readonly from?: string;
  /** Periods by which the deadline ends, the shortest first met. */
  readonly caps?: readonly Period[];
  /** When the deadline stood. */
  readonly pauses?: readonly ClockPause[];
  /** Granted units of the deadline, and how often. */
  readonly extended?: number;
  readonly extensions?: number;
  /** A request for more time that the approver has to answer. */
  readonly extension?: { readonly of: ExtensionOf; readonly reason: string; readonly by: string; readonly task: LiveTask };
  /** Notices and waits: the running period, and whether it is over. */
  readonly period?: Due;
  readonly over?: boolean;
  /** A ballot that is repeated because it was tied: number of its first task. */
  readonly ballot?: { readonly first: number };
  /** Score steps. */
  readonly panel?: LivePanel;
}

/** A message as expressions see it (`message`). */
export interface Mail {
  readonly name: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly by: string;
  readonly at: string;
}

/** State value of an item's own machine; null before it starts. */
export interface ItemState {
  readonly value: unknown;
  readonly outcome: OutcomeId | null;
}

/** A panel at work. Sheets stay here, unseen by the other experts, until all are in. */
export interface LivePanel {
  /** 1, and 2 for a second look. */
  readonly round: number;
  /** Number of the round's first task. */
  readonly first: number;
  readonly sheets: readonly Sheet[];
  readonly reserves: readonly string[];
  /** Everybody who was ever drawn in this entry of the step. */
  readonly drawn: readonly string[];
  /** Skills of those drawn and in reserve. */
  readonly skills: Readonly<Record<string, readonly string[]>>;
  /** What the organiser asked for and a second person has to grant. */
  readonly request?: DrawRequest;
}
export interface DrawRequest {
  readonly of: DrawAct;
  /** Number of the task of the expert to be replaced. */
  readonly seat?: number;
  readonly reason: string;
  readonly by: string;
  readonly onBehalfOf?: string;
  /** Number of the approver's task. */
  readonly task: number;
}
export interface Sheet {
  readonly by: string;
  readonly at: string;
  readonly round: number;
  /** Items left blank are absent. */
  readonly items: Readonly<Record<string, number>>;
  readonly abstained: boolean;
  readonly reason: string | null;
  readonly data: Readonly<Record<string, unknown>> | null;
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
  /** An added signer's or a delegate's: whose task it belongs to. */
  readonly origin?: { readonly of: number; readonly how: 'delegate' | SignerPlace; readonly by: string };
  /** Who signs after this one, asked when it is completed. */
  readonly after?: readonly { readonly user: string; readonly by: string }[];
  /** What delegates answered. */
  readonly advice?: readonly Advice[];
  readonly remindedAt?: string;
  /** A deadline of its own instead of the step's; `stage` says which of the step's rules gave it. */
  readonly due?: Due;
  readonly stage?: 'accept' | 'check';
  /** The absent person whose substitute claimed or completed it. */
  readonly onBehalfOf?: string;
}

export interface Advice {
  readonly by: string;
  readonly at: string;
  readonly outcome: OutcomeId;
  readonly reason: string | null;
}

export interface Due {
  /** UTC instant of expiry. */
  readonly at: string;
  /** Last day, YYYY-MM-DD. */
  readonly date: string;
  readonly warnAt: string | null;
  readonly estimated: boolean;
  /** Instants at which the rungs of the escalation ladder are told; null for one at a yellow light that there isn't. */
  readonly rungs?: readonly (string | null)[];
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
