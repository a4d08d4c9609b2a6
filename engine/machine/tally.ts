/** How several people's outcomes become the step's outcome (会签, 或签, 依次签, 票签). */
import type { OutcomeId } from '../model/deadline.ts';
import type { ReviewPolicy } from '../model/people.ts';
import { shareOf as exactShare, poll } from './votes.ts';

/**
 * @param outcomes the step's, from favourable to unfavourable
 * @param given outcomes given so far
 * @param seats how many people there are in all
 * @param every what each single person answered, where several share a seat: a veto is anybody's
 * @returns the step's outcome, or null while it is open
 */
export function tally(
  policy: ReviewPolicy,
  outcomes: readonly OutcomeId[],
  given: readonly OutcomeId[],
  seats: number,
  every: readonly OutcomeId[] = given,
): OutcomeId | null {
  const veto = vetoOf(policy, outcomes, every);
  if (veto !== undefined) return veto;
  switch (policy.type) {
    case 'single':
    case 'any':
      return given[0] ?? null;
    case 'all':
    case 'sequence':
      return given.length < seats ? null : leastFavourable(outcomes, given);
    case 'consult':
      return given.length < seats ? null : (outcomes[0] ?? null);
    case 'quorum':
      return majority(Math.min(Number(policy.need ?? seats), seats), outcomes, given, seats);
    case 'percent':
      return majority(shareOf(Number(policy.need ?? 1), seats), outcomes, given, seats);
  }
}

/** What anybody answered that ends the step at once. */
export function vetoOf(policy: ReviewPolicy, outcomes: readonly OutcomeId[], every: readonly OutcomeId[]): OutcomeId | undefined {
  const vetoes = policy.veto ?? (policy.type === 'all' || policy.type === 'sequence' ? outcomes.slice(1) : []);
  return every.find((outcome) => vetoes.includes(outcome));
}

/** A seat that answered: what its vote weighs, and whether it decides a tie. */
export interface SeatVote {
  readonly outcome: OutcomeId;
  readonly weight: number;
  readonly casting: boolean;
}

/** Does the policy weigh votes, or say what a tie means? Others count heads (`tally`). */
export function weighs(policy: ReviewPolicy, seats: readonly { readonly weight?: number }[]): boolean {
  if (policy.type !== 'percent') return false;
  return (
    typeof policy.need === 'string' || policy.over === true || policy.tie !== undefined || seats.some(({ weight }) => weight !== undefined)
  );
}

/**
 * `percent` with weights.
 * @param votes of the seats that answered; @param whole weights of all seats
 * @param again a ballot may still be repeated
 * @returns the outcome, null while it is open, `revote` when the ballot is tied and is to be repeated
 */
export function weighedTally(
  policy: ReviewPolicy,
  outcomes: readonly OutcomeId[],
  votes: readonly SeatVote[],
  whole: readonly number[],
  again: boolean,
): OutcomeId | 'revote' | null {
  const threshold = { share: exactShare(policy.need ?? 1), over: policy.over === true };
  const came = poll(outcomes, votes, whole, threshold, policy.tie !== undefined);
  if (came === 'open') return null;
  if (typeof came === 'object' && 'outcome' in came) return came.outcome;
  const tied = typeof came === 'object' ? came.tied : [];
  if (tied.length > 0 && policy.tie === 'revote' && again) return 'revote';
  const casting = policy.tie === 'casting' ? votes.find((vote) => vote.casting && tied.includes(vote.outcome)) : undefined;
  const given = votes.map(({ outcome }) => outcome);
  return casting?.outcome ?? leastFavourable(outcomes, given) ?? outcomes.at(-1) ?? null;
}

/** `need` is a share 0..1; a number above 1 is read as a percentage. At least one person. */
function shareOf(need: number, seats: number): number {
  // A little less than the product, so that 2/3 of 3 is 2 despite binary fractions.
  return Math.max(1, Math.ceil((need > 1 ? need / 100 : need) * seats - 1e-9));
}

function majority(need: number, outcomes: readonly OutcomeId[], given: readonly OutcomeId[], seats: number): OutcomeId | null {
  const left = seats - given.length;
  let reachable = false;
  for (const outcome of outcomes) {
    const count = given.filter((other) => other === outcome).length;
    if (count >= need) return outcome;
    reachable ||= count + left >= need;
  }
  return reachable ? null : leastFavourable(outcomes, given);
}

export function leastFavourable(outcomes: readonly OutcomeId[], given: readonly OutcomeId[]): OutcomeId | null {
  return [...outcomes].reverse().find((outcome) => given.includes(outcome)) ?? null;
}

export function policyOf(policy: ReviewPolicy | undefined, seats: number): ReviewPolicy {
  return policy ?? { type: seats > 1 ? 'all' : 'single' };
}
