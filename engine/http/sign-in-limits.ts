/** Attempts per address, in this process: a sliding window, so that one address can neither guess nor exhaust the password hashing. */
export interface AddressLimit {
  /** Seconds to wait, or 0 when another attempt may be made; counts the attempt. */
  attempt(address: string, nowMs: number): number;
  /** The attempt failed: it weighs more. */
  failed(address: string, nowMs: number): void;
}

const windowMs = 15 * 60_000;
const failureWeight = 10;

/** `limit` attempts (a failed one weighs ten) per 15 minutes. */
export function createAddressLimit(limit = 600): AddressLimit {
  const seen = new Map<string, { until: number; weight: number }>();
  const add = (address: string, nowMs: number, weight: number) => {
    if (seen.size > 10_000) for (const [key, entry] of seen) if (entry.until <= nowMs) seen.delete(key);
    const entry = seen.get(address);
    if (!entry || entry.until <= nowMs) seen.set(address, { until: nowMs + windowMs, weight });
    else entry.weight += weight;
  };
  return {
    attempt(address, nowMs) {
      const entry = seen.get(address);
      if (entry && entry.until > nowMs && entry.weight >= limit) return Math.ceil((entry.until - nowMs) / 1000);
      add(address, nowMs, 1);
      return 0;
    },
    failed: (address, nowMs) => add(address, nowMs, failureWeight),
  };
}
