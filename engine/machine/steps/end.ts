import type { EndStep } from '../../model/definition.ts';
import { clockEnds } from '../case-clock.ts';
import { applicantGroup } from '../tasks.ts';
import { infoOf, type Work } from '../work.ts';
import type { StepKind } from './kind.ts';

/** The end of the case; in a branch, of the branch, unless it ends the case from there. */
export const end: StepKind<EndStep> = {
  node: (step, info, make) => {
    if (!info.branch) return { type: 'final' };
    // The machine's own `terminating` transition leaves everything.
    return step.terminate ? {} : { always: [make.go(info, undefined, step.outcome)] };
  },
  skipTo: () => ({ target: undefined }),
  enter: (work, info, step) => {
    if (!info.branch) endCase(work, info.id, step);
    else if (step.terminate) work.context.terminate = info.id;
  },
};

/** Everything at work has been left: the case ends as the step in the branch says. */
export function terminate(work: Work): void {
  const id = work.context.terminate ?? '';
  const { step } = infoOf(work, id);
  if (step.type === 'end') endCase(work, id, step);
}

function endCase(work: Work, id: string, step: EndStep): void {
  const { context } = work;
  const { [id]: live, ...others } = context.live;
  context.live = others;
  context.done = { ...context.done, [id]: { entry: live?.entry ?? 1, at: work.event.at, outcome: step.outcome, people: [] } };
  clockEnds(work);
  if (step.record !== undefined) work.effects.push({ type: 'record', step: id, kind: step.record, on: work.event.today });
  context.status = 'ended';
  context.outcome = step.outcome;
  work.effects.push({
    type: 'notify',
    to: applicantGroup(context),
    template: 'case.ended',
    params: { number: context.number, outcome: step.title ?? step.outcome },
  });
}
