/** Who may do what with a task. No by default; recusal is asked at every claim and every completion. */
import type { RejectionCode } from '../model/errors.ts';
import type { Task } from '../model/task.ts';
import { groupsOf } from '../model/user.ts';
import { isMember, positionsOf, type Subject } from './roles.ts';

type TaskFacts = Pick<Task, 'group' | 'status' | 'assignee'>;
/** The applicant of the task's case. */
type Applicant = { readonly uscc: string };
export type TaskRefusal = Extract<RejectionCode, 'auth.required' | 'task.closed' | 'task.not-yours' | 'task.taken' | 'recusal'>;

/** Is the task meant for people like the user: a position `role@scope`, or a membership of `applicant:<uscc>[:<membership>]`? */
export function isCandidate(user: Subject, task: Pick<Task, 'group'>): boolean {
  if (!user) return false;
  if (!task.group.startsWith('applicant:')) return groupsOf({ grants: positionsOf(user) }).includes(task.group);
  const [, uscc, role] = task.group.split(':');
  // A legal representative may do whatever an agent may.
  return user.memberships.some(
    (membership) =>
      membership.uscc === uscc && (role === undefined || membership.role === role || membership.role === 'legal-representative'),
  );
}

/** A member of the applicant never acts as an officer on its case (回避, 行政许可法 and 公务员法 art. 76). */
export function isRecused(user: Subject, task: Pick<Task, 'group'>, applicant: Applicant): boolean {
  return !task.group.startsWith('applicant:') && isMember(user, applicant.uscc);
}

/** Why the user may not act on the task now, or null when it may. Acting on an unclaimed task claims it. */
export function refusalToAct(user: Subject, task: TaskFacts, applicant: Applicant): TaskRefusal | null {
  if (!user) return 'auth.required';
  if (!isCandidate(user, task)) return 'task.not-yours';
  if (isRecused(user, task, applicant)) return 'recusal';
  if (task.status !== 'open') return 'task.closed';
  return task.assignee !== null && task.assignee !== user.id ? 'task.taken' : null;
}

/** May complete it, sign it, save its draft. */
export function mayAct(user: Subject, task: TaskFacts, applicant: Applicant): boolean {
  return refusalToAct(user, task, applicant) === null;
}

export function mayClaim(user: Subject, task: TaskFacts, applicant: Applicant): boolean {
  return task.assignee === null && mayAct(user, task, applicant);
}

/** Only who claimed a task gives it back. */
export function mayRelease(user: Subject, task: TaskFacts): boolean {
  return user !== null && task.status === 'open' && task.assignee === user.id;
}
