import type { BatchStep } from '../model/definition.ts';
import { Rejection } from '../model/errors.ts';
import type { User } from '../model/user.ts';
import { insertBatch } from '../store/batches.ts';
import { sha256 } from '../store/canonical.ts';
import { caseCommand } from './case-command.ts';
import { completion } from './complete-task.ts';
import type { Runtime } from './runtime.ts';

export interface BatchDecision {
  readonly taskId: string;
  readonly outcome: string;
  readonly reason?: string | undefined;
  /** Votes for the first outcome. */
  readonly votesFor?: number | undefined;
}
export interface DecideBatchRequest {
  readonly by: User;
  readonly programme: string;
  readonly step: string;
  readonly documentNumber?: string | undefined;
  readonly attendance?: { readonly present: number; readonly total: number } | undefined;
  readonly decisions: readonly BatchDecision[];
  readonly idempotencyKey?: string | undefined;
}
export interface BatchResult {
  readonly id: string;
  /** In the order of the decisions; `code` says why a member was refused. */
  readonly results: readonly { readonly taskId: string; readonly ok: boolean; readonly code?: string }[];
}

/**
 * One meeting decides many cases under one document number. Each member stands alone: one that is refused (somebody decided it
 * meanwhile, votes don't suffice: `input.invalid`) doesn't hold up the others. A repeated request goes on where it stopped.
 */
export async function decideBatch(runtime: Runtime, request: DecideBatchRequest): Promise<BatchResult> {
  const { by, programme, step, documentNumber, attendance, decisions, idempotencyKey } = request;
  const id = idempotencyKey === undefined ? runtime.ids.next() : sha256(`${by.id} ${idempotencyKey}`).slice(0, 26);
  await runtime.store.writer.transact((tx) =>
    insertBatch(tx, {
      ...{ id, programme, step, documentNumber: documentNumber ?? null, attendance: attendance ?? null },
      ...{ createdAt: runtime.clock.now(), createdBy: by.id },
    }),
  );
  const results = await Promise.all(
    decisions.map(async (decision, index) => {
      try {
        await decideMember(runtime, request, id, decision, index + 1);
        return { taskId: decision.taskId, ok: true };
      } catch (error) {
        if (!(error instanceof Rejection)) throw error;
        return { taskId: decision.taskId, ok: false, code: error.code };
      }
    }),
  );
  return { id, results };
}

function decideMember(runtime: Runtime, request: DecideBatchRequest, id: string, decision: BatchDecision, rank: number) {
  const { by, documentNumber } = request;
  const { taskId, outcome, reason, votesFor } = decision;
  const verb = completion({ by, taskId, outcome, reason, idempotencyKey: `${id}:${taskId}` }, ({ compiled, kase }, task) => {
    const step = compiled.steps.get(task.step)?.step;
    if (task.kind !== 'batch' || step?.type !== 'batch' || task.step !== request.step) throw new Rejection('state.wrong');
    checkVotes(step, request, decision);
    return {
      batch: { id, rank, ...(documentNumber !== undefined && { documentNumber }) },
      rows: [['batchMembers', [kase.summary.id, id, taskId, outcome, reason ?? null, votesFor ?? null]]],
    };
  });
  return runtime.store.writer.run(caseCommand(runtime, verb));
}

/** Attendance and consent that the rules of the meeting ask for; the first outcome needs the majority. */
function checkVotes({ vote, outcomes }: BatchStep, { attendance }: DecideBatchRequest, { outcome, votesFor }: BatchDecision): void {
  if (!vote) return;
  const present = attendance?.present ?? 0;
  const total = attendance?.total ?? 0;
  if (total <= 0 || present / total < vote.quorum) throw invalid('/attendance');
  if (outcome === Object.keys(outcomes)[0] && (votesFor ?? 0) / present < vote.majority) throw invalid('/votesFor');
}

function invalid(pointer: string): Rejection {
  return new Rejection('input.invalid', { count: 1 }, [{ code: 'field.minimum', pointer, params: {} }]);
}
