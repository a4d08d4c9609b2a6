/**
 * The loops of a node: due timers, the outbox, what goes out of it by mail and to webhooks, and the counts of the board. They sleep until the
 * next timer, are woken by commits (of this node at once, of others by notification), and look again every `pollMs` in case a notification was
 * lost. Business time is rows: a restart forgets nothing.
 */

import { applyRoleTerms } from '../commands/admin/roles.ts';
import { archiveCases } from '../commands/archive-cases.ts';
import { countAll, countBoard } from '../commands/count-board.ts';
import { openScheduled } from '../commands/open-scheduled.ts';
import type { Runtime } from '../commands/runtime.ts';
import { snapshotBoard } from '../commands/snapshot-board.ts';
import type { PostOffice } from '../effects/mail.ts';
import { createServices, type Services } from '../effects/services.ts';
import type { Webhooks } from '../effects/webhook.ts';
import { nextTimerAt } from '../store/timers.ts';
import { deliverCases } from './cases.ts';
import type { Sent } from './claimed.ts';
import { deliverDue } from './deliver.ts';
import { housekeep } from './housekeep.ts';
import { armDailyLetters, deliverLetters } from './letters.ts';
import { deliverServices } from './services.ts';
import { type FiredTimers, fireDueTimers } from './timers.ts';
import { deliverWebhooks } from './webhooks.ts';

export interface Loops {
  /** Ends all loops after the round under way. */
  stop(): Promise<void>;
}
/** Ways out of the house; without one, nothing leaves by it. */
export interface WaysOut {
  readonly post?: PostOffice | null;
  readonly webhooks?: Webhooks;
  /** Services outside; none are configured without. */
  readonly services?: Services;
}
export interface LoopOptions extends WaysOut {
  /** Told of a round that failed (database away…); the loop goes on. */
  onError?(error: unknown): void;
  readonly pollMs?: number;
}

/** The board's counts are made no more often than this, however much is committed. */
const restMs = 1000;
const countsARound = 2;
/** Closed cases looked at in one round of chores. */
const archivedARound = 1000;
const unconfigured = createServices({});
const nothing: Sent = { delivered: 0, failed: 0 };

/** Fires and delivers everything due now, and what becomes due by it. For tests and the command line. */
export async function runDue(
  runtime: Runtime,
  { post = null, webhooks, services = unconfigured }: WaysOut = {},
): Promise<FiredTimers & Sent> {
  const sum = { fired: 0, stale: 0, failed: 0, delivered: 0 };
  await applyRoleTerms(runtime);
  await openScheduled(runtime);
  if (post) await armDailyLetters(runtime);
  for (;;) {
    const timers = await fireDueTimers(runtime);
    const cases = await deliverCases(runtime);
    const notices = await deliverDue(runtime, { mail: post !== null });
    const letters = post ? await deliverLetters(runtime, post) : nothing;
    const hooks = webhooks ? await deliverWebhooks(runtime, webhooks) : nothing;
    const calls = await deliverServices(runtime, services);
    const delivered = notices + letters.delivered + hooks.delivered + cases.delivered + calls.delivered;
    sum.fired += timers.fired;
    sum.stale += timers.stale;
    sum.failed += timers.failed + letters.failed + hooks.failed + cases.failed + calls.failed;
    sum.delivered += delivered;
    if (timers.fired + timers.stale + delivered > 0) continue;
    await countAll(runtime);
    await snapshotBoard(runtime);
    return sum;
  }
}

export function startLoops(runtime: Runtime, options: LoopOptions = {}): Loops {
  const { post = null, webhooks, services = unconfigured, pollMs = 15_000, onError = () => {} } = options;
  const { store, clock } = runtime;
  const nowMs = () => Date.parse(clock.now());
  const timers = loop(
    async () => {
      await fireDueTimers(runtime);
      const next = await nextTimerAt(store.read);
      return next === null ? pollMs : Math.min(pollMs, Math.max(50, Date.parse(next) - nowMs()));
    },
    pollMs,
    onError,
  );
  // A mail server that doesn't answer, or somebody's webhook, keeps nothing else waiting.
  const ways = [...(post ? [() => deliverLetters(runtime, post)] : []), ...(webhooks ? [() => deliverWebhooks(runtime, webhooks)] : [])];
  const outside = ways.map((deliver) => loop(() => deliver().then(() => pollMs), pollMs, onError));
  const outbox = loop(
    async () => {
      await deliverCases(runtime);
      if ((await deliverDue(runtime, { mail: post !== null })) > 0) for (const way of outside) way.wake();
      await deliverServices(runtime, services);
      return pollMs;
    },
    pollMs,
    onError,
  );
  const board = loop(
    async () => {
      // A little at a time: what people wait for goes first, and the board says until when it is counted.
      for (let round = 0; round < countsARound; round += 1) if ((await countBoard(runtime)) === 0) return pollMs;
      return restMs;
    },
    pollMs,
    onError,
    restMs,
  );
  const archivePlaces = new Map();
  const chores = loop(
    async () => {
      await applyRoleTerms(runtime);
      await openScheduled(runtime);
      await snapshotBoard(runtime);
      if (post) await armDailyLetters(runtime);
      await housekeep(runtime);
      await archiveCases(runtime, { limit: archivedARound, places: archivePlaces });
      return 600_000;
    },
    3_600_000,
    onError,
  );
  const unsubscribe = store.changes.subscribe(({ cases, timerAt, outbox: filled, everything }) => {
    if (everything || (timerAt !== null && Date.parse(timerAt) - nowMs() < pollMs)) timers.wake();
    if (everything || filled) for (const one of [outbox, ...outside]) one.wake();
    if (everything || cases.length > 0) board.wake();
  });
  return {
    async stop() {
      unsubscribe();
      await Promise.all([timers, outbox, ...outside, board, chores].map((one) => one.stop()));
    },
  };
}

/** Runs `round` again and again: after the milliseconds it gives, or at once when woken, but after a rest of `leastMs` in any case. */
function loop(round: () => Promise<number>, retryMs: number, onError: (error: unknown) => void, leastMs = 0) {
  let stopped = false;
  let woken = false;
  let resting = false;
  let ring: (() => void) | null = null;
  const sleep = (ms: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      ring = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  const run = async () => {
    while (!stopped) {
      woken = false;
      const waitMs = await round().catch((error: unknown) => {
        if (!stopped) onError(error);
        return Math.min(retryMs, 5000);
      });
      resting = true;
      if (leastMs > 0 && !stopped) await sleep(leastMs);
      resting = false;
      if (!woken && !stopped && waitMs > leastMs) await sleep(waitMs - leastMs);
      ring = null;
    }
  };
  const running = run();
  const wake = () => {
    woken = true;
    if (!resting || stopped) ring?.();
  };
  return {
    wake,
    async stop() {
      stopped = true;
      wake();
      await running;
    },
  };
}
