/** The product's write rate (the common case of the bench, in process) on a large store and on an empty one, in turn in one run. */
import type { Place } from '../../support/large-store/fill.ts';
import { measure, median } from '../contender.ts';
import { liuzhuan } from '../contenders/liuzhuan.ts';

export interface WritersReading {
  /** Steps a second, medians. */
  readonly empty: number;
  readonly large: number;
  /** Median of the ratios of each round. */
  readonly ratio: number;
}

/** Which share of the rate on an empty store a large one must keep. */
export const leastWritersRatio = 0.8;
const clients = 64;
const roundMs = 4000;

/** Adds cases to both stores. */
export async function readWriters(large: Place, empty: Place, rounds: number): Promise<WritersReading> {
  const contenders = [await liuzhuan('empty', empty), await liuzhuan('large', large)];
  const rates: number[][] = [];
  // One index for both and for every run on a kept store: nothing in a case depends on it but its text.
  let index = 1;
  try {
    // The first round compiles code and reads pages of the files: it isn't counted.
    for (let round = 0; round <= rounds; round += 1) {
      const pair: number[] = [];
      for (const contender of contenders) {
        const { rate, cases } = await measure(contender, clients, roundMs, index);
        index += cases;
        pair.push(rate);
      }
      if (round > 0) rates.push(pair);
    }
  } finally {
    for (const contender of contenders) await contender.close();
  }
  const at = (n: number) => median(rates.map((pair) => pair[n] ?? 0));
  return { empty: at(0), large: at(1), ratio: median(rates.map(([few = 0, many = 0]) => many / few)) };
}
