/** 委派: a delegate answers, the task's holder decides. */
import type { StepId } from '../model/deadline.ts';
import { userGroup } from '../model/user.ts';
import type { LiveTask } from './context.ts';
import { completeTask, openTask, setTask, taskId, tell } from './tasks.ts';
import { liveOf, type Work } from './work.ts';

/** Asks `to`; an unclaimed task becomes the asker's. */
export function delegate(work: Work, step: StepId, task: LiveTask, to: string): void {
  const { by } = work.event;
  if (task.assignee === null) {
    setTask(work, step, task.n, { assignee: by });
    work.effects.push({ type: 'task.update', task: taskId(work.context, task.n), patch: { assignee: by } });
  }
  const origin = { of: task.n, how: 'delegate' as const, by };
  openTask(work, step, { kind: task.kind, group: userGroup(to), seat: task.seat, assignee: to, origin, objection: task.objection });
  tell(work, step, to, 'task.delegated');
}

/** The delegate's task was completed: its answer is advice on the task it belongs to. */
export function answered(work: Work, step: StepId, task: LiveTask): void {
  const { fact, by, at } = work.event;
  if (fact.type !== 'task.completed' || !task.origin) return;
  completeTask(work, step, task.n, fact.outcome, by);
  const owner = liveOf(work, step).tasks.find(({ n }) => n === task.origin?.of);
  if (!owner) return;
  const advice = [...(owner.advice ?? []), { by, at, outcome: fact.outcome, reason: fact.reason ?? null }];
  setTask(work, step, owner.n, { advice });
  if (owner.assignee !== null) tell(work, step, owner.assignee, 'task.answered');
}
