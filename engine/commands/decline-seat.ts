import { dateOf } from '../calendar/date.ts';
import { Rejection } from '../model/errors.ts';
import { absentOn, standingOn } from '../policy/task.ts';
import { caseIdOf } from '../store/tasks.ts';
import { type CaseAnswer, openTaskOf, type Request, runOnCase } from './case-command.ts';
import type { Runtime } from './runtime.ts';

/**
 * A drawn expert declines the seat (自请回避), or a substitute for an absent one, with a reason; the next reserve takes it, or another is drawn.
 * @throws Rejection not-found, task.closed, task.not-yours, task.taken, reason.required, state.wrong (not a seat that was drawn)
 */
export function declineSeat(
  runtime: Runtime,
  request: Request & { readonly taskId: string; readonly reason: string },
): Promise<CaseAnswer> {
  const { by, taskId, reason } = request;
  return runOnCase(runtime, {
    ...{ verb: 'decline-seat', caseId: caseIdOf(taskId), request, input: [taskId, reason] },
    plan({ kase, view }) {
      const task = openTaskOf(kase, taskId);
      const today = dateOf(view.now);
      const { refusal } = standingOn(by, task, kase.summary, today);
      // Who is recused may say so.
      if (refusal && refusal !== 'recusal') throw new Rejection(refusal);
      const absent = task.assignee === by.id ? undefined : absentOn(by, today).find(({ id }) => id === task.assignee);
      if (!reason.trim()) throw new Rejection('reason.required', { outcome: 'decline' });
      return { type: 'panel.declined', task: taskId, reason: reason.trim(), ...(absent && { onBehalfOf: absent.id }) };
    },
  });
}
