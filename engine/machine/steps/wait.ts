import type { WaitStep } from '../../model/definition.ts';
import { delayName, eventName } from '../config.ts';
import { dueOf } from '../due.ts';
import { completeTask, groupOf, openTask } from '../tasks.ts';
import { decideStep, liveOf, setLive, setResult } from '../work.ts';
import { named, type StepKind, whenDecided } from './kind.ts';

/** For a period, or for a result entered by hand; with both, whichever comes first. */
export const wait: StepKind<WaitStep> = {
  node: (step, info, make) => {
    if (step.external?.assign.scope) make.feel(step.external.assign.scope);
    const elapsed = step.period ? whenDecided(info, { elapsed: { to: step.next } }, make) : [];
    return {
      ...(step.external ? { on: { [eventName('complete', info.id)]: { actions: [named('complete', { step: info.id })] } } } : {}),
      ...(step.period ? { after: { [delayName(info.id, 'period')]: { actions: [named('elapse', { step: info.id })] } } } : {}),
      always: [...elapsed, ...whenDecided(info, step.external?.outcomes ?? {}, make)],
    };
  },
  skipTo: (step) => {
    const [outcome, first] = Object.entries(step.external?.outcomes ?? {})[0] ?? [];
    return { target: step.next ?? first?.to, outcome };
  },
  enter: (work, info, step) => {
    if (step.period) setLive(work, info.id, { period: dueOf(work.event.calendar, work.event.at, step.period) });
    if (step.external) openTask(work, info.id, { kind: 'external', group: groupOf(work, step.external.assign) });
  },
  complete: (work, info, _step, task, completion) => {
    const { by, at } = work.event;
    completeTask(work, info.id, task.n, completion.outcome, by);
    const { entry } = liveOf(work, info.id);
    setResult(work, info.id, { entry, outcome: completion.outcome, reason: completion.reason, data: completion.data ?? {}, by, at });
    decideStep(work, info.id, completion.outcome);
  },
  expire: (work, info, step) => {
    const outcome = step.deadline?.onExpire?.outcome;
    if (outcome !== undefined) decideStep(work, info.id, outcome);
  },
};
