/** The legal clock over the whole case: it starts with a step and stands while a step of `pausedIn` is live. */
import type { StepId } from '../model/definition.ts';
import type { ClockState } from './context.ts';
import type { Work } from './work.ts';

export function clockEnters(work: Work, step: StepId): void {
  const rule = work.programme.workflow.clock;
  if (!rule) return;
  if (!work.context.clock && rule.from === step) work.context.clock = { startedAt: work.event.at, pauses: [] };
  if (work.context.clock && rule.pausedIn?.includes(step)) work.context.clock = paused(work.context.clock, work.event.at);
}

export function clockLeaves(work: Work, step: StepId): void {
  const { workflow } = work.programme;
  const rule = workflow.clock;
  if (!rule) return;
  if (!work.context.clock && rule.from === undefined && step === workflow.start) {
    work.context.clock = { startedAt: work.event.at, pauses: [] };
  }
  if (!work.context.clock || !rule.pausedIn?.includes(step)) return;
  if (rule.pausedIn.some((other) => other !== step && work.context.live[other])) return;
  work.context.clock = resumed(work.context.clock, work.event.at);
}

/** The case ended: the clock stays where it is. */
export function clockEnds(work: Work): void {
  if (work.context.clock) work.context.clock = paused(work.context.clock, work.event.at);
}

function paused(clock: ClockState, at: string): ClockState {
  const last = clock.pauses.at(-1);
  if (last && last.to === undefined) return clock;
  // Left one pausing step and entered the next in the same instant: one pause.
  if (last?.to === at) return { ...clock, pauses: [...clock.pauses.slice(0, -1), { from: last.from }] };
  return { ...clock, pauses: [...clock.pauses, { from: at }] };
}

function resumed(clock: ClockState, at: string): ClockState {
  const last = clock.pauses.at(-1);
  if (!last || last.to !== undefined) return clock;
  return { ...clock, pauses: [...clock.pauses.slice(0, -1), { from: last.from, to: at }] };
}
