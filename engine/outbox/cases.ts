/**
 * Rows of the outbox that concern other cases of the same store: opening, telling, withdrawing. Delivered at least once; each command
 * recognises what was done already, so the effect is had exactly once.
 */
import { isStuck } from '../commands/case-command.ts';
import { cancelChild, startChild, tellParent } from '../commands/child-cases.ts';
import type { Runtime } from '../commands/runtime.ts';
import type { Effect } from '../model/effect.ts';
import { Rejection } from '../model/errors.ts';
import { openIncident } from '../store/incidents.ts';
import { claimOutbox, markDelivered, markUndelivered, type OutboxRow } from '../store/outbox.ts';
import { retryAt } from './back-off.ts';

const kinds = ['case.start', 'case.tell', 'case.cancel'];
const rowsAtOnce = 50;
const maxAttempts = 8;
/** How long a claimed row is ours; after a crash it comes back then. */
const claimMs = 120_000;

/** Delivers everything due now. What a definition refuses for good becomes an incident at once, other failures after eight attempts. */
export async function deliverCases(runtime: Runtime): Promise<{ readonly delivered: number; readonly failed: number }> {
  const count = { delivered: 0, failed: 0 };
  const { store, clock } = runtime;
  for (;;) {
    const now = clock.now();
    const until = new Date(Date.parse(now) + claimMs).toISOString();
    const rows = await store.writer.transact((tx) => claimOutbox(tx, now, until, rowsAtOnce, kinds));
    for (const row of rows) {
      const error = await deliver(runtime, row);
      count[error === null ? 'delivered' : 'failed'] += 1;
      await settle(runtime, row, error);
    }
    if (rows.length < rowsAtOnce) return count;
  }
}

/** Null, or what went wrong. */
async function deliver(runtime: Runtime, row: OutboxRow): Promise<unknown> {
  const effect = row.payload as unknown as Effect;
  try {
    if (effect.type === 'case.start') await startChild(runtime, row.caseId, effect);
    else if (effect.type === 'case.tell') await tellParent(runtime, row.caseId, effect);
    else if (effect.type === 'case.cancel') await cancelChild(runtime, effect.child);
    return null;
  } catch (error) {
    return error;
  }
}

async function settle({ store, clock }: Runtime, row: OutboxRow, error: unknown): Promise<void> {
  const now = clock.now();
  await store.writer.transact(async (tx) => {
    if (error === null) return markDelivered(tx, [row], now);
    const refused = (error instanceof Rejection && error.code !== 'busy') || isStuck(error);
    const givenUp = refused || row.attempts >= maxAttempts;
    const message = error instanceof Error ? error.message : String(error);
    await markUndelivered(tx, row, message, givenUp ? 'given-up' : { at: retryAt(now, row.attempts) });
    if (givenUp) await openIncident(tx, { caseId: row.caseId, kind: 'effect', reference: `${row.seq}.${row.n}`, message, openedAt: now });
  });
}
