/** The step types of the definition language, and the blocks in which they nest. */
import type { Deadline, Feel, OutcomeId, Period, StepId, Warning } from './deadline.ts';
import type { MeetingVote } from './meeting.ts';
import type { SignerPlace } from './operation.ts';
import type { Aggregate, PanelDraw } from './panel.ts';
import type { AccessMap, Assignment, Outcome, ReviewPolicy, SeatAssignment } from './people.ts';

interface StepBase {
  readonly title?: string;
  readonly titleEn?: string;
  /** Help for the person who acts. */
  readonly help?: string;
  /** Skip the step when this is false (goes to `next`, or to the first outcome's target). */
  readonly when?: Feel;
  readonly access?: AccessMap;
  readonly deadline?: Deadline;
  /** What a message does while the step is live; inside a block, the innermost step that takes it does. */
  readonly on?: Readonly<Record<string, Reaction>>;
}

/** Exactly one of `to`, `outcome` and `add`. */
export interface Reaction {
  /** The step is left for this one, whatever is at work in it is cancelled. */
  readonly to?: StepId;
  /** The step is decided with this outcome, as it stands. */
  readonly outcome?: OutcomeId;
  /** `each` only: the message's data become a new item. */
  readonly add?: true;
  /** The message isn't taken when this is false; it may read `message` (name, data, by, at). */
  readonly when?: Feel;
}

/** A message that cases of the programme may receive. */
export interface MessageRule {
  readonly title: string;
  readonly titleEn?: string;
  readonly from: readonly ('applicant' | Assignment)[];
  /** Form of the data that come with it; without one whoever sends it by the API says what it likes. */
  readonly form?: string;
  /** Over the case: the key under which a sender that doesn't know the case finds it. */
  readonly key?: Feel;
  /** Kept until a step waits for it; otherwise a message that nobody waits for is refused. */
  readonly keep?: true;
}

/** A person of the applicant fills a form; with `sign`, another (or the same) member signs it. */
export interface FormStep extends StepBase {
  readonly type: 'form';
  readonly form: string;
  readonly by: 'applicant';
  /** Enterprise membership needed to sign, e.g. `legal-representative`. */
  readonly sign?: { readonly by: string };
  /** Applicant may withdraw while nobody decided: target. */
  readonly withdrawTo?: StepId;
  readonly next: StepId;
}

export interface ReviewStep extends StepBase {
  readonly type: 'review';
  readonly assign: SeatAssignment | readonly SeatAssignment[];
  readonly policy?: ReviewPolicy;
  /** Form filled by the reviewer with the outcome (opinion form); stored under `steps.<id>.data`. */
  readonly form?: string;
  /** Fields of the application for which the reviewer enters verified values 核定值 beside the declared ones. */
  readonly verify?: { readonly fields: readonly string[] };
  /** What no answer by the deadline means for each person who didn't answer. */
  readonly silence?: OutcomeId;
  /**
   * 加签: who may ask further people to sign, and where. `by`: `holder` of the task (default), or also a position of the owner.
   * `role`: only holders of this position may be added. `false`: nobody. Default: the holder, anywhere, any officer.
   */
  readonly addSigners?: false | { readonly by?: string; readonly places?: readonly SignerPlace[]; readonly role?: string };
  /** May the task be given to others? Default true for each. */
  readonly transfer?: boolean;
  readonly delegate?: boolean;
  /** May who answered take it back while nobody acted after? Default true. */
  readonly takeBack?: boolean;
  /** May several cases be answered together 批量办理? Default true; never where an outcome asks for something of each case's own. */
  readonly bulk?: boolean;
  /**
   * The same person again. `ask` (default): asked again, but people of one assignment with `count` are distinct. `refuse`: whoever
   * gave an opinion in another review of the case, or in this one, doesn't act. `skip`: a seat of a candidate group whose favourable
   * answer led here counts as answered the same.
   */
  readonly samePerson?: 'ask' | 'refuse' | 'skip';
  /** Nobody can do a task: its group is empty, or all of it recused. Default: it waits and is seen. `role`: this position of the owner does it. */
  readonly nobody?: { readonly role?: string; readonly outcome?: OutcomeId };
  readonly outcomes: Readonly<Record<OutcomeId, Outcome>>;
}

