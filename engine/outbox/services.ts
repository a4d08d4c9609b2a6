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
import { deliverClaimed, type Sent } from './claimed.ts';

const rowsAtOnce = 20;
const longestMs = 6 * 3_600_000;

/** Makes every call due now. */
export function deliverServices(runtime: Runtime, services: Services): Promise<Sent> {
  return deliverClaimed(runtime, {
    claim: (tx, now, until) => claimOutbox(tx, now, until, rowsAtOnce, ['service']),
    send: (row) => services(requestOf(row)),
    async settle(sent) {
      let delivered = 0;
      for (const [row, answer] of sent)
        if (await settle(runtime, row, answer).catch((error: unknown) => stuck(runtime, row, error))) delivered += 1;
      return { delivered, failed: sent.length - delivered };
    },
    isFull: (rows) => rows.length >= rowsAtOnce,
  });
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
