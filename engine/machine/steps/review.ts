import type { ReviewStep } from '../../model/steps.ts';
import { eventName } from '../config.ts';
import type { LiveTask } from '../context.ts';
import { assignmentsOf, seatsOf } from '../people.ts';
import type { StepInfo } from '../steps-index.ts';
import { policyOf } from '../tally.ts';
import { completeTask } from '../tasks.ts';
import { liveOf, setData, type Work } from '../work.ts';
import { advance, keepOpinion, type Opinion, openFollowers, openSeat, settle, silent } from './answers.ts';
import { type Completion, named, type StepKind, whenDecided } from './kind.ts';

/** People decide; the policy over their outcomes is a pure tally, the machine leaves the step once it is decided. */
export const review: StepKind<ReviewStep> = {
  node: (step, info, make) => {
    for (const seat of assignmentsOf(step)) if (seat.scope) make.feel(seat.scope);
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
  enter: (work, info, step) => {
    const seats = seatsOf(step).length;
    const opened = policyOf(step.policy, seats).type === 'sequence' ? 1 : seats;
    for (let seat = 0; seat < opened && liveOf(work, info.id).outcome === null; seat += 1) openSeat(work, info, step, seat);
  },
  complete: (work, info, step, task, completion) => {
    completeTask(work, info.id, task.n, completion.outcome, work.event.by);
    verify(work, step);
    keepOpinion(work, info, task, opinionOf(work, step, task, completion));
    openFollowers(work, info.id, task);
    advance(work, info, step);
  },
  expire: (work, info, step) => {
    const { silence } = step;
    const outcome = step.deadline?.onExpire?.outcome;
    if (silence !== undefined) silent(work, info, step, silence);
    else if (outcome !== undefined) settle(work, info, outcome);
    else if (step.policy?.type === 'consult' && step.deadline?.onExpire?.to === undefined) conclude(work, info, step);
  },
};

/** A consultation ends with what was said so far. */
function conclude(work: Work, info: StepInfo, step: ReviewStep): void {
  const [first] = Object.keys(step.outcomes);
  if (first !== undefined) settle(work, info, first);
}

function opinionOf(work: Work, step: ReviewStep, task: LiveTask, completion: Completion): Opinion {
  const { by, at, fact } = work.event;
  const { notes, conditions, onBehalfOf } =
    fact.type === 'task.completed' ? fact : { notes: undefined, conditions: undefined, onBehalfOf: undefined };
  const conditional = step.outcomes[completion.outcome]?.conditions !== undefined && conditions && conditions.length > 0;
  return {
    by,
    at,
    group: task.group,
    outcome: completion.outcome,
    reason: completion.reason,
    ...(completion.data ? { data: completion.data } : {}),
    ...(notes ? { notes } : {}),
    ...(conditional ? { conditions } : {}),
    ...(onBehalfOf ? { onBehalfOf } : {}),
    ...(task.origin ? { added: task.origin.how } : {}),
    ...(task.advice ? { advice: task.advice } : {}),
  };
}

/** Verified values 核定值 override declared ones from here on; only the fields the step names. */
function verify(work: Work, step: ReviewStep): void {
  const { fact } = work.event;
  if (fact.type !== 'task.completed' || !fact.verified || !step.verify) return;
  const { fields } = step.verify;
  const verified = Object.entries(fact.verified).filter(([field]) => fields.includes(field));
  if (verified.length > 0) setData(work, { verified: { ...work.context.data.verified, ...Object.fromEntries(verified) } });
}