/** 补正: the applicant changes only what the reviewer ticked. Entered from a review outcome whose target it is. */
export interface CorrectStep extends StepBase {
  readonly type: 'correct';
  /** The form step being corrected. */
  readonly of: StepId;
  /**
   * 容缺: entered without a review, for the files that the applicant promised to hand in later; only those may be changed. It ends with
   * the shortest of their periods, and at the latest with its own deadline.
   */
  readonly deferred?: boolean;
  /** Maximum times it may be entered in a case; the outcome leading here isn't offered any more after that. */
  readonly rounds: number;
  /** What was corrected is signed again, by a member with this membership, who may return it. */
  readonly sign?: { readonly by: string };
  readonly next: StepId;
}

export interface DecideStep extends StepBase {
  readonly type: 'decide';
  readonly branches: readonly { readonly when: Feel; readonly to: StepId; readonly label?: string }[];
  readonly otherwise: StepId;
}

/** Evaluates a scorecard or decision table of the case's rule version, or draws a lot; result is in scope under the step's id. */
export interface ComputeStep extends StepBase {
  readonly type: 'compute';
  readonly scorecard?: string;
  readonly table?: string;
  readonly values?: Readonly<Record<string, Feel>>;
  /** 抽查: does the case belong to a sample? `share`: percent of all cases, 0 to 100. Gives `drawn` and `number`. */
  readonly lot?: { readonly share: Feel };
  /** Keep in words how each value came about, under `explanation` by name. */
  readonly explain?: boolean;
  readonly next: StepId;
}

/** Steps in named branches at once. A branch is one step, or a block with its own `start` and `steps`. */
export interface Block {
  readonly title?: string;
  /** The branch is left out when this is false; a single step's own `when` says the same. A branch left out isn't counted by the join. */
  readonly when?: Feel;
  readonly start: StepId;
  readonly steps: Readonly<Record<StepId, Step>>;
}

export interface Join {
  readonly need?: 'all' | 'any' | number;
  readonly veto?: readonly OutcomeId[];
  /** 票权: in place of `need`, the share of all weight that branches with one outcome must reach (`over`: exceed). Branches only. */
  readonly share?: number | string;
  readonly over?: boolean;
  /** By branch, exact decimals. Default 1. */
  readonly weights?: Readonly<Record<string, number>>;
  /** What becomes of the rest once the join is decided. Default `cancel`. */
  readonly rest?: 'cancel' | 'await';
}

export interface ParallelStep extends StepBase {
  readonly type: 'parallel';
  /** Properties shared by all branches that are single steps (merged under each: nothing said twice). */
  readonly template?: Readonly<Record<string, unknown>>;
  readonly branches: Readonly<Record<string, Step | Block>>;
  /** `need`: how many branches must end (default all). A branch ending with an outcome in `veto` ends the step at once; the rest is cancelled. */
  readonly join?: Join;
  /** Entered again: ask all branches (default), or only those whose `inputs` have other values than when they last answered. */
  readonly reask?: 'all' | 'changed';
  /** By branch: what its answer rests on. A branch without inputs is always asked again. */
  readonly inputs?: Readonly<Record<string, readonly Feel[]>>;
  /** Outcomes that may stand with `reask: "changed"`. Default: the first. */
  readonly keep?: readonly OutcomeId[];
  /** By branch: branches that must have ended, or been left out, before it starts. */
  readonly after?: Readonly<Record<string, readonly string[]>>;
  /** Any order, but only one branch (or one step) is worked on at a time: a task elsewhere can't be claimed or completed meanwhile. */
  readonly exclusive?: 'branch' | 'step';
  /** Keyed by branch outcome, favourable first; the step's outcome is the least favourable of its branches'. */
  readonly outcomes: Readonly<Record<OutcomeId, { readonly to?: StepId }>>;
}

export type ObjectionLimit = Period & { readonly warn?: Warning };

