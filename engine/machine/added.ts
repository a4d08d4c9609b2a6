/** Who was asked beside a task's holder, as pure reads of a case's state. */
import type { CaseState } from '../model/case.ts';
import type { SignerPlace } from '../model/operation.ts';
import type { Task } from '../model/task.ts';
import type { Advice } from './context.ts';
import { contextOf } from './decide.ts';
import { taskId, taskOf } from './tasks.ts';

export interface AddedPerson {
  readonly user: string;
  /** Who asked. */
  readonly by: string;
  readonly how: 'delegate' | SignerPlace;
  /** `waiting`: asked when the task is completed. */
  readonly status: 'open' | 'waiting' | 'completed';
}

/** The task of a live step, open or done, and who was added to it; null when there is none. */
export function addedPeople(state: CaseState, id: string): { readonly task: Task; readonly people: readonly AddedPerson[] } | null {
  const context = contextOf(state);
  for (const [step, live] of Object.entries(context.live)) {
    const task = live.tasks.find(({ n }) => taskId(context, n) === id);
    if (!task) continue;
    const asked = live.tasks.flatMap(({ origin, assignee, status, by }): AddedPerson[] =>
      origin?.of === task.n && status !== 'cancelled'
        ? [{ user: by ?? assignee ?? '', by: origin.by, how: origin.how, status: status === 'open' ? 'open' : 'completed' }]
        : [],
    );
    const later = task.status === 'open' ? (task.after ?? []) : [];
    return {
      task: taskOf(context, step, live, task),
      people: [...asked, ...later.map(({ user, by }) => ({ user, by, how: 'after' as const, status: 'waiting' as const }))],
    };
  }
  return null;
}

/** What delegates answered on a task, and for whom the task itself answers. */
export function adviceOn(
  state: CaseState,
  id: string,
): { readonly advice: readonly Advice[]; readonly origin: { readonly by: string; readonly how: 'delegate' | SignerPlace } | null } {
  const context = contextOf(state);
  for (const live of Object.values(context.live)) {
    const task = live.tasks.find(({ n }) => taskId(context, n) === id);
    if (task) return { advice: task.advice ?? [], origin: task.origin ? { by: task.origin.by, how: task.origin.how } : null };
  }
  return { advice: [], origin: null };
}
