import type { CaseSummary } from '../case.ts';
import type { ClockReading } from '../clock.ts';
import type { Enterprise } from '../enterprise.ts';
import type { ReviewNote } from '../event.ts';
import type { FieldAccess } from '../people.ts';
import type { Light, Task } from '../task.ts';
import type { CaseIncidentDto } from './incident.ts';

export interface CaseRowDto extends CaseSummary {
  readonly programmeTitle: string;
  readonly stepTitles: readonly string[];
  readonly light: Light;
  /** What is expected of the reader's side next, or null. */
  readonly myTask: string | null;
}

export interface TaskRowDto extends Task {
  readonly caseNumber: string;
  readonly programme: string;
  readonly programmeTitle: string;
  readonly stepTitle: string;
  readonly enterpriseName: string;
  readonly district: string;
  readonly districtName: string;
  readonly light: Light;
  readonly assigneeName: string | null;
  /** As `TaskDto.may`. */
  readonly may: readonly string[];
  readonly onBehalfOf: string | null;
  /** Of what was done: when, and with which outcome in words. */
  readonly closedAt: string | null;
  readonly outcomeLabel: string | null;
  /** Of a copy: when its reader opened it. */
  readonly readAt: string | null;
}

export interface CaseDto extends CaseRowDto {
  /** When the case went into the archive 归档; null: it is there to be worked with. */
  readonly archivedAt: string | null;
  readonly districtName: string;
  readonly enterprise: Enterprise;
  /** Content hash of the pinned definition: GET /api/definitions/:hash. */
  readonly definitionHash: string;
  readonly ruleVersion: string | null;
  /** Kind of application chosen when the case was opened; null when the programme has none. */
  readonly applyType: string | null;
  /** Filtered by field access: hidden fields are absent, masked ones masked. */
  readonly declared: Readonly<Record<string, unknown>>;
  readonly verified: Readonly<Record<string, unknown>>;
  readonly previous: Readonly<Record<string, unknown>> | null;
  /** Results by step (scores with explanation, opinions), filtered. */
  readonly results: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly access: Readonly<Record<string, FieldAccess>>;
  readonly clock: ClockReading | null;
  readonly tasks: readonly TaskDto[];
  /** 容缺: fields whose files the applicant promised to hand in later. */
  readonly deferred: readonly string[];
  /** What can be done against an unfavourable decision of authority; null where nothing needs to be told. */
  readonly remedies: string | null;
  /** Whether the decision is there as a letter: `GET /api/cases/:id/decision.pdf`. */
  readonly letter: boolean;
  /** Case commands the reader may give now, e.g. `withdraw`, `object`. */
  readonly actions: readonly string[];
  /** The case whose step opened this one. */
  readonly parent: string | null;
  /** Cases that steps of this one opened. */
  readonly children: readonly {
    readonly step: string;
    readonly case: string;
    readonly number: string;
    readonly programme: string;
    readonly status: string;
    readonly outcome: string | null;
  }[];
  /** Messages the reader may send to the case now: `POST /api/cases/:id/messages`. */
  readonly messages: readonly { readonly name: string; readonly title: string; readonly form: string | null }[];
  /** The own answer that may still be taken back 拿回: `POST /api/tasks/:id/take-back`; null when there is none. */
  readonly takeBack: string | null;
  /** What keeps the case from going on, for its officers: open ones only. */
  readonly incidents: readonly CaseIncidentDto[];
  readonly certificate: {
    readonly entry: string;
    readonly number: string;
    readonly verification: string;
    readonly validFrom: string;
    readonly validTo: string;
  } | null;
}

