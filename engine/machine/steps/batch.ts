import type { BatchStep } from '../../model/definition.ts';
import { eventName } from '../config.ts';
import { completeTask, groupOf, openTask } from '../tasks.ts';
import { decideStep, liveOf, setResult } from '../work.ts';
import { named, type StepKind, whenDecided } from './kind.ts';

/** One task per case; a meeting completes many. An outcome that leads back to the step holds the case for a later meeting. */
export const batch: StepKind<BatchStep> = {
  node: (step, info, make) => {
    for (const column of step.columns ?? []) make.feel(column.value);
    for (const outcome of Object.values(step.outcomes)) if (outcome.when) make.feel(outcome.when);
    return {
      on: { [eventName('complete', info.id)]: { actions: [named('complete', { step: info.id })] } },
      always: whenDecided(info, step.outcomes, make),
    };
  },
  skipTo: (step) => {
    const [outcome, first] = Object.entries(step.outcomes)[0] ?? [];
    return { target: first?.to, outcome };
  },
  enter: (work, info, step) => openTask(work, info.id, { kind: 'batch', group: groupOf(work, step.assign) }),
  complete: (work, info, _step, task, completion) => {
    const { fact, by, at } = work.event;
    completeTask(work, info.id, task.n, completion.outcome, by);
    const session = fact.type === 'task.completed' ? fact.batch : undefined;
    setResult(work, info.id, {
      entry: liveOf(work, info.id).entry,
      outcome: completion.outcome,
      reason: completion.reason,
      documentNumber: session?.documentNumber ?? null,
      batch: session?.id ?? null,
      rank: session?.rank ?? null,
      by,
      at,
    });
    decideStep(work, info.id, completion.outcome);
  },
  expire: (work, info, step) => {
    const outcome = step.deadline?.onExpire?.outcome;
    if (outcome !== undefined) decideStep(work, info.id, outcome);
  },
};
