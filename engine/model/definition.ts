/**
 * The definition language: a programme as data. Shapes only; `workflow.schema.json` is the same in JSON Schema,
 * and `check-definition.ts` finds what a schema cannot say.
 */

import type { SignerPlace } from './operation.ts';

/** A FEEL expression (OMG DMN 1.5 §10, our subset: see `rules/`). */
export type Feel = string;
export type StepId = string;
export type OutcomeId = string;

export type TimeUnit = 'workingDays' | 'calendarDays' | 'hours' | 'months' | 'years';

/** A period; dates are counted by `calendar/` (民法典 201–203: the first day isn't counted unless `countFirstDay`). */
export interface Period {
  readonly amount: number;
  readonly unit: TimeUnit;
  /** The day of the event itself is day one (公示 practice). Default false. */
  readonly countFirstDay?: boolean;
  /** An end on a non-working day moves to the next working day (民法典 203). Default true for calendarDays, months and years. */
  readonly rollForward?: boolean;
}

/** A deadline of a step. Expires at the end (24:00 Asia/Shanghai) of its due date. */
export interface Deadline extends Period {
  /** Yellow light and a reminder this many units (same unit) before the end, or when so much is left. */
  readonly warn?: Warning;
  /** FEEL date on which it ends at the latest; with `before`, so many of its units before that date. */
  readonly until?: Feel;
  readonly before?: number;
  /** It stands while one of these steps is worked on (行政许可法 45). */
  readonly pausedIn?: readonly StepId[];
  readonly extend?: Extension;
  /** What expiry does. Without it the task turns red and stays open. */
  readonly onExpire?: Expiry;
}

/** Yellow from the moment on at which at most this share (0..1) or this many units are left, whichever comes first. */
export type Warning = number | { readonly share: number; readonly amount?: number };

/** 延长: asked for with a reason, granted by `by` at most `times` (default 1), told to the applicant (行政许可法 42). Units are the deadline's. */
export interface Extension {
  readonly amount: number;
  readonly by: Assignment;
  readonly times?: number;
}

/** `to`, `outcome` and a review's `silence` exclude one another; the rest goes with any of them. */
export interface Expiry {
  readonly to?: StepId;
  readonly outcome?: OutcomeId;
  /** What follows counts from the day the application was received (行政许可法 32: 自收到之日起即为受理). */
  readonly asOf?: 'received';
  /** Position that is told on expiry, or a ladder: each is told when the step is overdue by so much. */
  readonly escalate?: string | readonly Escalation[];
  /** Kind of record kept with the enterprise (`records` in expressions, `coolDown`). */
  readonly record?: string;
}
export interface Escalation extends Pick<Period, 'amount' | 'unit'> {
  readonly to: string;
}

/** Whose work it is: a position (role) in one organisation. */
export interface Assignment {
  readonly role: string;
  /** An organisation's id. Default: the programme's owner. */
  readonly org?: string;
  /** FEEL giving a district code or organisation id taken from the case, e.g. `enterprise.district`. Excludes `org`. */
  readonly scope?: Feel;
  /** Minimum number of distinct people, each with an own task (行政许可法 34: ≥ 2 for an inspection). Default 1. */
  readonly count?: number;
}

/** A seat of a review: left to whoever of the position takes it, or given by lot. */
export interface SeatAssignment extends Assignment {
  readonly draw?: SeatDraw;
}
export interface SeatDraw {
  /** `leastLoaded`: with the fewest open tasks, the first by id among equals; `rotating`: one after the other. */
  readonly method: 'random' | 'leastLoaded' | 'rotating';
  /** Not who acted in one of these steps (“not the panel of the first round”). */
  readonly exclude?: readonly StepId[];
}

