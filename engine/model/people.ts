/** Whose work a step is, how several people decide, and what each may see of the form. */
import type { Feel, OutcomeId, StepId } from './deadline.ts';

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
  /** Weight of the vote 票权 of each of its people, an exact decimal. Default 1. `percent` counts it. */
  readonly weight?: number;
  /** Decides a tie where the policy says `tie: "casting"`. */
  readonly casting?: boolean;
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
 * - `percent` 票签: as `quorum` with a share of all people, or of the weight of their votes.
 * - `consult` 征求意见: everyone's opinion is collected, none decides; the first outcome follows when all answered, or at the deadline.
 * An outcome in `veto` ends the step at once (default for `all` and `sequence`: every outcome but the first).
 */
export interface ReviewPolicy {
  readonly type: 'single' | 'any' | 'all' | 'sequence' | 'quorum' | 'percent' | 'consult';
  /** People for `quorum`; for `percent` a share 0..1, a percentage above 1, or an exact fraction such as `"2/3"`. */
  readonly need?: number | string;
  /** `percent`: the share must be exceeded. */
  readonly over?: boolean;
  /**
   * `percent`, when everybody voted and none reached the share, and the two that came furthest are equal: the outcome of the
   * `casting` seat, or one more ballot. Otherwise, and when the second ballot is tied too, the least favourable given.
   */
  readonly tie?: 'casting' | 'revote';
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
