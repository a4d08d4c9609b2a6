import type { Runtime } from '../commands/runtime.ts';
import { forgetGreen } from '../store/green-scenarios.ts';
import { deleteExpiredSessions } from '../store/sessions.ts';

const idempotencyDays = 7;
const deliveredDays = 90;
const playedDays = 90;

/**
 * Forgets what nobody asks for any more: answers to idempotency keys, delivered rows of the outbox, letters and calls, scenarios played
 * long ago, sessions that are over.
 */
export async function housekeep({ store, clock }: Runtime): Promise<void> {
  const now = clock.now();
  const daysAgo = (days: number) => new Date(Date.parse(now) - days * 86_400_000).toISOString();
  await store.writer.transact(async (tx) => {
    await tx.table('idempotency').where('at', '<', daysAgo(idempotencyDays)).delete();
    await tx.table('outbox').where({ status: 'done' }).where('done_at', '<', daysAgo(deliveredDays)).delete();
    await tx.table('letters').whereNot({ status: 'pending' }).where('done_at', '<', daysAgo(deliveredDays)).delete();
    await tx.table('webhook_calls').whereNot({ status: 'pending' }).where('done_at', '<', daysAgo(deliveredDays)).delete();
    await forgetGreen(tx, daysAgo(playedDays));
    await deleteExpiredSessions(tx, now);
  });
}
