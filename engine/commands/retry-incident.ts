import { Rejection } from '../model/errors.ts';
import type { User } from '../model/user.ts';
import { mayMendIncident } from '../policy/incident.ts';
import { appendActs } from '../store/admin/log.ts';
import { resolveIncident } from '../store/incidents.ts';
import { reviveOutbox } from '../store/outbox.ts';
import type { Tx } from '../store/tx.ts';
import { signed } from './admin/request.ts';
import type { Runtime } from './runtime.ts';

/** An incident of a case, by its id `<kind>:<reference>`. */
export interface IncidentRequest {
  readonly by: User;
  readonly caseId: string;
  readonly id: string;
  readonly address?: string;
}

/** Tries again what became an incident, after its cause was mended. @throws Rejection forbidden, not-found */
export async function retryIncident(runtime: Runtime, request: IncidentRequest): Promise<void> {
  const { by, caseId, id } = request;
  const sign = signed(runtime, request);
  await runtime.store.writer.transact(async (tx) => {
    await mayMend(tx, by, caseId);
    await resolve(runtime, tx, { by, caseId, id }, true);
    await appendActs(tx, [{ act: 'incident.retried', kind: 'incident', subject: `${caseId}~${id}`, title: id, caseId }], sign);
  });
}

/** @throws Rejection forbidden, not-found */
export async function mayMend(tx: Tx, by: User, caseId: string): Promise<void> {
  const [kase] = await tx.raw<{ district: string }>('select district from cases where id = ?', [caseId]);
  if (!kase) throw new Rejection(mayMendIncident(by, { district: '' }) ? 'not-found' : 'forbidden');
  if (!mayMendIncident(by, kase)) throw new Rejection('forbidden');
}

/** Closes an incident; `again`: what it came from is done once more. @throws Rejection not-found */
export async function resolve(runtime: Runtime, tx: Tx, { by, caseId, id }: IncidentRequest, again: boolean): Promise<void> {
  const now = runtime.clock.now();
  if (!(await resolveIncident(tx, caseId, id, now, by.id))) throw new Rejection('not-found');
  const [kind = '', ...rest] = id.split(':');
  const reference = rest.join(':');
  if (!again) return;
  if (kind === 'timer') {
    await tx.table('timers').where({ case_id: caseId, id: reference }).update({ fire_at: now, attempts: 0 });
    tx.announce({ timerAt: now });
  } else if (kind === 'effect') {
    const [seq, n] = reference.split('.').map(Number);
    await reviveOutbox(tx, { caseId, seq: seq ?? 0, n: n ?? 0 }, now);
    tx.announce({ outbox: true });
  }
}
