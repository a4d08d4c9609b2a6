import type { EndStep } from '../../model/definition.ts';
import { clockEnds } from '../case-clock.ts';
import { applicantGroup } from '../tasks.ts';
import type { StepKind } from './kind.ts';

/** The end of the case; in a branch, of the branch. */
export const end: StepKind<EndStep> = {
  node: (step, info, make) => (info.branch ? { always: [make.go(info, undefined, step.outcome)] } : { type: 'final' }),
  skipTo: () => ({ target: undefined }),
  enter: (work, info, step) => {
    if (info.branch) return;
    const { context } = work;
    const { [info.id]: live, ...others } = context.live;
    context.live = others;
    context.done = { ...context.done, [info.id]: { entry: live?.entry ?? 1, at: work.event.at, outcome: step.outcome, people: [] } };
    clockEnds(work);
    context.status = 'ended';
    context.outcome = step.outcome;
    work.effects.push({
      type: 'notify',
      to: applicantGroup(context),
      template: 'case.ended',
      params: { number: context.number, outcome: step.title ?? step.outcome },
    });
  },
};
