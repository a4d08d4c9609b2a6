/**
 * Boxes over axes: on each axis a set of atoms (a bit each), on all other axes everything. What is covered by a union of
 * boxes is decided exactly by cutting one box after the other off; the pieces are disjoint.
 */
export type Bits = bigint;
/** Axis → atoms; axes that are absent are free. */
export type Box = ReadonlyMap<number, Bits>;

/** Boxes that may be looked at before an analysis gives up and says so. */
export interface Purse {
  left: number;
}
export class Spent extends Error {}

export function intersect(a: Box, b: Box): Box | null {
  const both = new Map(a);
  for (const [axis, bits] of b) {
    const common = (both.get(axis) ?? bits) & bits;
    if (common === 0n) return null;
    both.set(axis, common);
  }
  return both;
}

/**
 * A box of what is in `box` and in none of `others`; null when they cover it. `full` are all atoms of each axis.
 * Throws Spent when the purse is empty.
 */
export function uncovered(box: Box, others: readonly Box[], full: readonly Bits[], purse: Purse, from = 0): Box | null {
  let rest = box;
  for (let index = from; index < others.length; index += 1) {
    purse.left -= 1;
    if (purse.left < 0) throw new Spent();
    const other = others[index]!;
    const common = intersect(rest, other);
    if (!common) continue;
    for (const [axis, bits] of other) {
      const own = rest.get(axis) ?? full[axis]!;
      const outside = own & ~bits;
      if (outside !== 0n) {
        const found = uncovered(new Map(rest).set(axis, outside), others, full, purse, index + 1);
        if (found) return found;
      }
      rest = new Map(rest).set(axis, own & bits);
    }
    return null;
  }
  return rest;
}

/** Index of the lowest atom of a set. */
export function firstBit(bits: Bits): number {
  let index = 0;
  for (let rest = bits; (rest & 1n) === 0n; rest >>= 1n) index += 1;
  return index;
}
