/** When branches, or items, that run at once are enough: all, any, n, and the veto. */
import type { OutcomeId } from '../../model/deadline.ts';
import type { Join } from '../../model/steps.ts';
import { leastFavourable } from '../tally.ts';
import { poll } from '../votes.ts';

/**
 * @param outcomes the step's, favourable first
 * @param ended outcomes of those that have ended
 * @param asked how many there are in all; those left out don't count
 * @returns the step's outcome, or null while it is open: the veto's own, else the least favourable of the ended
 */
export function joined(
  join: Omit<Join, 'rest'> | undefined,
  outcomes: readonly OutcomeId[],
  ended: readonly OutcomeId[],
  asked: number,
): OutcomeId | null {
  const veto = ended.find((outcome) => join?.veto?.includes(outcome));
  if (veto !== undefined) return outcomes.includes(veto) ? veto : (outcomes.at(-1) ?? null);
  const need = join?.need ?? 'all';
  if (ended.length < Math.min(asked, need === 'all' ? asked : need === 'any' ? 1 : need)) return null;
  return leastFavourable(outcomes, ended) ?? outcomes[0] ?? null;
}

/**
 * Branches vote 票权: decided as soon as those with one outcome weigh the share, or none can any more (then the least favourable given).
 * @param ended outcome by branch
 * @param asked branches that are asked; those left out don't count
 */
export function joinedByWeight(
  { veto, share = 1, over = false, weights = {} }: Join,
  outcomes: readonly OutcomeId[],
  ended: Readonly<Record<string, OutcomeId>>,
  asked: readonly string[],
): OutcomeId | null {
  const given = Object.values(ended);
  const vetoed = given.find((outcome) => veto?.includes(outcome));
  if (vetoed !== undefined) return outcomes.includes(vetoed) ? vetoed : (outcomes.at(-1) ?? null);
  if (asked.length === 0) return outcomes[0] ?? null;
  const weight = (branch: string) => weights[branch] ?? 1;
  const votes = Object.entries(ended).map(([branch, outcome]) => ({ outcome, weight: weight(branch) }));
  const came = poll(outcomes, votes, asked.map(weight), { share, over });
  if (came === 'open') return null;
  if (typeof came === 'object' && 'outcome' in came) return came.outcome;
  return leastFavourable(outcomes, given) ?? outcomes[0] ?? null;
}