/**
 * How several people's outcomes become the step's outcome. Outcomes are listed from favourable to unfavourable.
 * - `single`/`any` 或签: the first completion decides.
 * - `all` 会签: everyone completes; the step's outcome is the least favourable one given.
 * - `sequence` 依次签: as `all`, one after the other in the order of `assign`.
 * - `quorum`: as soon as `need` people gave the same outcome it is decided; if that can't be reached any more, the least favourable given.
 * - `percent` 票签: as `quorum` with a share of all people.
 * - `consult` 征求意见: everyone's opinion is collected, none decides; the first outcome follows when all answered, or at the deadline.
 * An outcome in `veto` ends the step at once (default for `all` and `sequence`: every outcome but the first).
 */
export interface ReviewPolicy {
  readonly type: 'single' | 'any' | 'all' | 'sequence' | 'quorum' | 'percent' | 'consult';
  readonly need?: number;
  readonly veto?: readonly OutcomeId[];
  /** 无记名: who gave which outcome is never shown, only the counts once it is decided. The log keeps it. */
  readonly secret?: boolean;
}

export interface Outcome {
  readonly label: string;
  readonly labelEn?: string;
  /** Next step; inside a parallel branch it may be absent: the branch ends with this outcome. */
  readonly to?: StepId;
  readonly reason?: 'required' | 'optional';
  /** 附条件: a list of conditions is asked for and kept with the result. */
  readonly conditions?: 'required' | 'optional';
  /** The outcome is offered only when this holds. */
  readonly when?: Feel;
  /** Look of the button. Default: first outcome `positive`, others `negative`. */
  readonly tone?: 'positive' | 'neutral' | 'negative';
}

export type FieldAccess = 'hidden' | 'read' | 'edit' | 'required';
/** Field name (top-level property of the application form) or `*` → access. Unlisted: `edit` in form/correct steps of the applicant, else `read`. */
export type AccessMap = Readonly<Record<string, FieldAccess>>;

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
  readonly next: StepId;
}

export interface DecideStep extends StepBase {
  readonly type: 'decide';
  readonly branches: readonly { readonly when: Feel; readonly to: StepId; readonly label?: string }[];
  readonly otherwise: StepId;
}

