/** Conditions that hold for no value whatever. */
import { once } from '../model/once.ts';
import { coverConditions } from '../rules/coverage-conditions.ts';
import type { Node } from '../rules/tree.ts';

type Parameters = Readonly<Record<string, unknown>>;

const none: Parameters = {};
/** By compiled condition and the constants it was judged with: both are the same objects from one check to the next. */
const known = new WeakMap<Node, WeakMap<Parameters, boolean>>();

/** @param source text that the tree's offsets mean */
export function neverHolds(tree: Node, source: string, parameters: Parameters = none): boolean {
  const own = once(known, tree, () => new WeakMap<Parameters, boolean>());
  return once(own, parameters, () => coverConditions([{ tree, source }], { parameters }).never.length > 0);
}
