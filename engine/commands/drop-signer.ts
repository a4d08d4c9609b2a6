import { dateOf } from '../calendar/date.ts';
import { addedPeople } from '../machine/added.ts';
import { Rejection } from '../model/errors.ts';
import { mayAct } from '../policy/task.ts';
import { caseIdOf } from '../store/tasks.ts';
import { type CaseAnswer, type Request, runOnCase } from './case-command.ts';
import type { Runtime } from './runtime.ts';

export interface DropSignerRequest extends Request {
  /** The task the signer was added to. */
  readonly taskId: string;
  readonly user: string;
  readonly reason?: string | undefined;
}

/**
 * 减签: an added signer, or a delegate, who hasn't answered isn't asked any more. Whoever added them says so, or the task's holder.
 * @throws Rejection not-found, task.closed (the signer has answered), task.not-yours, stale
 */
export function dropSigner(runtime: Runtime, request: DropSignerRequest): Promise<CaseAnswer> {
  const { by, taskId, user, reason } = request;
  return runOnCase(runtime, {
    ...{ verb: 'drop-signer', caseId: caseIdOf(taskId), request, input: [taskId, user, reason] },
    plan({ kase, view }) {
      const found = addedPeople(kase.state, taskId);
      const added = found?.people.find((person) => person.user === user);
      if (found && added && added.by !== by.id && !mayAct(by, found.task, kase.summary, dateOf(view.now)))
        throw new Rejection('task.not-yours');
      return { type: 'signer.dropped', task: taskId, user, ...(reason?.trim() && { reason: reason.trim() }) };
    },
  });
}
