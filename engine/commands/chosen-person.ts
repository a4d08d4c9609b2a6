import { Rejection } from '../model/errors.ts';
import type { Task } from '../model/task.ts';
import type { User } from '../model/user.ts';
import { positionsOf } from '../policy/roles.ts';
import { isRecused } from '../policy/task.ts';
import { persons } from '../store/users.ts';
import type { PlanContext } from './case-command.ts';

/**
 * Somebody who is to be given a task, a question or a copy: an officer, not disabled, not a member of the applicant.
 * @throws Rejection candidate.unsuitable, candidate.recused
 */
export function chosenPerson({ view, kase }: PlanContext, task: Pick<Task, 'group'>, id: string): User {
  const record = view.fact(persons, id);
  if (!record || record.disabled || positionsOf(record.user).length === 0) {
    throw new Rejection('candidate.unsuitable', { name: record?.user.name ?? id });
  }
  if (isRecused(record.user, task, kase.summary)) throw new Rejection('candidate.recused', { name: record.user.name });
  return record.user;
}
