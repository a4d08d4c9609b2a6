import type { ParallelStep } from '../../model/definition.ts';
import { isBlock } from '../../model/expand.ts';
import { leastFavourable } from '../tally.ts';
import { decideStep, infoOf, liveOf, setLive, setResult, type Work } from '../work.ts';
import { type StepKind, whenDecided } from './kind.ts';

/** One region per branch; the join is decided in context, so `any`, `n` and veto leave while other branches are at work. */
export const parallel: StepKind<ParallelStep> = {
  node: (step, info, make) => ({
    type: 'parallel',
    always: whenDecided(info, step.outcomes, make),
    states: Object.fromEntries(
      Object.entries(step.branches).map(([branch, member]) => [
        branch,
        {
          initial: isBlock(member) ? member.start : branch,
          states: {
            ...make.block(isBlock(member) ? member.steps : { [branch]: member }),
            end: { id: `${info.id}:${branch}:end`, type: 'final' as const },
          },
        },
      ]),
    ),
  }),
  skipTo: (step) => {
    const [outcome, first] = Object.entries(step.outcomes)[0] ?? [];
    return { target: first?.to, outcome };
  },
};

/** A branch ended. The step's outcome is the least favourable of its branches'; a veto ends it at once. */
export function endBranch(work: Work, id: string, branch: string, outcome: string): void {
  const { step } = infoOf(work, id);
  if (step.type !== 'parallel') return;
  const live = liveOf(work, id);
  const branches = { ...live.branches, [branch]: outcome };
  setLive(work, id, { branches });
  const decided = join(step, branches);
  if (decided === null) return;
  decideStep(work, id, decided);
  setResult(work, id, { entry: live.entry, outcome: decided, branches });
}

function join(step: ParallelStep, branches: Readonly<Record<string, string>>): string | null {
  const ended = Object.values(branches);
  const outcomes = Object.keys(step.outcomes);
  const veto = ended.find((outcome) => step.join?.veto?.includes(outcome));
  if (veto !== undefined) return outcomes.includes(veto) ? veto : (outcomes.at(-1) ?? null);
  const all = Object.keys(step.branches).length;
  const need = step.join?.need ?? 'all';
  if (ended.length < Math.min(all, need === 'all' ? all : need === 'any' ? 1 : need)) return null;
  return leastFavourable(outcomes, ended) ?? outcomes[0] ?? null;
}
