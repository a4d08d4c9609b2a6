/** 加签 and 减签: further people join a task's answer, or are not asked any more. */
import type { StepId } from '../../model/deadline.ts';
import type { SignerPlace } from '../../model/operation.ts';
import { userGroup } from '../../model/user.ts';
import type { LiveTask } from '../context.ts';
import { closeTask, openTask, setTask, tell } from '../tasks.ts';
import { infoOf, liveOf, type Work } from '../work.ts';
import { advance } from './answers.ts';

/** `before` and `parallel` are asked at once, `after` when the task is completed. */
export function addSigner(work: Work, step: StepId, task: LiveTask, user: string, place: SignerPlace): void {
  const { by } = work.event;
  if (place === 'after') {
    setTask(work, step, task.n, { after: [...(task.after ?? []), { user, by }] });
    return;
  }
  const origin = { of: task.n, how: place, by };
  openTask(work, step, { kind: task.kind, group: userGroup(user), seat: task.seat, assignee: user, origin });
  tell(work, step, user, 'signer.added');
}

/** The open task that was opened for `user` on behalf of `task`. */
export function addedTask(tasks: readonly LiveTask[], task: LiveTask, user: string): LiveTask | undefined {
  return tasks.find((other) => other.status === 'open' && other.origin?.of === task.n && other.assignee === user);
}

/** An added signer, or a delegate, who hasn't answered; without them the answer may be complete. */
export function dropSigner(work: Work, step: StepId, task: LiveTask, user: string): void {
  const asked = addedTask(liveOf(work, step).tasks, task, user);
  if (asked) closeTask(work, step, asked.n);
  else setTask(work, step, task.n, { after: (task.after ?? []).filter((next) => next.user !== user) });
  const info = infoOf(work, step);
  if (info.step.type === 'review') advance(work, info, info.step);
}
