/** How several people's outcomes become the step's outcome (会签, 或签, 依次签, 票签). */
import type { OutcomeId } from '../model/deadline.ts';
import type { ReviewPolicy } from '../model/people.ts';

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
  const vetoes = policy.veto ?? (policy.type === 'all' || policy.type === 'sequence' ? outcomes.slice(1) : []);
  const veto = every.find((outcome) => vetoes.includes(outcome));
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
      return majority(Math.min(policy.need ?? seats, seats), outcomes, given, seats);
    case 'percent':
      return majority(shareOf(policy.need ?? 1, seats), outcomes, given, seats);
  }
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
