import { Rejection } from '../model/errors.ts';
import type { CaseFact } from '../model/event.ts';
import type { CaseCommand, Planned } from '../store/writer/command.ts';
import { contextOf } from './case-command.ts';
import { decideCase } from './decide-case.ts';
import type { Runtime } from './runtime.ts';

export type ServiceResult = { readonly caseId: string; readonly step: string; readonly call: string } & (
  | { readonly status: number; readonly body: unknown }
  | { readonly status: number | null; readonly reason: string }
);

/** What a service said, as a fact. Gives false when nobody waits for it any more (answered before, or the step was left). */
export async function answerService(runtime: Runtime, result: ServiceResult): Promise<boolean> {
  return (await runtime.store.writer.run(command(runtime, result))).result;
}

function command(runtime: Runtime, result: ServiceResult): CaseCommand<boolean> {
  const { secret } = runtime.ids;
  return {
    caseId: result.caseId,
    needs: [[runtime.calendar, 'current']],
    plan(view): Planned<boolean> {
      try {
        const context = contextOf(runtime, view, 'system');
        return { ...decideCase(view, { ...context, secret, by: 'system', fact: factOf(result) }), result: true };
      } catch (error) {
        if (error instanceof Rejection) return { events: [], kase: null, rows: [], groups: [], result: false };
        throw error;
      }
    },
  };
}

function factOf(result: ServiceResult): CaseFact {
  const { step, call } = result;
  return 'reason' in result
    ? { type: 'service.failed', step, call, status: result.status, reason: result.reason }
    : { type: 'service.answered', step, call, status: result.status, body: result.body };
}
