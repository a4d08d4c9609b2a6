import { Rejection } from '../model/errors.ts';
import type { User } from '../model/user.ts';
import { operationWord } from '../model/word.ts';
import { refusalToAct } from '../policy/task.ts';
import { caseIdOf } from '../store/tasks.ts';
import { type CaseAnswer, openTaskOf, runOnCase } from './case-command.ts';
import type { Runtime } from './runtime.ts';

/**
 * A meeting holds a member back 暂缓, with a reason: its task stays open for a later one, the others go on.
 * @throws Rejection not-found, task.closed, task.not-yours, task.taken, recusal, reason.required, state.wrong
 */
export function holdMember(
  runtime: Runtime,
  request: { readonly by: User; readonly taskId: string; readonly reason: string; readonly batch: string; readonly step: string },
): Promise<CaseAnswer> {
  const { by, taskId, reason, batch, step } = request;
  return runOnCase(runtime, {
    ...{ verb: 'hold-member', caseId: caseIdOf(taskId), request: { by, idempotencyKey: `${batch}:${taskId}` }, input: [taskId, reason] },
    plan({ kase }) {
      const task = openTaskOf(kase, taskId);
      const refusal = refusalToAct(by, task, kase.summary);
      if (refusal) throw new Rejection(refusal);
      if (task.step !== step || task.kind !== 'batch') throw new Rejection('state.wrong');
      if (!reason.trim()) throw new Rejection('reason.required', { outcome: operationWord('hold') });
      return {
        fact: { type: 'member.held', task: taskId, batch, reason: reason.trim() },
        rows: [['batchMembers', [kase.summary.id, batch, taskId, 'hold', reason.trim(), null, null, null, null]]],
      };
    },
  });
}
