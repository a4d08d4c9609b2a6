import { dateOf } from '../calendar/date.ts';
import { Rejection } from '../model/errors.ts';
import { refusalToAct } from '../policy/task.ts';
import { caseIdOf } from '../store/tasks.ts';
import { type CaseAnswer, openTaskOf, type Request, runOnCase } from './case-command.ts';
import { chosenPerson } from './chosen-person.ts';
import type { Runtime } from './runtime.ts';

/**
 * 抄送: an officer may read the case from here on, finds it among the cases and is told.
 * @throws Rejection not-found, task.closed, task.not-yours, task.taken, recusal, candidate.unsuitable, candidate.recused, stale
 */
export function copyTask(runtime: Runtime, request: Request & { readonly taskId: string; readonly to: string }): Promise<CaseAnswer> {
  const { by, taskId, to } = request;
  return runOnCase(runtime, {
    ...{ verb: 'copy-task', caseId: caseIdOf(taskId), request, input: [taskId, to] },
    plan(context) {
      const task = openTaskOf(context.kase, taskId);
      const refusal = refusalToAct(by, task, context.kase.summary, dateOf(context.view.now));
      if (refusal) throw new Rejection(refusal);
      chosenPerson(context, task, to);
      return { type: 'task.copied', task: taskId, to };
    },
  });
}
