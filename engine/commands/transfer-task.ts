import { dateOf } from '../calendar/date.ts';
import { Rejection } from '../model/errors.ts';
import { operationWord } from '../model/word.ts';
import { isCandidate, mayTransfer } from '../policy/task.ts';
import { caseIdOf } from '../store/tasks.ts';
import { persons } from '../store/users.ts';
import { type CaseAnswer, type CaseVerb, openTaskOf, type Request, runOnCase } from './case-command.ts';
import { chosenPerson } from './chosen-person.ts';
import type { Runtime } from './runtime.ts';

export interface TransferTaskRequest extends Request {
  readonly taskId: string;
  /** A user of the task's candidate group; null gives it back to the group. */
  readonly to: string | null;
  readonly reason: string;
}

/**
 * 转办: the task is another person's from here on. The holder does it; a supervisor may, and colleagues when the holder has left.
 * @throws Rejection not-found, task.closed, task.not-yours, reason.required, candidate.unsuitable, candidate.recused, same-person,
 * operation.not-offered, stale
 */
export function transferTask(runtime: Runtime, request: TransferTaskRequest): Promise<CaseAnswer> {
  return runOnCase(runtime, transferring(request));
}

export function transferring(request: TransferTaskRequest): CaseVerb {
  const { by, taskId, to, reason } = request;
  return {
    ...{ verb: 'transfer-task', caseId: caseIdOf(taskId), request, input: [taskId, to, reason] },
    plan(context) {
      const { kase, view, compiled } = context;
      const task = openTaskOf(kase, taskId);
      const holder = task.assignee === null ? null : view.fact(persons, task.assignee);
      const oversight = { ownerOrg: compiled.workflow.owner, district: kase.summary.district, left: holder?.disabled ?? false };
      if (!mayTransfer(by, task, kase.summary, oversight, dateOf(view.now))) throw new Rejection('task.not-yours');
      if (!reason.trim()) throw new Rejection('reason.required', { outcome: operationWord('transfer') });
      if (to !== null) {
        const person = chosenPerson(context, task, to);
        // A task asked of one person alone goes to any officer; any other stays in its position.
        if (!task.group.startsWith('user:') && !isCandidate(person, task))
          throw new Rejection('candidate.unsuitable', { name: person.name });
      }
      return { type: 'task.transferred', task: taskId, to, reason: reason.trim() };
    },
  };
}
