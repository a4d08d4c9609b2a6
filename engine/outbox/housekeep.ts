import type { Runtime } from '../commands/runtime.ts';
import { deleteExpiredSessions } from '../store/sessions.ts';

const idempotencyDays = 7;
const deliveredDays = 90;

/** Forgets what nobody asks for any more: answers to idempotency keys, delivered rows of the outbox, sessions that are over. */
export async function housekeep({ store, clock }: Runtime): Promise<void> {
  const now = clock.now();
  const daysAgo = (days: number) => new Date(Date.parse(now) - days * 86_400_000).toISOString();
  await store.writer.transact(async (tx) => {
    await tx.table('idempotency').where('at', '<', daysAgo(idempotencyDays)).delete();
    await tx.table('outbox').where({ status: 'done' }).where('done_at', '<', daysAgo(deliveredDays)).delete();
    await deleteExpiredSessions(tx, now);
  });
}