/** Evaluates a scorecard or decision table of the case's rule version; result is in scope under the step's id. */
export interface ComputeStep extends StepBase {
  readonly type: 'compute';
  readonly scorecard?: string;
  readonly table?: string;
  readonly values?: Readonly<Record<string, Feel>>;
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

/** A panel drawn by lot from a pool of experts (专家抽取), with reserves for those who decline. */
export interface PanelDraw {
  /** Name of the pool: the experts registered under it. */
  readonly pool: string;
  readonly count: number;
  readonly reserve?: number;
  /** FEEL giving a skill or a list of skills, one of which an expert must have. */
  readonly skill?: Feel;
  /** Least number of drawn experts with a skill. */
  readonly mix?: Readonly<Record<string, number>>;
  /**
   * Whom the lot passes over: kinds of relation with the applicant (`employer`, `relative`, `shareholder`, `partner`…), and
   * `recent`: drawn too often of late. Members of the applicant are always passed over.
   */
  readonly avoid?: readonly string[];
  /** `recent`: drawn `times` or more within `months`. Default 3 in 12. */
  readonly recent?: { readonly times: number; readonly months: number };
}

/** How the sheets of a panel become one score. Sheets and items that were left blank are left out, never counted as zero. */
export interface Aggregate {
  /** `weighted`: the sum of `parts`, each by its weight (written + defence). */
  readonly method: 'mean' | 'trimmedMean' | 'median' | 'weighted';
  /** `trimmedMean`: so many highest and as many lowest are dropped, as long as one remains. Default 1. */
  readonly drop?: number;
  readonly parts?: Readonly<Record<string, ScorePart>>;
  /** Decimals kept, half up. Default 2. */
  readonly scale?: number;
  /** A spread (highest less lowest total) above this calls one second look: everybody who scored is asked once more. */
  readonly secondLookOver?: number;
}
export interface ScorePart {
  readonly weight: number;
  readonly items: readonly string[];
  readonly method?: 'mean' | 'trimmedMean' | 'median';
  readonly drop?: number;
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
  readonly vote?: { readonly quorum: number | string; readonly majority: number | string; readonly on?: 'all' | 'ties' };
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

/** Named condition with its reason in words; used to tell all gaps at once (一次性告知), to match and to search. */
export interface EligibilityCondition {
  readonly id: string;
  /** FEEL over `enterprise`, `today`, `parameters`, `registry` (own entries). */
  readonly when: Feel;
  readonly reason: string;
  readonly reasonEn?: string;
  /** What the applicant can do about it. */
  readonly remedy?: string;
}

export interface ScorecardItem {
  readonly id: string;
  readonly title: string;
  readonly dimension: string;
  readonly max: number;
  /** FEEL of the value shown beside the score (optional). */
  readonly value?: Feel;
  readonly unit?: string;
  /** First band whose condition holds gives the score. */
  readonly bands: readonly { readonly when: Feel; readonly score: number; readonly label: string }[];
  readonly otherwise: { readonly score: number; readonly label: string };
}
export interface Scorecard {
  readonly title: string;
  readonly dimensions: readonly { readonly id: string; readonly title: string; readonly min?: number }[];
  readonly items: readonly ScorecardItem[];
  readonly passTotal: number;
}

export type HitPolicy =
  | 'UNIQUE'
  | 'ANY'
  | 'FIRST'
  | 'PRIORITY'
  | 'COLLECT'
  | 'COLLECT SUM'
  | 'COLLECT MIN'
  | 'COLLECT MAX'
  | 'COLLECT COUNT'
  | 'RULE ORDER'
  | 'OUTPUT ORDER';
/** DMN decision table. Input entries are FEEL unary tests (`-` is any); output entries are FEEL expressions. */
export interface DecisionTable {
  readonly title?: string;
  readonly hitPolicy: HitPolicy;
  readonly inputs: readonly { readonly label: string; readonly expression: Feel }[];
  readonly outputs: readonly { readonly name: string; readonly label?: string; readonly values?: readonly string[] }[];
  readonly rules: readonly { readonly in: readonly string[]; readonly out: readonly Feel[]; readonly note?: string }[];
}

/** A dated set of rules inside a definition; chosen when the application is submitted and pinned to the case. */
export interface RuleVersion {
  readonly id: string;
  readonly title: string;
  readonly basis: string;
  /** YYYY-MM-DD, inclusive. */
  readonly from: string;
  readonly to?: string;
  readonly scorecards?: Readonly<Record<string, Scorecard>>;
  readonly tables?: Readonly<Record<string, DecisionTable>>;
}

/** What a registry does with its entries over the years. */
export interface RegistryRule {
  readonly title: string;
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
  /** One case for each organisation named, or for each enterprise of which the condition holds. Exactly one of both. */
  readonly for: { readonly organisations?: readonly string[]; readonly enterprises?: Feel };
  readonly applyType?: string;
}

export interface WorkflowDefinition {
  readonly $schema?: string;
  readonly id: string;
  readonly title: string;
  readonly titleEn?: string;
  readonly summary?: string;
  readonly summaryEn?: string;
  /** Organisation that owns the programme. */
  readonly owner: string;
  readonly legalKind: 'licence' | 'confirmation' | 'penalty' | 'evaluation' | 'honour' | 'service' | 'supervision';
  /** Published bases, shown in the service guide. */
  readonly basis?: readonly string[];
  /** Positions used in `assign`, with their titles. */
  readonly roles?: Readonly<Record<string, { readonly title: string; readonly titleEn?: string }>>;
  /** Figures a department may want to change; in scope as `parameters.<name>`. */
  readonly parameters?: Readonly<Record<string, string | number | boolean>>;
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
  };
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
