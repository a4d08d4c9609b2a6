import { dateOf } from '../calendar/date.ts';
import { Rejection } from '../model/errors.ts';
import { mayReadCase } from '../policy/case.ts';
import { caseGroups, caseIdOf } from '../store/tasks.ts';
import { type CaseAnswer, type CaseVerb, openTaskOf, type Request, runOnCase } from './case-command.ts';
import type { Runtime } from './runtime.ts';

/**
 * 催办: a message to whom the task is with. Whoever may read the case may remind, the applicant too; a task once an hour.
 * @throws Rejection not-found (also when the case isn't the asker's to read), task.closed, remind.too-soon, operation.not-offered, stale
 */
export function remindTask(runtime: Runtime, request: Request & { readonly taskId: string }): Promise<CaseAnswer> {
  return runOnCase(runtime, reminding(request));
}

export function reminding(request: Request & { readonly taskId: string }): CaseVerb {
  const { by, taskId } = request;
  return {
    ...{ verb: 'remind-task', caseId: caseIdOf(taskId), request, input: taskId },
    plan({ kase, view, compiled }) {
      const taskGroups = view.fact(caseGroups, kase.summary.id) ?? [];
      if (!mayReadCase(by, { kase: kase.summary, taskGroups, ownerOrg: compiled.workflow.owner }, dateOf(view.now))) {
        throw new Rejection('not-found');
      }
      const task = openTaskOf(kase, taskId);
      if (task.assignee === by.id) throw new Rejection('operation.not-offered');
      return { type: 'task.reminded', task: taskId };
    },
  };
}
