import { dateOf } from '../calendar/date.ts';
import { Rejection } from '../model/errors.ts';
import type { SignerPlace } from '../model/operation.ts';
import { holds } from '../policy/roles.ts';
import { mayAddSigner } from '../policy/task.ts';
import { caseIdOf } from '../store/tasks.ts';
import { type CaseAnswer, openTaskOf, type Request, runOnCase } from './case-command.ts';
import { chosenPerson } from './chosen-person.ts';
import type { Runtime } from './runtime.ts';

export interface AddSignerRequest extends Request {
  readonly taskId: string;
  readonly user: string;
  readonly place: SignerPlace;
  readonly reason?: string | undefined;
}

/**
 * 加签: another officer signs too, before the holder, after, or beside; the task's answer is then the joint one.
 * @throws Rejection not-found, task.closed, task.not-yours, candidate.unsuitable, candidate.recused, same-person,
 * operation.not-offered, stale
 */
export function addSigner(runtime: Runtime, request: AddSignerRequest): Promise<CaseAnswer> {
  const { by, taskId, user, place, reason } = request;
  return runOnCase(runtime, {
    ...{ verb: 'add-signer', caseId: caseIdOf(taskId), request, input: [taskId, user, place, reason] },
    plan(context) {
      const { kase, compiled, view } = context;
      const task = openTaskOf(kase, taskId);
      const step = compiled.steps.get(task.step)?.step;
      const rule = step?.type === 'review' && step.addSigners ? step.addSigners : undefined;
      const adders = { role: rule?.by === 'holder' ? undefined : rule?.by, ownerOrg: compiled.workflow.owner };
      if (!mayAddSigner(by, task, kase.summary, adders, dateOf(view.now))) throw new Rejection('task.not-yours');
      const person = chosenPerson(context, task, user);
      if (rule?.role !== undefined && !holds(person, rule.role)) throw new Rejection('candidate.unsuitable', { name: person.name });
      return { type: 'signer.added', task: taskId, user, place, ...(reason?.trim() && { reason: reason.trim() }) };
    },
  });
}
