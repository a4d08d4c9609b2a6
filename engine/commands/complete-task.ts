import { dateOf } from '../calendar/date.ts';
import { referencedFiles } from '../forms/files.ts';
import { bulkRefusal } from '../machine/bulk.ts';
import { contextOf as machineContext } from '../machine/view.ts';
import type { Enterprise } from '../model/enterprise.ts';
import { Rejection } from '../model/errors.ts';
import type { CaseFact, ReviewNote } from '../model/event.ts';
import type { Task } from '../model/task.ts';
import { standingOn } from '../policy/task.ts';
import { drafts } from '../store/drafts.ts';
import { enterprises } from '../store/enterprises.ts';
import { registryFacts } from '../store/registry.ts';
import { caseIdOf } from '../store/tasks.ts';
import { windows } from '../store/windows.ts';
import type { RowChanges } from '../store/writer/operations.ts';
import { type CaseAnswer, type CaseVerb, openTaskOf, type PlanContext, type Request, runOnCase } from './case-command.ts';
import { recordsFor } from './cool-down.ts';
import { extensionAnswer } from './extend-deadline.ts';
import { finishedSheet } from './finished-sheet.ts';
import { checkMayApply } from './may-apply.ts';
import { claimRows } from './outside.ts';
import type { Runtime } from './runtime.ts';
import { acceptApplication, acceptOpinion, acceptSubmission, acceptVerified, formOfTask } from './submitted-data.ts';

export interface CompleteTaskRequest extends Request {
  readonly taskId: string;
  readonly outcome: string;
  readonly reason?: string | undefined;
  /** The whole application (fill, correct; default: the draft), or the opinion form. */
  readonly data?: Readonly<Record<string, unknown>> | undefined;
  readonly verified?: Readonly<Record<string, unknown>> | undefined;
  readonly notes?: readonly ReviewNote[] | undefined;
  /** Fields whose files the applicant promises to hand in later (`x-deferrable`). */
  readonly deferred?: readonly string[] | undefined;
  /** Answered together with other cases: refused where the step, or the outcome, doesn't allow it. */
  readonly bulk?: boolean | undefined;
  /** Of a consent with conditions. */
  readonly conditions?: readonly string[] | undefined;
}
type Completed = Extract<CaseFact, { type: 'task.completed' }>;

/**
 * Completes a task; an unclaimed one is claimed thereby. For a `sign` task the caller has checked the password again.
 * @throws Rejection not-found, task.closed, task.not-yours, task.taken, recusal, same-person, stale, outcome.unknown,
 * outcome.not-offered, bulk.not-offered, bulk.individual, reason.required, rounds.exhausted, window.closed, cool-down, not-eligible (`details`: ids of the conditions), duplicate, input.invalid (`details`: InputErrors)
 */
export function completeTask(runtime: Runtime, request: CompleteTaskRequest): Promise<CaseAnswer> {
  return runOnCase(runtime, completion(request));
}

/** `meeting`: what a batch session adds to the fact, and its rows. */
export function completion(
  request: CompleteTaskRequest,
  meeting?: (context: PlanContext, task: Task) => { readonly batch: NonNullable<Completed['batch']>; readonly rows: RowChanges },
): CaseVerb {
  const { taskId, outcome, reason, data, verified, notes, conditions } = request;
  return {
    ...{
      verb: 'complete-task',
      caseId: caseIdOf(taskId),
      request,
      input: [
        taskId,
        outcome,
        reason,
        data,
        verified,
        notes,
        ...(request.deferred ? [request.deferred] : []),
        conditions,
        ...(request.bulk ? ['bulk'] : []),
      ],
    },
    plan(context) {
      const task = openTaskOf(context.kase, taskId);
      const standing = standingOn(request.by, task, context.kase.summary, dateOf(context.view.now));
      if (standing.refusal) throw new Rejection(standing.refusal);
      const alone = request.bulk ? bulkRefusal(context.compiled, context.kase.state, task, outcome, context.view.now) : null;
      if (alone) throw alone;
      const given = (conditions ?? []).map((condition) => condition.trim()).filter(Boolean);
      if (task.kind === 'extension') return extensionAnswer(context, taskId, { outcome, reason, onBehalfOf: standing.onBehalfOf });
      const content = contentOf(context, task, request);
      const extra = meeting?.(context, task);
      const fact: CaseFact = {
        ...{ type: 'task.completed', task: taskId, outcome },
        ...(reason !== undefined && { reason }),
        ...content,
        ...(notes && notes.length > 0 && { notes }),
        ...(given.length > 0 && { conditions: given }),
        ...(standing.onBehalfOf !== null && { onBehalfOf: standing.onBehalfOf }),
        ...(request.bulk && { bulk: true as const }),
        ...(extra && { batch: extra.batch }),
      };
      const files = [...referencedFiles(content.data), ...referencedFiles(content.verified)];
      const rows: RowChanges = [
        ...(extra?.rows ?? []),
        ...files.map((file) => ['caseFiles', [context.kase.summary.id, file.id]] as const),
        ...claimsOf(context, task, content.data),
      ];
      return { fact, rows };
    },
  };
}

