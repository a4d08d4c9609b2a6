const firstMs = 10_000;
const longestMs = 6 * 3_600_000;

/** Instant of the next attempt after `attempts` failed ones: 10 s, 20 s, 40 s … at most 6 h. */
export function retryAt(now: string, attempts: number): string {
  return new Date(Date.parse(now) + Math.min(longestMs, firstMs * 2 ** (attempts - 1))).toISOString();
}