/** A block once per row: each item has its own route, outcome and result; `item` and `index` (from 1) are in scope inside. */
export interface EachStep extends StepBase {
  readonly type: 'each';
  /** The rows: a list taken from the case when the step is entered. */
  readonly over: Feel;
  /** What an item is called, over `item` and `index`. Default: the item itself, or its number. */
  readonly label?: Feel;
  /** All items at once (default), or one after the other. */
  readonly mode?: 'parallel' | 'sequence';
  readonly block: Block;
  /** As for branches (`need` 0: nobody is waited for); `until` is asked whenever an item has ended, over the step's own result so far (`<id>.items`). */
  readonly join?: Omit<Join, 'rest'> & {
    readonly until?: Feel;
    /** `continue`: the rest goes on by itself beside the case, its outcomes count no more. */
    readonly rest?: 'cancel' | 'await' | 'continue';
  };
  /** Keyed by item outcome, favourable first; no items at all is the first. */
  readonly outcomes: Readonly<Record<OutcomeId, { readonly to?: StepId }>>;
}

/** 公示 public notice. Objections hold the case until staff resolved them. */
export interface NoticeStep extends StepBase {
  readonly type: 'notice';
  readonly period: Period;
  /** Fields shown to the public, as FEEL with a label. */
  readonly content: readonly { readonly label: string; readonly value: Feel }[];
  /** Who examines objections 异议. */
  readonly objections: Assignment;
  /**
   * Time limits of an objection. With `accept` it is first accepted (named, with grounds) or declined, and then checked;
   * it holds only the case it concerns.
   */
  readonly examine?: { readonly accept?: ObjectionLimit; readonly check?: ObjectionLimit };
  /** `partly`: objections may also be upheld in part. */
  readonly outcomes: {
    readonly clear: { readonly to?: StepId };
    readonly partly?: { readonly to?: StepId };
    readonly upheld: { readonly to?: StepId };
  };
}

/** A panel scores with a form; its number fields are the items. */
export interface ScoreStep extends StepBase {
  readonly type: 'score';
  /** With `draw`, the position organises the panel: it draws anew, with a reason. Without, its holders score (`count` of them). */
  readonly assign: Assignment & { readonly draw?: PanelDraw };
  readonly form: string;
  /** Items by field of the form, each with the least aggregate it needs. Default: all number fields. */
  readonly items?: Readonly<Record<string, { readonly min?: number }>>;
  readonly aggregate: Aggregate;
  /** FEEL numbers between which an expert's total must stay. */
  readonly range?: { readonly from?: Feel; readonly to?: Feel };
  /** What no answer by the deadline means. */
  readonly silence?: 'abstain';
  readonly next: StepId;
}

/** Gathers cases for a meeting; each member gets its own outcome; the document number is shared. Members may be held back. */
export interface BatchStep extends StepBase {
  readonly type: 'batch';
  readonly assign: Assignment;
  /** Columns of the agenda. */
  readonly columns?: readonly { readonly label: string; readonly value: Feel }[];
  readonly documentNumber?: 'required' | 'optional';
  /**
   * Meeting rules: share of attendance that is needed, and of consent among those present that must be exceeded: `0..1`, or a
   * fraction such as `2/3`. `on: "ties"`: only members tied at the line are voted on.
   */
  readonly vote?: MeetingVote;
  /** Criteria of the ranking: the next one counts among those equal so far. Within one window, when the programme has windows. */
  readonly rank?: readonly { readonly by: Feel; readonly label?: string; readonly order?: 'descending' | 'ascending' }[];
  /** How many places there are: a number, or FEEL such as `window.settings.places`. */
  readonly quota?: number | Feel;
  /** So many of the places go to the best of each group, as far as it has members. */
  readonly floor?: { readonly by: Feel; readonly places: number };
  /** FEEL: the member takes no place. */
  readonly exempt?: Feel;
  /** Length of the waiting list. Default 0. */
  readonly waiting?: number;
  /** Money handed out in order of rank until the pool is used up. */
  readonly budget?: { readonly amount: Feel; readonly pool: number | Feel };
  /** Outcome by place: `in` takes a place, the others are proposed. */
  readonly places?: { readonly in: OutcomeId; readonly waiting?: OutcomeId; readonly out?: OutcomeId };
  /** Outcomes of the case that give its place back. Default `withdrawn` and `rejected`. */
  readonly freedBy?: readonly OutcomeId[];
  readonly outcomes: Readonly<Record<OutcomeId, Outcome>>;
}

