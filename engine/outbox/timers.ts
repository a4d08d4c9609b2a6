/** Fires due timers. Each claim is one transaction: due rows are found, validated and fired in it, or left to another node. */

import { fireTimer } from '../commands/fire-timer.ts';
import type { Runtime } from '../commands/runtime.ts';
import { openIncident } from '../store/incidents.ts';
import { claimDueTimers, postponeTimer, type StoredTimer } from '../store/timers.ts';
import { retryAt } from './back-off.ts';

const timersAtOnce = 200;
const maxAttempts = 6;
/** A timer that was given up waits here for the incident to be retried. */
const never = '9999-12-31T23:59:59.999Z';

export interface FiredTimers {
  readonly fired: number;
  readonly stale: number;
  readonly failed: number;
}

/** Fires everything due now. A timer whose event fails is tried again later, and becomes an incident after six attempts. */
export async function fireDueTimers(runtime: Runtime): Promise<FiredTimers> {
  const { store, clock } = runtime;
  const count = { fired: 0, stale: 0, failed: 0 };
  for (;;) {
    let due: StoredTimer[] = [];
    let left = false;
    const outcomes = await store.writer.claim(async (tx) => {
      const found = await claimDueTimers(tx, clock.now(), timersAtOnce);
      due = oneForEachEntry(found);
      left = due.length < found.length || found.length === timersAtOnce;
      return due.map((timer) => fireTimer(runtime, timer.caseId, timer.id));
    });
    for (const [index, outcome] of outcomes.entries()) {
      if (outcome.ok) count[outcome.value.result === 'fired' ? 'fired' : 'stale'] += 1;
      else {
        count.failed += 1;
        await fail(runtime, due[index] as StoredTimer, outcome.error);
      }
    }
    if (!left) return count;
  }
}

/** An entry's log is numbered: its timers are fired one after the other. */
function oneForEachEntry(timers: readonly StoredTimer[]): StoredTimer[] {
  const entries = new Set<string>();
  return timers.filter((timer) => {
    if (timer.kind !== 'entry') return true;
    const first = !entries.has(timer.step);
    entries.add(timer.step);
    return first;
  });
}

async function fail({ store, clock }: Runtime, timer: StoredTimer, error: unknown): Promise<void> {
  const now = clock.now();
  const attempts = timer.attempts + 1;
  await store.writer.transact(async (tx) => {
    if (attempts < maxAttempts) {
      await postponeTimer(tx, timer, retryAt(now, attempts));
      return;
    }
    await postponeTimer(tx, timer, never);
    const message = error instanceof Error ? error.message : String(error);
    await openIncident(tx, { caseId: timer.caseId, kind: 'timer', reference: timer.id, message, openedAt: now });
  });
}
