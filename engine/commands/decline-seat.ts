import { dateOf } from '../calendar/date.ts';
import { Rejection } from '../model/errors.ts';
import { operationWord } from '../model/word.ts';
import { mayOrganisePanel, needsApproval } from '../policy/panel.ts';
import { absentOn, standingOn } from '../policy/task.ts';
import { caseIdOf } from '../store/tasks.ts';
import { type CaseAnswer, openTaskOf, type Request, runOnCase } from './case-command.ts';
import type { Runtime } from './runtime.ts';

/**
 * A drawn expert declines the seat (自请回避), or a substitute for an absent one, or who organises the panel replaces the expert, with a
 * reason; the next reserve takes it, or another is drawn. A replacement is only asked for where the definition wants a second person.
 * @throws Rejection not-found, task.closed, task.not-yours, task.taken, recusal, reason.required, state.wrong (not a seat that was drawn)
 */
export function declineSeat(
  runtime: Runtime,
  request: Request & { readonly taskId: string; readonly reason: string },
): Promise<CaseAnswer> {
  const { by, taskId, reason } = request;
  return runOnCase(runtime, {
    ...{ verb: 'decline-seat', caseId: caseIdOf(taskId), request, input: [taskId, reason] },
    plan({ kase, compiled, view }) {
      const task = openTaskOf(kase, taskId);
      const today = dateOf(view.now);
      const { refusal } = standingOn(by, task, kase.summary, today);
      // Who is recused may say so.
      const own = refusal === null || (refusal === 'recusal' && task.assignee === by.id);
      const panel = { owner: compiled.workflow.owner, uscc: kase.summary.uscc };
      const replaced = !own && mayOrganisePanel(by, compiled.steps.get(task.step)?.step, panel) === null;
      if (refusal !== null && !own && !replaced) throw new Rejection(refusal);
      const absent =
        task.assignee === by.id ? undefined : absentOn(by, today, kase.summary.programme).find(({ id }) => id === task.assignee);
      if (!reason.trim()) throw new Rejection('reason.required', { outcome: operationWord('decline') });
      if (replaced && needsApproval(compiled.steps.get(task.step)?.step, 'replace'))
        return { type: 'draw.requested', step: task.step, of: 'replace', seat: taskId, reason: reason.trim() };
      const inStead = replaced ? task.assignee : absent?.id;
      const onBehalfOf = inStead ? { onBehalfOf: inStead } : {};
      return { type: 'panel.declined', task: taskId, reason: reason.trim(), ...onBehalfOf, ...(replaced && { replaced }) };
    },
  });
}