/** Waits for a result from outside entered by hand (with a form), or for a period. */
export interface WaitStep extends StepBase {
  readonly type: 'wait';
  readonly external?: {
    readonly assign: Assignment;
    readonly form: string;
    readonly outcomes: Readonly<Record<OutcomeId, Outcome>>;
  };
  readonly period?: Period;
  /** Until the beginning of a date. */
  readonly until?: Feel;
  /** For a message; its data stay under the step's id. */
  readonly message?: string;
  /** 封存: while the case waits here nobody but the applicant reads the application, nor whose it is; whoever supervises neither. */
  readonly sealed?: true;
  readonly next?: StepId;
}

/** A call to a service outside, by its name in the configuration (`SERVICES`); never an address. JSON both ways. */
export interface ServiceStep extends StepBase {
  readonly type: 'service';
  readonly service: string;
  /** Default POST. */
  readonly method?: 'GET' | 'POST';
  /** Under the service's address; FEEL in braces is put in URL-encoded: `/credit/{enterprise.uscc}`. */
  readonly path: string;
  readonly body?: Readonly<Record<string, Feel>>;
  /** Seconds, 1–60. Default 10. */
  readonly timeout?: number;
  /** Attempts in all, and seconds before the second (doubled each time). Default 5 and 10. */
  readonly retry?: { readonly times: number; readonly wait: number };
  /** FEEL over `response` {status, body} and the case; in scope under the step's id. */
  readonly result?: Readonly<Record<string, Feel>>;
  readonly next: StepId;
  /** Where the case goes when the call fails for good. Without it an incident is opened, and the case waits. */
  readonly onFail?: StepId;
}

export interface NotifyStep extends StepBase {
  readonly type: 'notify';
  readonly to: 'applicant' | Assignment;
  readonly subject: string;
  readonly body: string;
  readonly next: StepId;
}

/** Registry entry with a numbered certificate. */
export interface RegisterStep extends StepBase {
  readonly type: 'register';
  readonly registry: string;
  /** FEEL date the validity starts. Default: today. */
  readonly validFrom?: Feel;
  readonly valid: Period;
  readonly certificate?: {
    /** `{yyyy}` year of validFrom, `{seq:5}` zero-padded sequence per year. */
    readonly number: string;
    /** Printed lines: label and FEEL. */
    readonly title: string;
    readonly body: string;
    readonly fields: readonly { readonly label: string; readonly value: Feel }[];
  };
  readonly next: StepId;
}

/** Another programme's case for the same enterprise. */
export interface CaseStep extends StepBase {
  readonly type: 'case';
  readonly programme: string;
  readonly applyType?: string;
  /** Fills its start form: field → expression over this case. */
  readonly data?: Readonly<Record<string, Feel>>;
  /** Submit the start form at once (default); data that it refuses become a draft for the applicant. */
  readonly submit?: boolean;
  /** Wait until it has ended (default). */
  readonly await?: boolean;
  /** What comes back under the step's id as `data`: name → expression over `child` (number, outcome, application, results). */
  readonly result?: Readonly<Record<string, Feel>>;
  /** By outcome of the other case; any other leads to `next`. */
  readonly outcomes?: Readonly<Record<OutcomeId, { readonly to?: StepId }>>;
  readonly next: StepId;
  /** What becomes of it when this step is left before it has ended. Default `withdraw`. */
  readonly onCancel?: 'withdraw' | 'leave';
}

export interface EndStep extends StepBase {
  readonly type: 'end';
  /** Waits until whatever goes on beside the case (`each` with `rest: "continue"`) has ended too; otherwise it is cancelled. */
  readonly last?: true;
  /** Inside a branch or an item: ends the whole case, not only the branch. */
  readonly terminate?: true;
  /** Kind of record that this end leaves with the enterprise. */
  readonly record?: string;
  readonly outcome: OutcomeId;
  /** Tone of the applicant's result page. */
  readonly tone?: 'positive' | 'neutral' | 'negative';
}

export type Step =
  | FormStep
  | ReviewStep
  | CorrectStep
  | DecideStep
  | ComputeStep
  | ParallelStep
  | EachStep
  | NoticeStep
  | BatchStep
  | ScoreStep
  | ServiceStep
  | WaitStep
  | NotifyStep
  | RegisterStep
  | CaseStep
  | EndStep;

export type StepType = Step['type'];
