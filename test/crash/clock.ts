const epoch = Date.parse('2026-03-02T00:00:00.000Z');
const speed = 2 * 86_400;

/** Two business days pass in a second, the same in every process: timers fall due while nodes are killed. */
export function businessClock(startMs: number): { now(): string } {
  return { now: () => new Date(epoch + (Date.now() - startMs) * speed).toISOString() };
}
