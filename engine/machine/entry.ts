/** What entering and leaving has in common for all steps. */
import type { StepId } from '../model/definition.ts';
import { clockEnters, clockLeaves } from './case-clock.ts';
import { dueOf } from './due.ts';
import { cancelOpenTasks } from './tasks.ts';
import { infoOf, liveOf, type Work } from './work.ts';

export function enterStep(work: Work, id: StepId): void {
  const { step } = infoOf(work, id);
  const { event, context } = work;
  const entry = (context.entries[id] ?? 0) + 1;
  context.entries = { ...context.entries, [id]: entry };
  const due = step.deadline ? dueOf(event.calendar, event.at, step.deadline) : null;
  context.live = { ...context.live, [id]: { entry, at: event.at, due, tasks: [], outcome: null } };
  clockEnters(work, id);
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
