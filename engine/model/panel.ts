/** Panels of experts: how they are drawn, and how their sheets become one score. */
import type { Feel } from './deadline.ts';
import type { Assignment } from './people.ts';

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
  /** Four eyes: who grants what the organiser asks for, never the same person. */
  readonly approve?: DrawApproval;
}

/** What the organiser of a panel does: starts a lot (the first one, and one for seats that are missing), has all drawn anew, replaces an expert. */
export type DrawAct = 'draw' | 'redraw' | 'replace';
export interface DrawApproval extends Omit<Assignment, 'count'> {
  /** Default: `redraw` and `replace`; with `draw` the first lot waits for both people too. */
  readonly of?: readonly DrawAct[];
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
