/**
 * Delivers calls to services, at least once: a row is claimed, the call is made, the answer becomes a fact of the case. A process
 * that dies in between makes the call again, under the same idempotency key. A call that fails is made again after its own waits; then it is
 * a branch of the case, or an incident.
 */
import { answerService } from '../commands/answer-service.ts';
import type { Runtime } from '../commands/runtime.ts';
import type { ServiceAnswer, Services } from '../effects/services.ts';
import type { EffectOf } from '../model/effect.ts';
import { openIncident } from '../store/incidents.ts';
import { claimOutbox, deliveryKey, markDelivered, markUndelivered, type OutboxRow } from '../store/outbox.ts';

const rowsAtOnce = 20;
/** How long a claimed row is ours: longer than any call may take. */
const claimMs = 120_000;
const longestMs = 6 * 3_600_000;

/** Makes every call due now. */
export async function deliverServices(
  runtime: Runtime,
  services: Services,
): Promise<{ readonly delivered: number; readonly failed: number }> {
  const { store, clock } = runtime;
  const count = { delivered: 0, failed: 0 };
  for (;;) {
    const now = clock.now();
    const until = new Date(Date.parse(now) + claimMs).toISOString();
    const rows = await store.writer.transact((tx) => claimOutbox(tx, now, until, rowsAtOnce, ['service']));
    const answers = await Promise.all(rows.map((row) => services(requestOf(row))));
    for (const [index, row] of rows.entries()) {
      const settled = await settle(runtime, row, answers[index] as ServiceAnswer).catch((error: unknown) => stuck(runtime, row, error));
      count[settled ? 'delivered' : 'failed'] += 1;
    }
    if (rows.length < rowsAtOnce) return count;
  }
}

function callOf(row: OutboxRow): EffectOf<'service.call'> {
  return row.payload as unknown as EffectOf<'service.call'>;
}

function requestOf(row: OutboxRow) {
  const { service, method, path, body, timeout } = callOf(row);
  return { key: deliveryKey(row), service, method, path, body, timeoutMs: timeout * 1000 };
}

/** False when the call is to be made again, or was given up. */
async function settle(runtime: Runtime, row: OutboxRow, answer: ServiceAnswer): Promise<boolean> {
  const { store, clock } = runtime;
  const { step, call, times, wait, branches } = callOf(row);
  const now = clock.now();
  const { caseId } = row;
  if (answer.ok) {
    await answerService(runtime, { caseId, step, call, status: answer.status, body: answer.body });
    await store.writer.transact((tx) => markDelivered(tx, [row], now));
    return true;
  }
  const { reason, status } = answer;
  const again = answer.retry && row.attempts < times;
  if (!again && branches) await answerService(runtime, { caseId, step, call, status, reason });
  await store.writer.transact(async (tx) => {
    const ms = Math.min(longestMs, wait * 1000 * 2 ** (row.attempts - 1));
    await markUndelivered(tx, row, reason, again ? { at: new Date(Date.parse(now) + ms).toISOString() } : 'given-up');
    if (!again && !branches)
      await openIncident(tx, { caseId, kind: 'effect', reference: `${row.seq}.${row.n}`, message: reason, openedAt: now });
  });
  return false;
}

/** The answer can't be taken in: an expression of the step fails. An operator looks at it and has the call made again. */
async function stuck({ store, clock }: Runtime, row: OutboxRow, error: unknown): Promise<false> {
  const message = error instanceof Error ? error.message : String(error);
  await store.writer.transact(async (tx) => {
    await markUndelivered(tx, row, message, 'given-up');
    await openIncident(tx, { caseId: row.caseId, kind: 'effect', reference: `${row.seq}.${row.n}`, message, openedAt: clock.now() });
  });
  return false;
}
