/** 督办 on a case: issued by a supervisor, answered by those who hold it up, closed or taken higher by a supervisor. */
import { dateOf } from '../calendar/date.ts';
import { contextOf } from '../machine/decide.ts';
import { Rejection } from '../model/errors.ts';
import type { Supervision, SupervisionKind } from '../model/supervision.ts';
import { officeGroup, userGroup } from '../model/user.ts';
import { operationWord } from '../model/word.ts';
import { mayReadCase } from '../policy/case.ts';
import { mayReadSupervision, maySupervise, standingToAnswer } from '../policy/supervision.ts';
import { caseGroups } from '../store/tasks.ts';
import { type CaseAnswer, openTaskOf, type PlanContext, type Request, runOnCase } from './case-command.ts';
import type { Runtime } from './runtime.ts';

/** Working days for an answer. */
export const answerDays = { min: 1, max: 60 } as const;

export interface Order {
  readonly kind: SupervisionKind;
  readonly text: string;
  readonly days: number;
  /** Whoever an open task of the case is with, or an organisation; exactly one. The organisation is known to exist. */
  readonly task?: string | undefined;
  readonly org?: string | undefined;
}

/** @throws Rejection not-found, forbidden, task.closed, operation.not-offered (the task is the applicant's), state.wrong, stale */
export function issueSupervision(runtime: Runtime, request: Request & Order & { readonly caseId: string }): Promise<CaseAnswer> {
  const { caseId, kind, text, days, task: taskId, org } = request;
  return runOnCase(runtime, {
    ...{ verb: 'issue-supervision', caseId, request, input: [kind, text, days, taskId, org] },
    plan(context) {
      supervising(context, request);
      const order = { type: 'supervision.issued', kind, text, days } as const;
      if (taskId === undefined) return { ...order, to: officeGroup(org ?? '') };
      const { group, assignee, step } = openTaskOf(context.kase, taskId);
      if (group.startsWith('applicant:')) throw new Rejection('operation.not-offered', { operation: operationWord('supervise') });
      return { ...order, to: assignee === null ? group : userGroup(assignee), step };
    },
  });
}

export interface SupervisionAct {
  readonly act: 'answer' | 'close' | 'escalate';
  readonly text: string;
  /** Working days that the next on the ladder has; of an escalation only. */
  readonly days: number;
}

/**
 * An answer by whoever was asked (or stands in), a closing or a step up the programme's ladder by a supervisor.
 * @throws Rejection not-found, forbidden, recusal, supervision.closed, supervision.top, state.wrong, stale
 */
export function actOnSupervision(
  runtime: Runtime,
  request: Request & { readonly caseId: string; readonly n: number } & SupervisionAct,
): Promise<CaseAnswer> {
  const { by, caseId, n, act, text, days } = request;
  return runOnCase(runtime, {
    ...{ verb: `${act}-supervision`, caseId, request, input: [n, text, days] },
    plan(context) {
      const order = orderOf(context, request);
      if (act !== 'answer') {
        supervising(context, request);
        return act === 'close'
          ? { type: 'supervision.closed', supervision: n, text }
          : { type: 'supervision.escalated', supervision: n, text, days };
      }
      const standing = standingToAnswer(by, order, factsOf(context), dateOf(context.view.now));
      if (standing.refusal !== null) throw new Rejection(standing.refusal === 'recusal' ? 'recusal' : 'forbidden');
      const whose = standing.onBehalfOf === null ? {} : { onBehalfOf: standing.onBehalfOf };
      return { type: 'supervision.answered', supervision: n, text, ...whose };
    },
  });
}

function factsOf({ kase, view, compiled }: PlanContext) {
  return { kase: kase.summary, taskGroups: view.fact(caseGroups, kase.summary.id) ?? [], ownerOrg: compiled.workflow.owner };
}

/** @throws Rejection not-found (also when the case isn't the asker's to read), forbidden, state.wrong */
function supervising(context: PlanContext, { by }: Request): void {
  const facts = factsOf(context);
  if (!mayReadCase(by, facts, dateOf(context.view.now))) throw new Rejection('not-found');
  if (maySupervise(by, facts)) return;
  throw new Rejection(maySupervise(by, { kase: { ...facts.kase, status: 'running' } }) ? 'state.wrong' : 'forbidden');
}

/** @throws Rejection not-found: strangers don't learn what was asked */
function orderOf(context: PlanContext, { by, n }: Request & { readonly n: number }): Supervision {
  const order = contextOf(context.kase.state).supervisions?.find((one) => one.n === n);
  if (!order || !mayReadSupervision(by, order, factsOf(context), dateOf(context.view.now))) throw new Rejection('not-found');
  return order;
}