/** An open task with what the reader may do with it now. */
export interface TaskDto extends Task {
  readonly light: Light;
  readonly stepTitle: string;
  readonly help: string | null;
  readonly assigneeName: string | null;
  readonly mine: boolean;
  /** Name of the absent person whose standing substitute 代办 the reader is here. */
  readonly onBehalfOf: string | null;
  /** What the reader may do: `claim`, `release`, `complete`, `transfer`, `delegate`, `add-signer`, `drop-signer`, `copy`, `remind`: `POST /api/tasks/:id/<op>`. */
  readonly may: readonly string[];
  /** Who asked for it, of an added signer's or a delegate's task; `how`: `delegate`, `before`, `after`, `parallel`. */
  readonly origin: { readonly by: string; readonly name: string; readonly how: string } | null;
  /** Who was added to it: `status` `open`, `waiting` (asked when it is completed), `completed`. */
  readonly asked: readonly {
    readonly user: string;
    readonly name: string;
    readonly by: string;
    readonly how: string;
    readonly status: string;
  }[];
  /** What delegates answered, for who decides. */
  readonly advice: readonly {
    readonly by: string;
    readonly name: string;
    readonly at: string;
    readonly outcome: string;
    readonly reason: string | null;
  }[];
  /** Why the reader can't take or answer a task that is meant for the reader: `recusal`, `same-person`, `branch.busy`; null: nothing hinders. */
  readonly barred: { readonly code: string; readonly message: string } | null;
  /** `claim`, `release`, `complete`, `sign`, `decline`, `extend`, `extendBlock` and `extendClock` (more time: asked for, or granted by the approver). */
  readonly actions: readonly string[];
  /** Minutes until it may be reminded of again; null: now. */
  readonly remindIn: number | null;
  readonly outcomes: readonly {
    readonly id: string;
    readonly label: string;
    readonly tone: 'positive' | 'neutral' | 'negative';
    readonly reason: 'required' | 'optional' | 'none';
    readonly conditions: 'required' | 'optional' | 'none';
    readonly correction: boolean;
  }[];
  readonly form: string | null;
  readonly verify: readonly string[];
  readonly notes: readonly ReviewNote[];
  readonly draft: DraftDto | null;
  /** The step's deadline read as a clock: used, stood, left; null without one (or in hours). */
  readonly clock: ClockReading | null;
  /** The same of the block the step is in. */
  readonly blockClock: ClockReading | null;
  /** Of a task that asks for more time (kind `extension`). */
  readonly extension: { readonly of: 'deadline' | 'block' | 'clock'; readonly reason: string; readonly by: string } | null;
  /** Of a task that approves what the organiser of a panel asks for (kind `approval`): `expert` is who is to be replaced. */
  readonly draw: {
    readonly of: 'draw' | 'redraw' | 'replace';
    readonly reason: string;
    readonly by: string;
    readonly expert: string | null;
  } | null;
  /** Of a seat in a ballot that weighs votes 票权: its weight, that of all seats, and whether it decides a tie. */
  readonly vote: { readonly weight: number; readonly of: number; readonly casting: boolean } | null;
}

/** An earlier case that a value was taken over from. */
export interface DraftOrigin {
  readonly caseId: string;
  readonly number: string;
  /** YYYY-MM-DD */
  readonly submittedOn: string;
  /** It is the value verified then 核定值, not the declared one. */
  readonly verified: boolean;
}

/** What of an earlier case may be taken over. */
export interface EarlierCaseDto extends Omit<DraftOrigin, 'verified'> {
  readonly outcome: string | null;
  readonly fields: readonly { readonly field: string; readonly value: unknown; readonly verified: boolean }[];
  /** Filled in then, not offered; `why`: `declaration`, `profile` (the profile knows better), `files`, `expired`, `retired` (doesn't fit today). */
  readonly left: readonly { readonly field: string; readonly why: string }[];
}

export interface DraftDto {
  readonly data: Readonly<Record<string, unknown>>;
  /** Optimistic lock: send it back as `If-Match`; 412-like 409 `stale` tells somebody wrote meanwhile. */
  readonly version: number;
  readonly savedAt: string;
  readonly savedBy: string;
  /** By field, of those taken over from an earlier case and not changed since. */
  readonly origins: Readonly<Record<string, DraftOrigin>>;
}

export interface HistoryItemDto {
  readonly seq: number;
  readonly at: string;
  readonly by: string;
  readonly byName: string;
  readonly type: string;
  readonly step: string | null;
  readonly stepTitle: string | null;
  /** One sentence in the reader's language. */
  readonly text: string;
  readonly outcome: string | null;
  readonly reason: string | null;
  readonly notes: readonly ReviewNote[];
  /** A delegate's answer 委派: advice for `name`, who asked and decides; null: no advice. */
  readonly adviceFor: { readonly id: string; readonly name: string } | null;
  /** An answer that its author took back 拿回 later: it doesn't count. */
  readonly takenBack: boolean;
  /** Of an answer in a ballot that weighs votes, unless it is secret; `tied`: in the ballot before, which was tied. */
  readonly vote: { readonly weight: number; readonly casting: boolean; readonly tied: boolean } | null;
  readonly hash: string;
}

/** Flow picture: the definition as nested list with the case's position. */
export interface FlowNodeDto {
  readonly id: string;
  readonly type: string;
  readonly title: string;
  readonly state: 'done' | 'live' | 'ahead' | 'skipped';
  readonly outcome: string | null;
  readonly at: string | null;
  readonly people: readonly string[];
  readonly dueAt: string | null;
  readonly light: Light;
  readonly branches: readonly { readonly id: string; readonly title: string; readonly nodes: readonly FlowNodeDto[] }[];
}
