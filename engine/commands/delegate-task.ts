import { dateOf } from '../calendar/date.ts';
import { Rejection } from '../model/errors.ts';
import { refusalToAct } from '../policy/task.ts';
import { caseIdOf } from '../store/tasks.ts';
import { type CaseAnswer, openTaskOf, type Request, runOnCase } from './case-command.ts';
import { chosenPerson } from './chosen-person.ts';
import type { Runtime } from './runtime.ts';

export interface DelegateTaskRequest extends Request {
  readonly taskId: string;
  readonly to: string;
  readonly reason?: string | undefined;
}

/**
 * 委派: another officer is asked and answers; the task stays the holder's, who then confirms or decides otherwise.
 * @throws Rejection not-found, task.closed, task.not-yours, task.taken, recusal, candidate.unsuitable, candidate.recused,
 * same-person, task.waiting, operation.not-offered, stale
 */
export function delegateTask(runtime: Runtime, request: DelegateTaskRequest): Promise<CaseAnswer> {
  const { by, taskId, to, reason } = request;
  return runOnCase(runtime, {
    ...{ verb: 'delegate-task', caseId: caseIdOf(taskId), request, input: [taskId, to, reason] },
    plan(context) {
      const task = openTaskOf(context.kase, taskId);
      const refusal = refusalToAct(by, task, context.kase.summary, dateOf(context.view.now));
      if (refusal) throw new Rejection(refusal);
      chosenPerson(context, task, to);
      return { type: 'task.delegated', task: taskId, to, ...(reason?.trim() && { reason: reason.trim() }) };
    },
  });
}
