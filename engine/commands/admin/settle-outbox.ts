import { Rejection } from '../../model/errors.ts';
import { mayRunOperations } from '../../policy/admin.ts';
import { appendActs } from '../../store/admin/log.ts';
import { abandonOutbox, type OutboxKey, outboxRow } from '../../store/admin/outbox.ts';
import { resolveIncident } from '../../store/incidents.ts';
import { reviveOutbox } from '../../store/outbox.ts';
import type { Tx } from '../../store/tx.ts';
import type { Runtime } from '../runtime.ts';
import { type AdminRequest, signed } from './request.ts';

/** Tries a row of the outbox now, one that waits or one that was given up. @throws Rejection forbidden, not-found (nothing waits there) */
export async function retryOutbox(runtime: Runtime, request: AdminRequest & { readonly row: OutboxKey }): Promise<void> {
  const { by, row } = request;
  if (!mayRunOperations(by)) throw new Rejection('forbidden');
  const sign = signed(runtime, request);
  await runtime.store.writer.transact(async (tx) => {
    const { kind } = await openRow(tx, row);
    await reviveOutbox(tx, row, sign.at);
    await resolveIncident(tx, row.caseId, incidentOf(row), sign.at, by.id);
    await appendActs(tx, [actOf('outbox.retried', row, { kind })], sign);
    tx.announce({ outbox: true });
  });
}

/** Gives a row of the outbox up, with the reason. @throws Rejection forbidden, not-found, reason.required */
export async function giveUpOutbox(
  runtime: Runtime,
  request: AdminRequest & { readonly row: OutboxKey; readonly reason: string },
): Promise<void> {
  const { by, row } = request;
  const reason = request.reason.trim();
  if (!mayRunOperations(by)) throw new Rejection('forbidden');
  if (!reason) throw new Rejection('reason.required', { outcome: { code: 'word.input.give-up' } });
  const sign = signed(runtime, request);
  await runtime.store.writer.transact(async (tx) => {
    const { kind } = await openRow(tx, row);
    await abandonOutbox(tx, row, reason, sign.at);
    await resolveIncident(tx, row.caseId, incidentOf(row), sign.at, by.id);
    await appendActs(tx, [actOf('outbox.abandoned', row, { kind, reason })], sign);
  });
}

async function openRow(tx: Tx, row: OutboxKey): Promise<{ readonly kind: string }> {
  const found = await outboxRow(tx, row);
  if (!found || !['pending', 'failed'].includes(found.status)) throw new Rejection('not-found');
  return found;
}

const incidentOf = ({ seq, n }: OutboxKey) => `effect:${seq}.${n}`;

function actOf(act: string, { caseId, seq, n }: OutboxKey, detail: Readonly<Record<string, string>>) {
  return { act, kind: 'outbox', subject: `${caseId}~${seq}~${n}`, title: `${caseId}~${seq}~${n}`, caseId, detail };
}
