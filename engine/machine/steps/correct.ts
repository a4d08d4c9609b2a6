import type { CorrectStep } from '../../model/steps.ts';
import { eventName } from '../config.ts';
import { correctApplication, dropDeferred, handedIn } from '../submission.ts';
import { applicantGroup, completeTask, openTask } from '../tasks.ts';
import { decideStep, liveOf, setData, setResult, type Work } from '../work.ts';
import { named, type StepKind, whenDecided } from './kind.ts';

/**
 * 补正: what may be edited are the notes of the review that led here (`context.notes`); the round is the step's entry. With `sign` the
 * correction counts once it is signed; returned, it is asked for again in the same round.
 */
export const correct: StepKind<CorrectStep> = {
  node: (step, info, make) => ({
    on: Object.fromEntries(
      (['complete', ...(step.sign ? (['sign', 'return'] as const) : [])] as const).map((verb) => [
        eventName(verb, info.id),
        { actions: [named('complete', { step: info.id })] },
      ]),
    ),
    always: whenDecided(info, { submit: { to: step.next } }, make),
  }),
  skipTo: (step) => ({ target: step.next }),
  enter: (work, info) => ask(work, info.id),
  complete: (work, info, step, task, completion) => {
    completeTask(work, info.id, task.n, completion.outcome, work.event.by);
    if (task.kind === 'sign') {
      if (completion.outcome === 'sign') corrected(work, info.id, step);
      else ask(work, info.id);
      return;
    }
    const before = work.context.data.previous;
    const again = liveOf(work, info.id).tasks.some(({ kind }) => kind === 'sign');
    if (work.event.fact.type === 'task.completed') correctApplication(work, work.event.fact);
    // Returned and corrected again: the difference stays the one to what the office had read.
    if (again) setData(work, { previous: before });
    setResult(work, info.id, {
      ...{ rounds: liveOf(work, info.id).entry, by: work.event.by, at: work.event.at },
      notes: step.deferred ? [] : work.context.notes,
    });
    if (step.sign) openTask(work, info.id, { kind: 'sign', group: applicantGroup(work.context, step.sign.by) });
    else corrected(work, info.id, step);
  },
};

function ask(work: Work, id: string): void {
  openTask(work, id, { kind: 'correct', group: applicantGroup(work.context, 'agent') });
}

/** It is in: promised files aren't promised any more, anything else counts as received now. */
function corrected(work: Work, id: string, step: CorrectStep): void {
  if (step.deferred) dropDeferred(work);
  else handedIn(work);
  decideStep(work, id, 'submit');
}
