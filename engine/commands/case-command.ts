/** What the verbs on a case have in common: load, plan with the case's own definition and the newest calendar, save. */
import type { CompiledProgramme } from '../machine/programme.ts';
import { openTasks } from '../machine/view.ts';
import { Rejection } from '../model/errors.ts';
import type { CaseFact } from '../model/event.ts';
import type { Task } from '../model/task.ts';
import type { User } from '../model/user.ts';
import { BudgetExceeded } from '../rules/budget.ts';
import type { RevisedCalendar } from '../store/calendar.ts';
import { openIncident } from '../store/incidents.ts';
import { caseIdOf } from '../store/tasks.ts';
import type { Answer, CaseCommand, CaseView, Planned, StoredCase } from '../store/writer/command.ts';
import type { RowChanges } from '../store/writer/operations.ts';
import { decideCase } from './decide-case.ts';
import { idempotencyOf } from './idempotency.ts';
import type { Runtime } from './runtime.ts';

/** What a caller may send with any command. */
export interface Request {
  readonly by: User;
  /** Refused with `stale` unless the case's last event is this one. */
  readonly seq?: number | undefined;
  readonly idempotencyKey?: string | undefined;
}

/** What a command's plan sees. */
export interface PlanContext {
  readonly view: CaseView;
  readonly kase: StoredCase;
  readonly compiled: CompiledProgramme;
  readonly calendar: RevisedCalendar;
  /** User who asks; `system` for timers. */
  readonly by: string;
}

export interface CaseVerb {
  readonly verb: string;
  readonly caseId: string;
  readonly request: Request;
  /** The rest of the request, part of the idempotency key's body. */
  readonly input: unknown;
  readonly needs?: CaseCommand<unknown>['needs'];
  /** The fact, and rows of other tables that go with it; throws a Rejection to refuse. */
  plan(context: PlanContext): CaseFact | { readonly fact: CaseFact; readonly rows: RowChanges };
}

/** Answer of a command on a case. */
export type CaseAnswer = Answer<null>;

/** Runs a verb. @throws Rejection not-found, stale, idempotency.mismatch, busy, and what the plan and the machine refuse with */
export async function runOnCase(runtime: Runtime, verb: CaseVerb): Promise<CaseAnswer> {
  try {
    return await runtime.store.writer.run(caseCommand(runtime, verb));
  } catch (error) {
    if (!isStuck(error)) throw error;
    await recordStuck(runtime, verb, error);
    throw new Rejection('case.stuck');
  }
}

/** A rule that can't be evaluated, or takes too long, as the case stands: nothing a person who acts can mend. */
export function isStuck(error: unknown): error is Error {
  return error instanceof BudgetExceeded || (error instanceof RangeError && !(error instanceof Rejection));
}

async function recordStuck({ store, clock }: Runtime, { verb, caseId }: CaseVerb, { message }: Error): Promise<void> {
  await store.writer.transact(async (tx) => {
    const openedAt = clock.now();
    await openIncident(tx, { caseId, kind: 'decision', reference: verb, message, openedAt });
  });
}

export function caseCommand(runtime: Runtime, { verb, caseId, request, input, needs, plan }: CaseVerb): CaseCommand<null> {
  const { secret } = runtime.ids;
  return {
    caseId,
    expectedSeq: request.seq,
    idempotency: idempotencyOf(request.by, request.idempotencyKey, verb, [caseId, input]),
    needs: [[runtime.calendar, 'current'], ...(needs ?? [])],
    plan(view) {
      const context = contextOf(runtime, view, request.by.id);
      const planned = plan(context);
      const { fact, rows } = 'fact' in planned ? planned : { fact: planned, rows: [] };
      return withRows(decideCase(view, { ...context, secret, by: request.by.id, fact }), rows);
    },
  };
}

export function contextOf(runtime: Runtime, view: CaseView, by: string): PlanContext {
  const { kase } = view;
  if (!kase) throw new Rejection('not-found');
  const calendar = view.fact(runtime.calendar, 'current');
  const compiled = view.fact(runtime.compiled, kase.summary.definition);
  if (!calendar || !compiled)
    throw new Error(`definition ${kase.summary.definition} of case ${kase.summary.id} or the calendar is missing`);
  return { view, kase, compiled, calendar, by };
}

/** The open task, or a refusal. @throws Rejection task.closed */
export function openTaskOf(kase: StoredCase, taskId: string): Task {
  const task = openTasks(kase.state).find((candidate) => candidate.id === taskId);
  if (!task) throw new Rejection(kase.summary.id === caseIdOf(taskId) ? 'task.closed' : 'not-found');
  return task;
}

export function withRows<R>(planned: Planned<R>, more: RowChanges): Planned<R> {
  return more.length === 0 ? planned : { ...planned, rows: [...planned.rows, ...more] };
}
