/** How a meeting votes, and what its secretary records. */

export interface MeetingVote {
  readonly quorum: number | string;
  readonly majority: number | string;
  readonly on?: 'all' | 'ties';
  /** 票权: kinds of seats; attendance and votes are then counted by kind, and shares are of the weight. */
  readonly seats?: Readonly<Record<string, VoteSeat>>;
  /** Exactly the majority's share is for it 平票: the chair's casting vote decides, or one more ballot. Default: not carried. */
  readonly tie?: 'casting' | 'revote';
  /** `open` 记名: who voted what is recorded by name; `secret` 无记名 (default): only how many. */
  readonly ballot?: 'open' | 'secret';
}
export interface VoteSeat {
  readonly title: string;
  readonly titleEn?: string;
  /** Of each vote, an exact decimal. Default 1. */
  readonly weight?: number;
  /** How many such seats there are. Default 1. */
  readonly count?: number;
}

type ByKind = Readonly<Record<string, number>>;

/** Who is there: heads, or people by kind of seat where the rule weighs votes. */
export interface Attendance {
  readonly present?: number | undefined;
  readonly total?: number | undefined;
  readonly seats?: ByKind | undefined;
  /** Where names are recorded: who is there; the counts follow from it. */
  readonly people?: readonly PersonPresent[] | undefined;
}
export interface PersonPresent {
  readonly name: string;
  /** Kind of seat, where the rule has kinds. */
  readonly seat?: string | undefined;
}
export type Voice = 'for' | 'against' | 'abstain';
export interface MemberVotes {
  /** Votes for the first outcome: heads, or by kind of seat. */
  readonly votesFor?: number | undefined;
  readonly votes?: ByKind | undefined;
  /** The ballot after a tied one. */
  readonly revoteFor?: number | undefined;
  readonly revotes?: ByKind | undefined;
  /** The chair's casting vote after a tied one. */
  readonly cast?: 'for' | 'against' | undefined;
  /** Where names are recorded, in place of the counts. */
  readonly ballot?: readonly { readonly name: string; readonly vote: Voice }[] | undefined;
  readonly secondBallot?: readonly { readonly name: string; readonly vote: Voice }[] | undefined;
}
export interface BatchDecision extends MemberVotes {
  readonly taskId: string;
  /** An outcome of the step, or `hold` (unless the author's own): the member waits for a later meeting. */
  readonly outcome: string;
  readonly reason?: string | undefined;
  /** Of an outcome that asks for them 附条件. */
  readonly conditions?: readonly string[] | undefined;
}
/** One meeting's record as it is sent in. */
export interface BatchInput {
  readonly programme: string;
  readonly step: string;
  readonly documentNumber?: string | undefined;
  readonly attendance?: Attendance | undefined;
  readonly decisions: readonly BatchDecision[];
}
export interface BatchResult {
  readonly id: string;
  /** In the order of the decisions. */
  readonly results: readonly BatchMemberResult[];
}
export interface BatchMemberResult {
  readonly taskId: string;
  readonly ok: boolean;
  /** Why a member was refused, as a problem says it: code, words, and what is wrong at which place of its decision. */
  readonly code?: string;
  readonly detail?: string;
  readonly errors?: readonly { readonly pointer: string; readonly code: string; readonly message: string }[];
}
