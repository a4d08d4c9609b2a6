/** Deadlines of steps that stand while other steps are worked on (行政许可法 45: reviews and hearings aren't counted). */
import type { StepId } from '../model/deadline.ts';
import type { ClockPause, LiveStep } from './context.ts';
import { dueOfLive } from './due.ts';
import { redate } from './redate.ts';
import { timerId, timersOfDeadline } from './timers.ts';
import { infoOf, setLive, type Work } from './work.ts';

/** A step was entered: deadlines that it pauses stand; its own stands when a step that pauses it is at work. */
export function pausesEnter(work: Work, id: StepId): void {
  for (const [other, live] of Object.entries(work.context.live)) {
    const rule = infoOf(work, other).step.deadline?.pausedIn;
    if (!rule || !live.due) continue;
    if (rule.includes(id) || (other === id && isPaused(work, id))) pause(work, other, live);
  }
}

/** A step was left: what it paused goes on, unless another step pauses it too. */
export function pausesLeave(work: Work, id: StepId): void {
  for (const [other, live] of Object.entries(work.context.live)) {
    const { deadline } = infoOf(work, other).step;
    if (!deadline?.pausedIn?.includes(id) || !live.pauses || isPaused(work, other)) continue;
    setLive(work, other, { pauses: resumed(live.pauses, work.event.at) });
    const due = dueOfLive(work, work.context.live[other] as LiveStep, deadline);
    if (due) redate(work, other, due);
  }
}

function isPaused(work: Work, id: StepId): boolean {
  return infoOf(work, id).step.deadline?.pausedIn?.some((other) => other !== id && work.context.live[other]) ?? false;
}

function pause(work: Work, id: StepId, live: LiveStep): void {
  setLive(work, id, { pauses: paused(live.pauses ?? [], work.event.at) });
  redate(work, id, null);
  for (const name of timersOfDeadline(work.programme, id))
    work.effects.push({ type: 'timer.cancel', timer: timerId(id, name, live.entry) });
}

/** Stands from now on; left one pausing step and entered the next in the same instant is one pause. */
export function paused(pauses: readonly ClockPause[], at: string): readonly ClockPause[] {
  const last = pauses.at(-1);
  if (last && last.to === undefined) return pauses;
  if (last?.to === at) return [...pauses.slice(0, -1), { from: last.from }];
  return [...pauses, { from: at }];
}

export function resumed(pauses: readonly ClockPause[], at: string): readonly ClockPause[] {
  const last = pauses.at(-1);
  if (!last || last.to !== undefined) return pauses;
  return [...pauses.slice(0, -1), { from: last.from, to: at }];
}
