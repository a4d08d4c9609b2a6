import type { Task } from '../model/task.ts';
import { isRecused } from '../policy/task.ts';
import { holders } from '../store/users.ts';
import type { Run } from './run.ts';

/** Can nobody do the task: its position is empty, or all its holders are members of the applicant? Asked only where the step has a rule for it. */
export function isUnassignable(run: Run, task: Task): boolean {
  const step = run.input.compiled.steps.get(task.step)?.step;
  if (step?.type !== 'review' || step.nobody === undefined || task.assignee !== null || task.status !== 'open') return false;
  const people = run.view.fact(holders, task.group) ?? [];
  return people.every((person) => isRecused(person, task, run.summary));
}
