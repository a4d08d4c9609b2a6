/**
 * One clock for many cases that are played side by side. Each goes its own way until it waits for a day; then the next one goes. Only one
 * is under way at any moment, in an order that follows from the days and from who began to wait first: the same plan gives the same store.
 */
import type { MovableClock } from '../../sandbox/clock.ts';
import { workingDaysAfter } from '../../sandbox/clock.ts';

interface Waiting {
  readonly date: string;
  readonly order: number;
  go(): void;
}

export interface Days {
  /** Goes on when that day has come. */
  until(date: string): Promise<void>;
  /** Begins a way; it is under way on the days of `run`. */
  start(on: string, way: () => Promise<void>): void;
  /** All days up to one, that day not included: `settle` on each morning. What waits longer stays as it is. */
  run(end: string, settle: (date: string) => Promise<void>): Promise<void>;
}

/** Hours of a working day. */
const workedHours = 8;

export function createDays(clock: MovableClock): Days {
  let waiting: Waiting[] = [];
  let order = 0;
  let failed: { readonly error: unknown } | null = null;
  let paused = () => {};
  const until = (date: string) =>
    new Promise<void>((go) => {
      order += 1;
      waiting.push({ date, order, go });
      paused();
    });
  const turn = async (one: Waiting) => {
    const ended = new Promise<void>((resolve) => {
      paused = resolve;
    });
    one.go();
    await ended;
    if (failed) throw failed.error;
  };
  return {
    until,
    start(on, way) {
      until(on)
        .then(way)
        .catch((error: unknown) => {
          failed = { error };
        })
        .finally(() => paused());
    },
    async run(end, settle) {
      for (let date = clock.today(); date < end; date = workingDaysAfter(date, 1)) {
        clock.toDate(date);
        await settle(date);
        const due = waiting
          .filter((one) => one.date <= date)
          .sort((a, b) => (a.date === b.date ? a.order - b.order : a.date < b.date ? -1 : 1));
        waiting = waiting.filter((one) => one.date > date);
        for (const one of due) {
          await turn(one);
          clock.addHours(workedHours / (due.length + 1));
        }
      }
    },
  };
}
