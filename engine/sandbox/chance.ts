/** Chance that comes out the same for the same seed: made-up data, never a lot that matters to somebody. */

/** Mulberry32: numbers from 0 to 1, the same for the same seed. */
export function draws(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export interface Chance {
  /** From 0 to 1. */
  next(): number;
  /** Whole number, both ends included. */
  whole(from: number, to: number): number;
  pick<T>(all: readonly T[]): T;
  /** One of them, more often what weighs more. */
  weighed<T extends { readonly weight: number }>(all: readonly T[]): T;
}

export function chance(seed: number): Chance {
  const next = draws(seed);
  return {
    next,
    whole: (from, to) => from + Math.floor(next() * (to - from + 1)),
    pick: <T>(all: readonly T[]) => all[Math.floor(next() * all.length)] as T,
    weighed<T extends { readonly weight: number }>(all: readonly T[]) {
      let left = next() * all.reduce((sum, { weight }) => sum + weight, 0);
      for (const one of all) {
        left -= one.weight;
        if (left < 0) return one;
      }
      return all.at(-1) as T;
    },
  };
}
