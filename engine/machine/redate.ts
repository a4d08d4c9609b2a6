/** A deadline that moved: its tasks and timers with it. */
import type { StepId } from '../model/deadline.ts';
import type { Due } from './context.ts';
import { taskId } from './tasks.ts';
import { armed, timersOfDeadline } from './timers.ts';
import { liveOf, setLive, type Work } from './work.ts';

/** Null: the deadline stands. Timers of a date that has passed meanwhile fire at once. */
export function redate(work: Work, id: StepId, due: Due | null): void {
  setLive(work, id, { due });
  const live = liveOf(work, id);
  for (const task of live.tasks) {
    if (task.status !== 'open' || task.due) continue;
    const patch = { dueAt: due?.at ?? null, warnAt: due?.warnAt ?? null, estimated: due?.estimated ?? false };
    work.effects.push({ type: 'task.update', task: taskId(work.context, task.n), patch });
  }
  if (!due) return;
  for (const name of timersOfDeadline(work.programme, id)) {
    const timer = armed(id, name, live);
    if (timer) work.effects.push(timer);
  }
}
