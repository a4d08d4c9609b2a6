/**
 * The two loops of a node: due timers and the outbox. They sleep until the next timer, are woken by commits (of this node at once, of
 * others by notification), and look again every `pollMs` in case a notification was lost. Business time is rows: a restart
 * forgets nothing.
 */
import { openScheduled } from '../commands/open-scheduled.ts';
import type { Runtime } from '../commands/runtime.ts';
import { createServices, type Services } from '../effects/services.ts';
import { nextTimerAt } from '../store/timers.ts';
import { deliverCases } from './cases.ts';
import { type Channel, type Delivered, deliverDue } from './deliver.ts';
import { housekeep } from './housekeep.ts';
import { deliverServices } from './services.ts';
import { type FiredTimers, fireDueTimers } from './timers.ts';

export interface Loops {
  /** Ends both loops after the round under way. */
  stop(): Promise<void>;
}
export interface LoopOptions {
  readonly channels?: readonly Channel[];
  /** Services outside; none are configured without. */
  readonly services?: Services;
  /** Told of a round that failed (database away…); the loop goes on. */
  onError?(error: unknown): void;
  readonly pollMs?: number;
}

const unconfigured = createServices({});

/** Fires and delivers everything due now, and what becomes due by it. For tests and the command line. */
export async function runDue(
  runtime: Runtime,
  channels: readonly Channel[] = [],
  services: Services = unconfigured,
): Promise<FiredTimers & Delivered> {
  const sum = { fired: 0, stale: 0, failed: 0, delivered: 0 };
  await openScheduled(runtime);
  for (;;) {
    const timers = await fireDueTimers(runtime);
    const cases = await deliverCases(runtime);
    const outbox = await deliverDue(runtime, channels);
    const calls = await deliverServices(runtime, services);
    sum.fired += timers.fired;
    sum.stale += timers.stale;
    sum.failed += timers.failed + outbox.failed + cases.failed + calls.failed;
    sum.delivered += outbox.delivered + cases.delivered + calls.delivered;
    if (timers.fired + timers.stale + outbox.delivered + cases.delivered + calls.delivered === 0) return sum;
  }
}

export function startLoops(runtime: Runtime, options: LoopOptions = {}): Loops {
  const { channels = [], services = unconfigured, pollMs = 15_000, onError = () => {} } = options;
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
  const outbox = loop(
    async () => {
      await deliverCases(runtime);
      await deliverDue(runtime, channels);
      await deliverServices(runtime, services);
      return pollMs;
    },
    pollMs,
    onError,
  );
  const chores = loop(
    async () => {
      await openScheduled(runtime);
      await housekeep(runtime);
      return 600_000;
    },
    3_600_000,
    onError,
  );
  const unsubscribe = store.changes.subscribe(({ timerAt, outbox: filled, everything }) => {
    if (everything || (timerAt !== null && Date.parse(timerAt) - nowMs() < pollMs)) timers.wake();
    if (everything || filled) outbox.wake();
  });
  return {
    async stop() {
      unsubscribe();
      await Promise.all([timers.stop(), outbox.stop(), chores.stop()]);
    },
  };
}

/** Runs `round` again and again: after the milliseconds it gives, or at once when woken. */
function loop(round: () => Promise<number>, retryMs: number, onError: (error: unknown) => void) {
  let stopped = false;
  let woken = false;
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
      if (!woken && !stopped) await sleep(waitMs);
      ring = null;
    }
  };
  const running = run();
  const wake = () => {
    woken = true;
    ring?.();
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
