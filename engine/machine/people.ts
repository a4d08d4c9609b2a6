/** Who already acted, who is asked, and who must wait for whom, among the people of a step. */
import type { SeatAssignment } from '../model/people.ts';
import type { ReviewStep } from '../model/steps.ts';
import type { LiveStep, LiveTask, MachineContext } from './context.ts';
import { isOwnRequest } from './steps/draw-approval.ts';
import { scoredAlready } from './steps/score-items.ts';
import type { StepInfo } from './steps-index.ts';

/** Seats in order: an assignment with `count` has several. */
export function seatsOf(step: ReviewStep): readonly SeatAssignment[] {
  let seats = seatsOfStep.get(step);
  if (!seats) {
    seats = assignmentsOf(step).flatMap((assignment) => Array.from({ length: assignment.count ?? 1 }, () => assignment));
    seatsOfStep.set(step, seats);
  }
  return seats;
}
/** A step never changes. */
const seatsOfStep = new WeakMap<ReviewStep, readonly SeatAssignment[]>();

export function assignmentsOf(step: ReviewStep): readonly SeatAssignment[] {
  return 'role' in step.assign ? [step.assign] : step.assign;
}

/** Is somebody asked whose answer comes first: a delegate, or a signer added before? */
export function isWaiting(live: LiveStep, task: LiveTask): boolean {
  return waitedFor(live, task).length > 0;
}

/** Open tasks for which a task waits. */
export function waitedFor(live: LiveStep, task: LiveTask): LiveTask[] {
  return live.tasks.filter(
    ({ status, origin }) => status === 'open' && origin?.of === task.n && (origin.how === 'delegate' || origin.how === 'before'),
  );
}

/**
 * May the person not have this task because of another of the step, or of the case? People of one assignment with `count` > 1 are
 * distinct within an entry, so are all people of one seat (claiming counts); `samePerson: "refuse"` widens it to all reviews of the case.
 */
export function isSamePerson(
  context: MachineContext,
  { info, live, task }: { readonly info: StepInfo; readonly live: LiveStep; readonly task: LiveTask },
  user: string,
): boolean {
  const { step } = info;
  if (isOwnRequest(live, task, user)) return true;
  if (step.type === 'score') return task.kind === 'score' && scoredAlready(live.tasks, live.panel?.first ?? 0, task, user);
  if (step.type !== 'review') return false;
  const seats = seatsOf(step);
  const refuse = step.samePerson === 'refuse';
  // A delegate only advises.
  if (task.origin?.how === 'delegate') return false;
  const { first = 0 } = live.ballot ?? {};
  const others = live.tasks.filter(
    ({ n, status, origin }) => n !== task.n && n >= first && status !== 'cancelled' && origin?.how !== 'delegate',
  );
  const near = (other: LiveTask) => refuse || seats[other.seat] === seats[task.seat];
  if (others.some((other) => near(other) && isTheirs(other, user))) return true;
  // Nor who is to sign later 后加签: that person would be asked twice.
  if (live.tasks.some((other) => other.status === 'open' && near(other) && other.after?.some((next) => next.user === user))) return true;
  return refuse && gaveOpinion(context, info.id, user);
}

/** Is the person asked, or was asked, in the step already? Nobody is asked twice by being added. */
export function isAsked(live: LiveStep, user: string): boolean {
  const { first = 0 } = live.ballot ?? {};
  return live.tasks.some(
    (task) => task.n >= first && task.status !== 'cancelled' && (isTheirs(task, user) || task.after?.some((next) => next.user === user)),
  );
}

function isTheirs({ by, assignee, onBehalfOf }: LiveTask, user: string): boolean {
  return (by ?? assignee) === user || onBehalfOf === user;
}

/** In another review of the case, as its results stand. */
function gaveOpinion(context: MachineContext, except: string, user: string): boolean {
  return Object.entries(context.data.steps).some(([step, { people }]) => {
    if (step === except || !Array.isArray(people)) return false;
    return (people as readonly { readonly by?: string; readonly onBehalfOf?: string }[]).some(
      (opinion) => opinion.by === user || opinion.onBehalfOf === user,
    );
  });
}
