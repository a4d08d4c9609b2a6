import type { Repair } from '../machine/repair.ts';
import { Rejection } from '../model/errors.ts';
import { mayMendIncident } from '../policy/incident.ts';
import { type CaseAnswer, type Request, runOnCase } from './case-command.ts';
import { resolve } from './retry-incident.ts';
import type { Runtime } from './runtime.ts';

export interface RepairRequest extends Request {
  readonly caseId: string;
  /** Incident `<kind>:<reference>` that is mended by it. */
  readonly incident: string;
  readonly reason: string;
  /** Fields of the application that get another value. */
  readonly verified?: Readonly<Record<string, unknown>> | undefined;
  /** By step: parts of its result that get another value. */
  readonly results?: Readonly<Record<string, Readonly<Record<string, unknown>>>> | undefined;
  /** Step on the outermost level to go on from; without it what failed is tried again. */
  readonly to?: string | undefined;
}

/**
 * An operator mends a case that is stuck; what was done and why stays in its history.
 * @throws Rejection forbidden, not-found (incident, case, step), reason.required, state.wrong (nothing to do, or ended)
 */
export async function repairCase(runtime: Runtime, request: RepairRequest): Promise<CaseAnswer> {
  const { by, caseId, incident, reason, verified, results, to } = request;
  const open = await runtime.store.read('incidents').where({ case_id: caseId, id: incident, status: 'open' }).first();
  const answer = await runOnCase(runtime, {
    ...{ verb: 'repair-case', caseId, request, input: [incident, reason, verified ?? null, results ?? null, to ?? null] },
    plan({ kase }) {
      if (!mayMendIncident(by, kase.summary)) throw new Rejection('forbidden');
      if (!open) throw new Rejection('not-found');
      return repairFact(request);
    },
  });
  if (!answer.repeated) await runtime.store.writer.transact((tx) => resolve(runtime, tx, { by, caseId, id: incident }, to === undefined));
  return answer;
}

export function repairFact({ reason, verified, results, to }: RepairRequest): Repair {
  return { type: 'case.repaired', reason, ...(verified && { verified }), ...(results && { results }), ...(to !== undefined && { to }) };
}
