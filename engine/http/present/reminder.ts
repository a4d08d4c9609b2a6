import { remindAfterMs } from '../../machine/check-operation.ts';
import { contextOf } from '../../machine/decide.ts';
import type { CaseState } from '../../model/case.ts';
import type { Task } from '../../model/task.ts';

/** UTC instant from which the task may be reminded of again 催办; null: now. */
export function remindAgainAt(state: CaseState, task: Pick<Task, 'id' | 'caseId'>, now: string): string | null {
  const tasks = Object.values(contextOf(state).live).flatMap((live) => live.tasks);
  const reminded = tasks.find(({ n }) => `${task.caseId}.${n}` === task.id)?.remindedAt;
  if (reminded === undefined) return null;
  const again = new Date(Date.parse(reminded) + remindAfterMs).toISOString();
  return again > now ? again : null;
}
