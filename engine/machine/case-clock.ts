/** The legal clock over the whole case: it starts with a step and stands while a step of `pausedIn` is live. */
import type { StepId } from '../model/deadline.ts';
import type { ClockState } from './context.ts';
import { parseItemId } from './item-id.ts';
import { paused as pausedAt, resumed as resumedAt } from './pauses.ts';
import type { Work } from './work.ts';

export function clockEnters(work: Work, step: StepId): void {
  const rule = work.programme.workflow.clock;
  if (!rule) return;
  if (!work.context.clock && rule.from === step) work.context.clock = started(work);
  if (work.context.clock && rule.pausedIn?.includes(step)) work.context.clock = paused(work.context.clock, work.event.at);
}

export function clockLeaves(work: Work, step: StepId): void {
  const { workflow } = work.programme;
  const rule = workflow.clock;
  if (!rule) return;
  if (!work.context.clock && rule.from === undefined && step === workflow.start) {
    work.context.clock = started(work);
  }
  if (!work.context.clock || !rule.pausedIn?.includes(step)) return;
  if (rule.pausedIn.some((other) => other !== step && isLive(work, other))) return;
  work.context.clock = resumed(work.context.clock, work.event.at);
}

/** The case ended: the clock stays where it is. */
export function clockEnds(work: Work): void {
  if (work.context.clock) work.context.clock = paused(work.context.clock, work.event.at);
}

/** From the event, or from the receipt of what was handed in. */
function started({ context, event }: Work): ClockState {
  return context.asOf === undefined ? { startedAt: event.at, pauses: [] } : { startedAt: context.asOf, received: true, pauses: [] };
}

function paused(clock: ClockState, at: string): ClockState {
  const pauses = pausedAt(clock.pauses, at);
  return pauses === clock.pauses ? clock : { ...clock, pauses };
}

function resumed(clock: ClockState, at: string): ClockState {
  const pauses = resumedAt(clock.pauses, at);
  return pauses === clock.pauses ? clock : { ...clock, pauses };
}

/** Also inside an item, or of another item. */
function isLive({ context }: Work, step: StepId): boolean {
  if (context.live[step]) return true;
  return [...Object.keys(context.live), ...(context.item?.elsewhere ?? [])].some((id) => parseItemId(id).base === step);
}
