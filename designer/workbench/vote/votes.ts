/** Votes that weigh 票权, as a case's results hold them: of a review's seats, and of branches that vote. */
import { added, weightByOutcome } from '../../../engine/machine/votes.ts';
import type { Step } from '../../../engine/model/steps.ts';

/** Weight of all there is, and of what was voted, by outcome. */
export interface Tally {
  readonly of: number;
  readonly by: Readonly<Record<string, number>>;
}
type Result = Readonly<Record<string, unknown>>;

/** How the ballot stands, as far as it may be seen; null where votes don't weigh. */
export function tallyOf(step: Step | undefined, result: Result): Tally | null {
  if (step?.type === 'review') return (result.votes as Tally | undefined) ?? null;
  if (step?.type !== 'parallel' || step.join?.share === undefined) return null;
  const { branches = {}, skipped = [] } = result as { branches?: Readonly<Record<string, string>>; skipped?: readonly string[] };
  const { weights = {} } = step.join;
  const weight = (branch: string) => weights[branch] ?? 1;
  return {
    of: added(
      Object.keys(step.branches)
        .filter((branch) => !skipped.includes(branch))
        .map(weight),
    ),
    by: weightByOutcome(Object.entries(branches).map(([branch, outcome]) => ({ outcome, weight: weight(branch) }))),
  };
}

/** The ballot before, which was tied. */
export function tiedTallyOf(result: Result): Tally | null {
  return (result.tiedVotes as Tally | undefined) ?? null;
}

/** What is needed, in words of the author: a fraction as it is, a share as a percentage. */
export function neededOf(need: number | string): string {
  return typeof need === 'string' ? need : `${need > 1 ? need : added(Array.from({ length: 100 }, () => need))}%`;
}
