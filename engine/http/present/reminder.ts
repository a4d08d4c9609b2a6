import { remindAfterMs } from '../../machine/check-operation.ts';
import { contextOf } from '../../machine/decide.ts';
import type { CaseState } from '../../model/case.ts';
import type { Task } from '../../model/task.ts';

/** Minutes until the task may be reminded of again 催办; null: now. */
export function remindIn(state: CaseState, task: Pick<Task, 'id' | 'caseId'>, now: string): number | null {
  const tasks = Object.values(contextOf(state).live).flatMap((live) => live.tasks);
  const reminded = tasks.find(({ n }) => `${task.caseId}.${n}` === task.id)?.remindedAt;
  if (reminded === undefined) return null;
  const left = Date.parse(reminded) + remindAfterMs - Date.parse(now);
  return left > 0 ? Math.ceil(left / 60_000) : null;
}