/** Values that the submission claims for its enterprise, and those a correction gives up. */
function claimsOf({ compiled, kase, view }: PlanContext, task: Task, data: Completed['data']): RowChanges {
  const form = task.kind === 'fill' || task.kind === 'correct' ? formOfTask(compiled, task) : null;
  if (!form || !data) return [];
  const { id: caseId, uscc } = kase.summary;
  return claimRows(view, form, { caseId, uscc }, task.kind === 'correct' ? kase.state.data.declared : {}, data);
}

/** Checked content of the fact, by kind of task. */
function contentOf(
  context: PlanContext,
  task: Task,
  request: CompleteTaskRequest,
): Pick<Completed, 'data' | 'enterprise' | 'verified' | 'deferred'> {
  const { compiled, kase, view } = context;
  if (task.kind === 'fill' || task.kind === 'correct') {
    const input = request.data ?? view.fact(drafts, task.id)?.data ?? {};
    const profile = view.fact(enterprises, kase.summary.uscc) ?? kase.state.data.enterprise;
    if (task.kind === 'correct') return { data: acceptApplication(context, task, input, kase.state.data.enterprise) };
    if (kase.summary.submittedAt === null) checkApplication(context, profile);
    const { data, deferred } = acceptSubmission(context, task, input, { enterprise: profile, deferred: request.deferred ?? [] });
    return { data, enterprise: profile, ...(deferred.length > 0 && { deferred }) };
  }
  const step = compiled.steps.get(task.step)?.step;
  if (task.kind === 'external' && step?.type === 'wait' && step.external) {
    return { data: acceptOpinion(context, step.external.form, request.data ?? {}) };
  }
  if (task.kind === 'score' && step?.type === 'score') {
    if (request.outcome !== 'score') return {};
    const sheet = request.data ?? (request.bulk ? finishedSheet(context, task, step) : {});
    return { data: acceptOpinion(context, step.form, sheet) };
  }
  if (task.kind !== 'review' || step?.type !== 'review') return {};
  return {
    ...(step.form !== undefined && { data: acceptOpinion(context, step.form, request.data ?? {}) }),
    ...(step.verify && request.verified && { verified: acceptVerified(context, step.verify.fields, request.verified) }),
  };
}

/**
 * A first submission must arrive while the window is open, as it stands now (it may have been extended), and while nothing stands
 * against it that wasn't there when the draft was begun. What the calendar or another case opened was asked then, and isn't refused to
 * whoever has to answer it.
 */
function checkApplication({ compiled, kase, view }: PlanContext, enterprise: Enterprise): void {
  const { window: id, uscc } = kase.summary;
  const today = dateOf(view.now);
  const window = id === null ? null : view.fact(windows, id);
  if (window && today > window.closesOn) throw new Rejection('window.closed');
  if (compiled.workflow.schedule || machineContext(kase.state).parent) return;
  const { window: opened, applyType } = kase.state.data;
  const registry = view.fact(registryFacts, uscc) ?? [];
  const records = recordsFor(compiled, view, uscc);
  checkMayApply(compiled, { enterprise, registry, records, window: opened, applyType }, today);
}
