import type { Assignment, ReviewStep } from '../../model/definition.ts';
import { eventName } from '../config.ts';
import type { LiveTask } from '../context.ts';
import type { StepInfo } from '../steps-index.ts';
import { policyOf, tally } from '../tally.ts';
import { completeTask, groupOf, openTask } from '../tasks.ts';
import { decideStep, liveOf, setData, setResult, type Work } from '../work.ts';
import { type Completion, named, type StepKind, whenDecided } from './kind.ts';

/** People decide; the policy over their outcomes is a pure tally, the machine leaves the step once it is decided. */
export const review: StepKind<ReviewStep> = {
  node: (step, info, make) => {
    for (const seat of assignments(step)) if (seat.scope) make.feel(seat.scope);
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
    const seats = seatsOf(step);
    const opened = policyOf(step.policy, seats.length).type === 'sequence' ? seats.slice(0, 1) : seats;
    for (const [index, seat] of opened.entries()) openTask(work, info.id, { kind: 'review', group: groupOf(work, seat), seat: index });
  },
  complete: (work, info, step, task, completion) => {
    completeTask(work, info.id, task.n, completion.outcome, work.event.by);
    verify(work, step);
    keepOpinion(work, info, opinionOf(work, task, completion));
    advance(work, info, step);
  },
  expire: (work, info, step) => {
    const { silence } = step;
    const outcome = step.deadline?.onExpire?.outcome;
    if (silence !== undefined) silent(work, info, step, silence);
    else if (outcome !== undefined) settle(work, info, outcome);
  },
};

/** Seats in order: an assignment with `count` has several. */
export function seatsOf(step: ReviewStep): Assignment[] {
  return assignments(step).flatMap((assignment) => Array.from({ length: assignment.count ?? 1 }, () => assignment));
}

function assignments(step: ReviewStep): readonly Assignment[] {
  return 'role' in step.assign ? [step.assign] : step.assign;
}

/** Decides the step if the policy can, else opens the next seat of a sequence. */
function advance(work: Work, info: StepInfo, step: ReviewStep): void {
  const seats = seatsOf(step);
  const policy = policyOf(step.policy, seats.length);
  const { tasks } = liveOf(work, info.id);
  const given = tasks.flatMap((task) => (task.status === 'completed' && task.outcome !== null ? [task.outcome] : []));
  const outcome = tally(policy, Object.keys(step.outcomes), given, seats.length);
  const next = seats[tasks.length];
  if (outcome !== null) {
    settle(work, info, outcome);
  } else if (policy.type === 'sequence' && next && !tasks.some((task) => task.status === 'open')) {
    openTask(work, info.id, { kind: 'review', group: groupOf(work, next), seat: tasks.length });
  }
}

/** Everyone who hasn't answered is taken to have answered `outcome`; in a sequence also those who weren't asked yet. */
function silent(work: Work, info: StepInfo, step: ReviewStep, outcome: string): void {
  for (let guard = seatsOf(step).length; guard > 0 && liveOf(work, info.id).outcome === null; guard -= 1) {
    for (const task of liveOf(work, info.id).tasks) {
      if (task.status !== 'open') continue;
      completeTask(work, info.id, task.n, outcome, 'system');
      keepOpinion(work, info, { by: 'system', at: work.event.at, group: task.group, outcome, reason: null, silent: true });
    }
    advance(work, info, step);
  }
}

type Opinion = Readonly<Record<string, unknown>>;

function opinionOf(work: Work, task: LiveTask, completion: Completion): Opinion {
  const { by, at, fact } = work.event;
  const notes = fact.type === 'task.completed' ? fact.notes : undefined;
  return {
    by,
    at,
    group: task.group,
    outcome: completion.outcome,
    reason: completion.reason,
    ...(completion.data ? { data: completion.data } : {}),
    ...(notes ? { notes } : {}),
  };
}

/** Opinions are kept under the step; those of an earlier entry make way. `data` and `reason` are the latest given. */
function keepOpinion(work: Work, info: StepInfo, opinion: Opinion): void {
  const { entry } = liveOf(work, info.id);
  const kept = work.context.data.steps[info.id];
  const before = kept?.entry === entry ? kept : { data: null, people: [] };
  const people = [...(before.people as readonly Opinion[]), opinion];
  const reason = opinion.reason ?? before.reason ?? null;
  setResult(work, info.id, { entry, outcome: null, reason, data: opinion.data ?? before.data ?? null, people });
}

/** Verified values 核定值 override declared ones from here on; only the fields the step names. */
function verify(work: Work, step: ReviewStep): void {
  const { fact } = work.event;
  if (fact.type !== 'task.completed' || !fact.verified || !step.verify) return;
  const { fields } = step.verify;
  const verified = Object.entries(fact.verified).filter(([field]) => fields.includes(field));
  if (verified.length > 0) setData(work, { verified: { ...work.context.data.verified, ...Object.fromEntries(verified) } });
}

function settle(work: Work, info: StepInfo, outcome: string): void {
  decideStep(work, info.id, outcome);
  const result = work.context.data.steps[info.id] ?? { entry: liveOf(work, info.id).entry, reason: null, data: null, people: [] };
  setResult(work, info.id, { ...result, outcome });
}
