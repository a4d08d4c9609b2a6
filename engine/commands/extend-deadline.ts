import { dateOf } from '../calendar/date.ts';
import { contextOf as machineContext } from '../machine/decide.ts';
import { approverOf, extensionRule } from '../machine/extension.ts';
import { Rejection } from '../model/errors.ts';
import type { CaseFact, ExtensionOf } from '../model/event.ts';
import { isCandidate, refusalToAct, standingOn } from '../policy/task.ts';
import { caseIdOf } from '../store/tasks.ts';
import { type CaseAnswer, openTaskOf, type PlanContext, type Request, runOnCase } from './case-command.ts';
import type { Runtime } from './runtime.ts';

export interface ExtendRequest extends Request {
  readonly taskId: string;
  readonly of: ExtensionOf;
  readonly reason: string;
}

/**
 * More time for a task's step or for the clock of the case (行政许可法 art. 42: once, granted by the responsible leader, the reason
 * told to the applicant). Whoever holds the position that grants it grants it at once; whoever works on the task asks for it,
 * which opens a task for that position.
 * @throws Rejection not-found, task.closed, task.not-yours, recusal, state.wrong (nothing can be extended), reason.required, extension.exhausted
 */
export function extendDeadline(runtime: Runtime, request: ExtendRequest): Promise<CaseAnswer> {
  const { by, taskId, of, reason } = request;
  return runOnCase(runtime, {
    ...{ verb: 'extend-deadline', caseId: caseIdOf(taskId), request, input: [taskId, of, reason] },
    plan({ compiled, kase, view }): CaseFact {
      const task = openTaskOf(kase, taskId);
      const context = machineContext(kase.state);
      const info = compiled.steps.get(task.step);
      const today = dateOf(view.now);
      const rule = info && task.kind !== 'extension' ? extensionRule(compiled, context, info, of) : null;
      // Whoever has no business with the task learns nothing about it.
      if (!rule) throw new Rejection(refusalToAct(by, task, kase.summary, today) ?? 'state.wrong');
      const approver = { group: approverOf(compiled, context, rule, view.now), programme: kase.summary.programme };
      const grants = isCandidate(by, approver, today);
      const standing = standingOn(by, grants ? { ...approver, status: 'open', assignee: null } : task, kase.summary, today);
      if (standing.refusal) throw new Rejection(standing.refusal);
      const type = grants ? 'deadline.extended' : 'extension.requested';
      return { type, task: taskId, of, reason, ...(standing.onBehalfOf !== null && { onBehalfOf: standing.onBehalfOf }) };
    },
  });
}

/** The approver's answer to a request, `grant` or `refuse`. A grant without words of its own carries those of the request. */
export function extensionAnswer(
  { kase }: PlanContext,
  taskId: string,
  { outcome, reason, onBehalfOf }: { readonly outcome: string; readonly reason?: string | undefined; readonly onBehalfOf: string | null },
): CaseFact {
  const live = Object.values(machineContext(kase.state).live).find(({ extension }) => extension && taskId.endsWith(`.${extension.task.n}`));
  if (!live?.extension) throw new Rejection('task.closed');
  const inStead = onBehalfOf === null ? {} : { onBehalfOf };
  if (outcome === 'refuse') return { type: 'extension.refused', task: taskId, reason: reason ?? '', ...inStead };
  if (outcome !== 'grant')
    throw new Rejection('outcome.unknown', { outcome, offered: [{ code: 'outcome.grant' }, { code: 'outcome.refuse' }] });
  const why = reason?.trim() ? reason : live.extension.reason;
  return { type: 'deadline.extended', task: taskId, of: live.extension.of, reason: why, ...inStead };
}
