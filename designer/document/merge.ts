/**
 * Two people changed one document: what both began with, mine and theirs become one, by step and field. Where both changed the very
 * same value, mine stands and the place is listed, with both values, so that a person decides.
 */

import { sameJson } from '../../engine/model/json.ts';
import { inOrder, isObject, type Json, type Path } from './change.ts';

export interface Conflict {
  readonly path: Path;
  /** `undefined`: taken away. */
  readonly mine: Json | undefined;
  readonly theirs: Json | undefined;
}
interface Merged {
  readonly document: Json;
  readonly conflicts: readonly Conflict[];
}

export function mergeDocuments(base: Json, mine: Json, theirs: Json): Merged {
  const conflicts: Conflict[] = [];
  const document = merged(base, mine, theirs, [], conflicts);
  return { document: document as Json, conflicts };
}

function merged(
  base: Json | undefined,
  mine: Json | undefined,
  theirs: Json | undefined,
  path: Path,
  conflicts: Conflict[],
): Json | undefined {
  if (mine === theirs || sameJson(theirs, base)) return mine === undefined || !sameJson(mine, base) ? mine : ordered(base, mine, theirs);
  if (sameJson(mine, base) || sameJson(mine, theirs)) return sameJson(mine, theirs) ? mine : theirs;
  if (isObject(mine) && isObject(theirs)) {
    const from = isObject(base) ? base : {};
    const keys = Object.keys(inOrder({ ...theirs, ...mine }, Object.keys(mine)));
    const placed = sameJson(Object.keys(from), Object.keys(mine))
      ? Object.keys(inOrder({ ...mine, ...theirs }, Object.keys(theirs)))
      : keys;
    return Object.fromEntries(
      placed.flatMap((key) => {
        const value = merged(from[key], mine[key], theirs[key], [...path, key], conflicts);
        return value === undefined ? [] : [[key, value]];
      }),
    );
  }
  const list =
    Array.isArray(mine) && Array.isArray(theirs) ? mergedList(Array.isArray(base) ? base : [], mine, theirs, path, conflicts) : null;
  if (list) return list;
  conflicts.push({ path, mine, theirs });
  return mine;
}

/** Nothing but the order of keys may differ: who moved them is followed. */
function ordered(base: Json | undefined, mine: Json, theirs: Json | undefined): Json {
  return isObject(base) && isObject(mine) && isObject(theirs) && sameJson(Object.keys(base), Object.keys(mine)) ? theirs : mine;
}

/** Lists whose elements have names are merged by name; null when they haven't. */
function mergedList(base: readonly Json[], mine: readonly Json[], theirs: readonly Json[], path: Path, conflicts: Conflict[]): Json | null {
  const named = [base, mine, theirs].map(byName);
  const [from, own, other] = named;
  if (!from || !own || !other) return null;
  const value = merged(from, own, other, path, conflicts);
  return isObject(value) ? Object.values(value) : null;
}

/** Under which a list's elements are known in the language: `id` of conditions, rules and items, `scope` of a form's controls, `code` of a vocabulary. */
const names = ['id', 'scope', 'code', 'const'];

function byName(list: readonly Json[]): Record<string, Json> | null {
  const found: Record<string, Json> = {};
  for (const element of list) {
    if (!isObject(element)) return null;
    const name = names.find((one) => typeof element[one] === 'string');
    // Not an index: keys that look like numbers would be sorted before the others.
    const key = name === undefined ? null : `${name}:${String(element[name])}`;
    if (key === null || Object.hasOwn(found, key)) return null;
    found[key] = element;
  }
  return found;
}
