/** What entering and leaving has in common for all steps. */
import type { StepId } from '../model/deadline.ts';
import { clockEnters, clockLeaves } from './case-clock.ts';
import type { LiveStep } from './context.ts';
import { dueOfLive } from './due.ts';
import { pausesEnter, pausesLeave } from './pauses.ts';
import { deferredPeriods } from './submission.ts';
import { cancelOpenTasks } from './tasks.ts';
import { infoOf, liveOf, type Work } from './work.ts';

export function enterStep(work: Work, id: StepId): void {
  const { step } = infoOf(work, id);
  const { event, context } = work;
  const entry = (context.entries[id] ?? 0) + 1;
  context.entries = { ...context.entries, [id]: entry };
  const { asOf } = context;
  const live: LiveStep = {
    entry,
    at: event.at,
    due: null,
    tasks: [],
    outcome: null,
    ...(asOf !== undefined && step.deadline && { from: asOf }),
    ...(step.type === 'correct' && step.deferred && { caps: deferredPeriods(work) }),
  };
  const due = step.deadline ? dueOfLive(work, live, step.deadline) : null;
  context.live = { ...context.live, [id]: { ...live, due } };
  clockEnters(work, id);
  pausesEnter(work, id);
}

export function leaveStep(work: Work, id: StepId): void {
  const live = liveOf(work, id);
  cancelOpenTasks(work, id);
  const people = [...new Set(live.tasks.flatMap((task) => (task.by === null || task.by === 'system' ? [] : [task.by])))];
  const { context } = work;
  context.done = { ...context.done, [id]: { entry: live.entry, at: work.event.at, outcome: live.outcome, people } };
  const { [id]: _left, ...rest } = context.live;
  context.live = rest;
  clockLeaves(work, id);
  pausesLeave(work, id);
  if (id === work.programme.workflow.start && context.status === 'draft') context.status = 'running';
}

export function skipStep(work: Work, id: StepId): void {
  const entry = (work.context.entries[id] ?? 0) + 1;
  work.context.entries = { ...work.context.entries, [id]: entry };
  work.context.done = {
    ...work.context.done,
    [id]: { entry, at: work.event.at, outcome: null, people: [], skipped: true },
  };
}
