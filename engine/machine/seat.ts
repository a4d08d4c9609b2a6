/** Seats of a review that are given by the system. */
import type { StepId } from '../model/deadline.ts';
import type { SeatDraw } from '../model/people.ts';
import { taskId } from './tasks.ts';
import { liveOf, type Work } from './work.ts';

/** Asks the runtime who it is. Passed over: who has another seat of the step, and who acted in the steps that are excluded. */
export function askForSeat(work: Work, step: StepId, { method, exclude = [] }: SeatDraw, n: number, group: string): void {
  const { context } = work;
  const here = liveOf(work, step).tasks.flatMap((task) =>
    task.n === n || task.status === 'cancelled' ? [] : (task.by ?? task.assignee ?? []),
  );
  const before = exclude.flatMap((other) => peopleOf(work, other).map((id) => ({ id, reason: `step:${other}` })));
  const all = [...here.map((id) => ({ id, reason: 'seated' })), ...before];
  work.effects.push({ type: 'seat.draw', step, task: taskId(context, n), group, method, exclude: all });
}

/** Who acted in a step the last time it was done, or acts in it now. */
function peopleOf({ context }: Work, step: StepId): string[] {
  const live = context.live[step]?.tasks.flatMap((task) => task.by ?? []) ?? [];
  return [...new Set([...(context.done[step]?.people ?? []), ...live])];
}
