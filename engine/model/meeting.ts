/** How a meeting votes. */

export interface MeetingVote {
  readonly quorum: number | string;
  readonly majority: number | string;
  readonly on?: 'all' | 'ties';
  /** 票权: kinds of seats; attendance and votes are then counted by kind, and shares are of the weight. */
  readonly seats?: Readonly<Record<string, VoteSeat>>;
  /** Exactly the majority's share is for it 平票: the chair's casting vote decides, or one more ballot. Default: not carried. */
  readonly tie?: 'casting' | 'revote';
}
export interface VoteSeat {
  readonly title: string;
  readonly titleEn?: string;
  /** Of each vote, an exact decimal. Default 1. */
  readonly weight?: number;
  /** How many such seats there are. Default 1. */
  readonly count?: number;
}
