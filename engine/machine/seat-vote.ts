/** What a vote weighs 票权: for who gives it, before it is given. */
import type { CaseState } from '../model/case.ts';
import type { StepId } from '../model/deadline.ts';
import { Rejection } from '../model/errors.ts';
import { findTask } from './check.ts';
import { contextOf } from './decide.ts';
import { seatsOf } from './people.ts';
import type { CompiledProgramme } from './programme.ts';
import { policyOf, weighs } from './tally.ts';
import { added } from './votes.ts';

export interface SeatVoteReading {
  readonly weight: number;
  /** Weight of all seats of the step. */
  readonly of: number;
  /** Decides a tie. */
  readonly casting: boolean;
}

/** Of an open task with a seat of its own in a ballot that weighs votes; null otherwise: who was added signs with that seat, who is asked only advises. */
export function seatVoteOf(compiled: CompiledProgramme, state: CaseState, task: string): SeatVoteReading | null {
  const found = findTask(compiled, contextOf(state), task);
  if (found instanceof Rejection || found.task.kind !== 'review' || found.task.origin !== undefined) return null;
  const { step } = found.info;
  if (step.type !== 'review') return null;
  const seats = seatsOf(step);
  const seat = seats[found.task.seat];
  if (!seat || !weighs(policyOf(step.policy, seats.length), seats)) return null;
  return { weight: seat.weight ?? 1, of: added(seats.map(({ weight = 1 }) => weight)), casting: seat.casting === true };
}

/** `tied`: in a ballot that was tied and is repeated; it doesn't count any more. */
type Weighed = Pick<SeatVoteReading, 'weight' | 'casting'> & { readonly tied: boolean };

/**
 * Of an answer that was given: as the result keeps it, else, for an earlier round of the step, as the seats of its position say;
 * null where votes don't weigh.
 */
export function givenVoteOf(
  compiled: CompiledProgramme,
  state: CaseState,
  answer: { readonly step: StepId; readonly by: string; readonly at: string; readonly group: string },
): Weighed | null {
  const step = compiled.steps.get(answer.step)?.step;
  if (step?.type !== 'review' || !weighs(policyOf(step.policy, seatsOf(step).length), seatsOf(step))) return null;
  const { people = [], tiedBallot = [] } = (state.data.steps[answer.step] ?? {}) as Readonly<Record<string, readonly Kept[] | undefined>>;
  const isThis = ({ by, at }: Kept) => by === answer.by && at === answer.at;
  const counted = people.find(isThis);
  const kept = counted ?? tiedBallot.find(isThis);
  if (kept) return kept.weight === undefined ? null : { weight: kept.weight, casting: kept.casting === true, tied: !counted };
  const seats = seatsOf(step).filter(({ role }) => role === answer.group.split('@')[0]);
  const [{ weight = 1, casting = false } = {}] = seats;
  const same = seats.length > 0 && seats.every((seat) => (seat.weight ?? 1) === weight && (seat.casting ?? false) === casting);
  return same ? { weight, casting, tied: false } : null;
}

interface Kept {
  readonly by: string;
  readonly at: string;
  readonly weight?: number;
  readonly casting?: boolean;
}
