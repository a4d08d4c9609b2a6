import { isDate, startOfDay } from '../../calendar/date.ts';
import type { WaitStep } from '../../model/steps.ts';
import { delayName, eventName } from '../config.ts';
import type { Due } from '../context.ts';
import { dueOf } from '../due.ts';
import { openMail } from '../messages.ts';
import { evaluateJson } from '../scope.ts';
import { completeTask, groupOf, openTask } from '../tasks.ts';
import { decideStep, liveOf, setLive, setResult, type Work } from '../work.ts';
import { named, type StepKind, whenDecided } from './kind.ts';

/** For a period, a date, a message or a result entered by hand; with several, whichever comes first. */
export const wait: StepKind<WaitStep> = {
  node: (step, info, make) => {
    if (step.external?.assign.scope) make.feel(step.external.assign.scope);
    if (step.until) make.feel(step.until);
    const timed = step.period !== undefined || step.until !== undefined;
    const elapsed = timed ? whenDecided(info, { elapsed: { to: step.next } }, make) : [];
    const received = step.message === undefined ? [] : whenDecided(info, { received: { to: step.next } }, make);
    return {
      ...(step.external ? { on: { [eventName('complete', info.id)]: { actions: [named('complete', { step: info.id })] } } } : {}),
      ...(timed ? { after: { [delayName(info.id, 'period')]: { actions: [named('elapse', { step: info.id })] } } } : {}),
      always: [...elapsed, ...received, ...whenDecided(info, step.external?.outcomes ?? {}, make)],
    };
  },
  skipTo: (step) => {
    const [outcome, first] = Object.entries(step.external?.outcomes ?? {})[0] ?? [];
    return { target: step.next ?? first?.to, outcome };
  },
  enter: (work, info, step) => {
    if (step.period) setLive(work, info.id, { period: dueOf(work.event.calendar, work.event.at, step.period) });
    if (step.until) setLive(work, info.id, { period: untilDate(work, step.until) });
    if (step.message !== undefined) openMail(work, info.id, step.message);
    if (step.external) openTask(work, info.id, { kind: 'external', group: groupOf(work, step.external.assign) });
  },
  complete: (work, info, _step, task, completion) => {
    const { by, at } = work.event;
    completeTask(work, info.id, task.n, completion.outcome, by);
    const { entry } = liveOf(work, info.id);
    const { conditions } = work.event.fact.type === 'task.completed' ? work.event.fact : { conditions: undefined };
    const result = { entry, outcome: completion.outcome, reason: completion.reason, data: completion.data ?? {}, by, at };
    setResult(work, info.id, conditions ? { ...result, conditions } : result);
    decideStep(work, info.id, completion.outcome);
  },
  expire: (work, info, step) => {
    const outcome = step.deadline?.onExpire?.outcome;
    if (outcome !== undefined) decideStep(work, info.id, outcome);
  },
};

/** The beginning of a date; one that has passed is over at once. */
function untilDate(work: Work, until: string): Due {
  const date = evaluateJson(work.programme, until, work.context.data, work.event.today);
  if (!isDate(date)) throw new RangeError(`the date to wait for is no date: ${until}`);
  return { at: startOfDay(date), date, warnAt: null, estimated: false };
}
