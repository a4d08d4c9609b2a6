/** Votes that weigh 票权: by seats of a review, branches of a joint review, or kinds of seats of a meeting. Exact decimals, exact shares. */
import type { OutcomeId } from '../model/deadline.ts';
import type { MeetingBallot } from '../model/event.ts';
import type { MeetingVote } from '../model/meeting.ts';
import { Num } from '../rules/decimal.ts';
import { reaches, type Share } from './ranking.ts';

export interface Vote {
  readonly outcome: OutcomeId;
  readonly weight: number;
}
export interface Threshold {
  readonly share: Share;
  /** The share must be exceeded. */
  readonly over: boolean;
}
/** `open`: an outcome can still reach the share; `tied`: all voted, and those that came furthest are equal; `lost`: none reached it. */
export type Poll = { readonly outcome: OutcomeId } | { readonly tied: readonly OutcomeId[] } | 'open' | 'lost';

/**
 * @param outcomes favourable first: of two that reach the share at once the first counts
 * @param whole weights of all votes there are, those not yet given included
 * @param all wait until everybody voted, even when no outcome can reach the share any more
 */
export function poll(
  outcomes: readonly OutcomeId[],
  votes: readonly Vote[],
  whole: readonly number[],
  { share, over }: Threshold,
  all = false,
): Poll {
  const total = sum(whole);
  const left = total.minus(sum(votes.map(({ weight }) => weight)));
  const weights = outcomes.map((outcome) => sum(votes.filter((vote) => vote.outcome === outcome).map(({ weight }) => weight)));
  const reached = weights.findIndex((weight) => reaches(weight, total, share, over));
  if (reached >= 0) return { outcome: outcomes[reached] as OutcomeId };
  const open = weights.some((weight) => reaches(weight.plus(left), total, share, over)) || (all && votes.length < whole.length);
  if (open && votes.length < whole.length) return 'open';
  const most = Num.max(0, ...weights);
  const tied = outcomes.filter((_, index) => weights[index]?.eq(most));
  return tied.length > 1 && votes.length === whole.length ? { tied } : 'lost';
}

/** A percentage above 1, or a share 0..1, or a fraction. */
export function shareOf(need: number | string): Share {
  return typeof need === 'number' && need > 1 ? `${new Num(need)}/100` : need;
}

/** Votes or people by kind of seat; without kinds all are one. */
export type SeatCount = number | Readonly<Record<string, number>>;

/** Weight of the votes; null when there are more of a kind than it has seats, or of a kind that the rule doesn't know. */
export function weightOf({ seats }: Pick<MeetingVote, 'seats'>, votes: SeatCount): number | null {
  if (typeof votes === 'number') return seats ? null : votes;
  if (!seats) return null;
  let weight = new Num(0);
  for (const [kind, n] of Object.entries(votes)) {
    const seat = Object.hasOwn(seats, kind) ? seats[kind] : undefined;
    if (!seat || n < 0 || n > (seat.count ?? 1)) return null;
    weight = weight.plus(new Num(seat.weight ?? 1).times(n));
  }
  return weight.toNumber();
}

/** Weight of all seats; null where the rule counts heads. */
export function weightOfAll({ seats }: Pick<MeetingVote, 'seats'>): number | null {
  if (!seats) return null;
  return added(Object.values(seats).map(({ weight = 1, count = 1 }) => new Num(weight).times(count).toNumber()));
}

/** Nobody votes without being there. */
export function isAmong(votes: SeatCount, present: SeatCount): boolean {
  if (typeof votes === 'number' || typeof present === 'number')
    return typeof votes === 'number' && typeof present === 'number' && votes <= present;
  return Object.entries(votes).every(([kind, n]) => n <= (present[kind] ?? 0));
}

export interface GivenVotes {
  readonly present: SeatCount;
  readonly votes: SeatCount;
  /** The ballot after a tied one. */
  readonly revote?: SeatCount | undefined;
  readonly cast?: 'for' | 'against' | undefined;
}
/** `wrong`: more votes than people, or a second ballot or casting vote that nothing asks for; `tied`: to be resolved first. */
export type Verdict = { readonly carried: boolean; readonly ballot: MeetingBallot } | 'wrong' | 'tied';

/** What a meeting's vote on one member came to. The majority must be exceeded; exactly its share is a tie. */
export function verdictOf(vote: MeetingVote, { present, votes, revote, cast }: GivenVotes): Verdict {
  const of = weightOf(vote, present);
  const first = weightOf(vote, votes);
  if (of === null || first === null || !isAmong(votes, present)) return 'wrong';
  const over = (weight: number) => reaches(weight, of, vote.majority, true);
  const isTie = (weight: number) => vote.tie !== undefined && !over(weight) && reaches(weight, of, vote.majority, false);
  if (!isTie(first)) return revote === undefined && cast === undefined ? { carried: over(first), ballot: { for: first, of } } : 'wrong';
  if (vote.tie === 'casting') {
    if (revote !== undefined) return 'wrong';
    return cast === undefined ? 'tied' : { carried: cast === 'for', ballot: { for: first, of, cast } };
  }
  if (cast !== undefined) return 'wrong';
  if (revote === undefined) return 'tied';
  const second = weightOf(vote, revote);
  if (second === null || !isAmong(revote, present)) return 'wrong';
  return { carried: over(second), ballot: { for: second, of, tied: first } };
}

/** Exact sum of weights. */
export function added(weights: readonly number[]): number {
  return sum(weights).toNumber();
}

/** Weight of the votes for each outcome that has any, in the order in which they came. */
export function weightByOutcome(votes: readonly Vote[]): Readonly<Record<string, number>> {
  const by = new Map<OutcomeId, Num>();
  for (const { outcome, weight } of votes) by.set(outcome, (by.get(outcome) ?? new Num(0)).plus(weight));
  return Object.fromEntries([...by].map(([outcome, weight]) => [outcome, weight.toNumber()]));
}

function sum(weights: readonly number[]): Num {
  return weights.reduce((total, weight) => total.plus(weight), new Num(0));
}
