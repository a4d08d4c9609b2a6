/** When branches, or items, that run at once are enough: all, any, n, and the veto. */
import type { OutcomeId } from '../../model/deadline.ts';
import type { Join } from '../../model/steps.ts';
import { leastFavourable } from '../tally.ts';

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
