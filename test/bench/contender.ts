/**
 * What runs in the bench. The common case (ARCHITECTURE.md, "Performance"): a 2 kB application, a county approval, three city
 * reviewers who must all approve, a branch on a score, a notice, the end: six durable steps, each acknowledged only when on disk.
 */
export const stepsPerCase = 6;

export interface Contender {
  readonly name: string;
  /** Runs one whole case; resolves when its last step is durable. `latency` is told each step's milliseconds. */
  runCase(index: number, latency: (ms: number) => void): Promise<void>;
  close(): Promise<void>;
}

export interface Reading {
  /** Steps a second. */
  readonly rate: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

/** Runs cases from `clients` concurrent clients for `milliseconds` and reads rate and latencies. */
export async function measure(
  contender: Contender,
  clients: number,
  milliseconds: number,
  firstIndex: number,
): Promise<Reading & { cases: number }> {
  const latencies: number[] = [];
  let next = firstIndex;
  let cases = 0;
  const began = performance.now();
  const until = began + milliseconds;
  const client = async () => {
    while (performance.now() < until) {
      await contender.runCase(next++, (ms) => latencies.push(ms));
      cases += 1;
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  const seconds = (performance.now() - began) / 1000;
  latencies.sort((a, b) => a - b);
  const at = (share: number) => latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))] ?? 0;
  return { rate: (cases * stepsPerCase) / seconds, p50Ms: at(0.5), p99Ms: at(0.99), cases };
}

/** Times one step for the latency figures. */
export async function timed<T>(latency: (ms: number) => void, work: () => Promise<T>): Promise<T> {
  const began = performance.now();
  const result = await work();
  latency(performance.now() - began);
  return result;
}

/** The median; of an even count the mean of the middle two. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}

/** A 2 kB application, different for each case. */
export function applicationOf(index: number): Record<string, unknown> {
  return { projectName: `project ${index}`, score: 80 + (index % 20), amount: 1000 + index, description: 'x'.repeat(1850) };
}
