/**
 * Ids of steps inside the items of an `each`: `<step>~<index>`, of nested ones `<step>~<outer>.<inner>`. Live steps, tasks, timers and
 * results of all items lie side by side under these ids; indices count from 0.
 */
export interface ItemId {
  readonly base: string;
  /** Indices from the outermost `each` inwards; empty for a step outside. */
  readonly path: readonly number[];
}

export function parseItemId(id: string): ItemId {
  const at = id.indexOf('~');
  if (at < 0) return { base: id, path: [] };
  return {
    base: id.slice(0, at),
    path: id
      .slice(at + 1)
      .split('.')
      .map(Number),
  };
}

export function itemId(base: string, path: readonly number[]): string {
  return path.length === 0 ? base : `${base}~${path.join('.')}`;
}

/** A map of the definition's steps that also answers for steps of items, by what `inItem` makes of the step's own value. */
export function withItems<V>(
  map: ReadonlyMap<string, V>,
  split: (key: string) => { readonly key: string; readonly path: readonly number[] },
  inItem: (value: V, path: readonly number[]) => V,
): ReadonlyMap<string, V> {
  const plain = new Map(map);
  const made = new Map<string, V>();
  const find = (key: string): V | undefined => {
    const own = map.get(key);
    if (own !== undefined || !key.includes('~')) return own;
    const known = made.get(key);
    if (known !== undefined) return known;
    const { key: outside, path } = split(key);
    const value = map.get(outside);
    if (value === undefined || path.some((index) => !Number.isInteger(index))) return undefined;
    const inside = inItem(value, path);
    if (made.size < 5000) made.set(key, inside);
    return inside;
  };
  plain.get = find;
  plain.has = (key) => find(key) !== undefined;
  return plain;
}
