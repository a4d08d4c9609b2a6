import type { CorrectStep } from '../../model/steps.ts';
import { eventName } from '../config.ts';
import { correctApplication, dropDeferred, handedIn } from '../submission.ts';
import { applicantGroup, completeTask, openTask } from '../tasks.ts';
import { decideStep, liveOf, setResult } from '../work.ts';
import { named, type StepKind, whenDecided } from './kind.ts';

/** 补正: what may be edited are the notes of the review that led here (`context.notes`); the round is the step's entry. */
export const correct: StepKind<CorrectStep> = {
  node: (step, info, make) => ({
    on: { [eventName('complete', info.id)]: { actions: [named('complete', { step: info.id })] } },
    always: whenDecided(info, { submit: { to: step.next } }, make),
  }),
  skipTo: (step) => ({ target: step.next }),
  enter: (work, info) => {
    openTask(work, info.id, { kind: 'correct', group: applicantGroup(work.context, 'agent') });
  },
  complete: (work, info, step, task, completion) => {
    completeTask(work, info.id, task.n, completion.outcome, work.event.by);
    if (work.event.fact.type === 'task.completed') correctApplication(work, work.event.fact);
    if (step.deferred) {
      setResult(work, info.id, { rounds: liveOf(work, info.id).entry, by: work.event.by, at: work.event.at, notes: [] });
      dropDeferred(work);
      decideStep(work, info.id, completion.outcome);
      return;
    }
    setResult(work, info.id, { rounds: liveOf(work, info.id).entry, by: work.event.by, at: work.event.at, notes: work.context.notes });
    handedIn(work);
    decideStep(work, info.id, completion.outcome);
  },
};
