import { Rejection } from '../model/errors.ts';
import { mayRelease } from '../policy/task.ts';
import { caseIdOf } from '../store/tasks.ts';
import { type CaseAnswer, openTaskOf, type Request, runOnCase } from './case-command.ts';
import type { Runtime } from './runtime.ts';

/** Gives a claimed task back to its group. @throws Rejection not-found, task.closed, task.not-yours, stale */
export function releaseTask(runtime: Runtime, request: Request & { readonly taskId: string }): Promise<CaseAnswer> {
  const { by, taskId } = request;
  return runOnCase(runtime, {
    ...{ verb: 'release-task', caseId: caseIdOf(taskId), request, input: taskId },
    plan({ kase }) {
      if (!mayRelease(by, openTaskOf(kase, taskId))) throw new Rejection('task.not-yours');
      return { type: 'task.released', task: taskId };
    },
  });
}
