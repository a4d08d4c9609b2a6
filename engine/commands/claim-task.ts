import { dateOf } from '../calendar/date.ts';
import { Rejection } from '../model/errors.ts';
import { standingOn } from '../policy/task.ts';
import { caseIdOf } from '../store/tasks.ts';
import { type CaseAnswer, type CaseVerb, openTaskOf, type Request, runOnCase } from './case-command.ts';
import type { Runtime } from './runtime.ts';

/**
 * Takes a task of one's group for oneself.
 * @throws Rejection not-found, task.closed, task.not-yours, task.taken, recusal (a member of the applicant never acts as an officer), stale
 */
export function claimTask(runtime: Runtime, request: Request & { readonly taskId: string }): Promise<CaseAnswer> {
  return runOnCase(runtime, claiming(request));
}

export function claiming(request: Request & { readonly taskId: string }): CaseVerb {
  const { by, taskId } = request;
  return {
    ...{ verb: 'claim-task', caseId: caseIdOf(taskId), request, input: taskId },
    plan({ kase, view }) {
      const task = openTaskOf(kase, taskId);
      const standing = standingOn(by, task, kase.summary, dateOf(view.now));
      if (standing.refusal) throw new Rejection(standing.refusal);
      if (task.assignee !== null) throw new Rejection('task.taken');
      return { type: 'task.claimed', task: taskId, user: by.id, ...(standing.onBehalfOf !== null && { onBehalfOf: standing.onBehalfOf }) };
    },
  };
}
