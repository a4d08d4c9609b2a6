/**
 * What makes one document out of another, as values at paths: small enough to be undone after somebody else's changes came between.
 * Documents are JSON and never changed in place; parts that are the very same object are not looked into.
 */
import { sameJson } from '../../engine/model/json.ts';

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
export type Path = readonly string[];

/** A value set (`undefined`: not there), or the order of an object's keys: what a reader of the file and the list of steps see. */
export type Change =
  | { readonly kind: 'set'; readonly path: Path; readonly before: Json | undefined; readonly after: Json | undefined }
  | { readonly kind: 'order'; readonly path: Path; readonly before: readonly string[]; readonly after: readonly string[] };

type JsonObject = { readonly [key: string]: Json };

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Changes that lead from one document to the other; those of an object's keys come before their order. */
export function changesBetween(before: Json, after: Json, path: Path = []): Change[] {
  if (before === after) return [];
  if (isObject(before) && isObject(after)) return objectChanges(before, after, path);
  if (Array.isArray(before) && Array.isArray(after) && before.length === after.length)
    return before.flatMap((value, index) => changesBetween(value, after[index] as Json, [...path, String(index)]));
  return sameJson(before, after) ? [] : [{ kind: 'set', path, before, after }];
}

function objectChanges(before: JsonObject, after: JsonObject, path: Path): Change[] {
  const found: Change[] = [];
  for (const [key, value] of Object.entries(before)) {
    const next = after[key];
    if (next === undefined) found.push({ kind: 'set', path: [...path, key], before: value, after: undefined });
    else found.push(...changesBetween(value, next, [...path, key]));
  }
  for (const [key, value] of Object.entries(after))
    if (!Object.hasOwn(before, key)) found.push({ kind: 'set', path: [...path, key], before: undefined, after: value });
  const keys = Object.keys(after);
  // Where setting the values leaves the keys by itself.
  const left = [...Object.keys(before).filter((key) => Object.hasOwn(after, key)), ...keys.filter((key) => !Object.hasOwn(before, key))];
  const removed = Object.keys(before).some((key) => !Object.hasOwn(after, key));
  // A key that comes back by an undo finds its place again.
  if (removed || !sameJson(left, keys)) found.push({ kind: 'order', path, before: Object.keys(before), after: keys });
  return found;
}

/** The changes that undo these, in the order they must be made. */
export function inverseOf(changes: readonly Change[]): Change[] {
  const turned = changes.map(
    (change): Change =>
      change.kind === 'set'
        ? { ...change, before: change.after, after: change.before }
        : { ...change, before: change.after, after: change.before },
  );
  return [...turned.filter(({ kind }) => kind === 'set').reverse(), ...turned.filter(({ kind }) => kind === 'order').reverse()];
}

/** The value at a path, undefined when there is none. */
export function valueAt(document: unknown, path: Path): Json | undefined {
  let value: unknown = document;
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<string, unknown>)[key];
  }
  return value as Json | undefined;
}

/**
 * Makes the changes. One whose place holds something else by now (somebody else changed it) is left out and given back in `refused`,
 * as is one whose place is gone.
 */
export function applyChanges(document: Json, changes: readonly Change[]): { document: Json; refused: Change[] } {
  const refused: Change[] = [];
  let next = document;
  for (const change of changes) {
    if (change.kind === 'order') {
      next = withOrder(next, change.path, change.after);
      continue;
    }
    if (!sameJson(valueAt(next, change.path), change.before)) refused.push(change);
    else next = withValue(next, change.path, change.after) ?? next;
  }
  return { document: next, refused };
}

/** The document with a value at a path; `undefined` takes it away. Objects on the way are made; null when an array or a value is in the way. */
export function withValue(document: Json, path: Path, value: Json | undefined): Json | null {
  const [key, ...rest] = path;
  if (key === undefined) return value === undefined ? null : value;
  if (Array.isArray(document)) {
    const index = Number(key);
    if (!Number.isInteger(index) || index < 0 || index > document.length) return null;
    if (value === undefined && rest.length === 0) return document.toSpliced(index, 1);
    const inner = withValue(document[index] ?? {}, rest, value);
    return inner === null && rest.length > 0
      ? null
      : index === document.length
        ? [...document, inner as Json]
        : document.with(index, inner as Json);
  }
  if (!isObject(document)) return null;
  if (rest.length === 0) {
    if (value !== undefined) return { ...document, [key]: value };
    const { [key]: _, ...others } = document;
    return others;
  }
  const inner = withValue(document[key] ?? {}, rest, value);
  return inner === null ? null : { ...document, [key]: inner };
}

function withOrder(document: Json, path: Path, order: readonly string[]): Json {
  const value = valueAt(document, path);
  if (!isObject(value) || order.length === 0) return document;
  return withValue(document, path, inOrder(value, order)) ?? document;
}

/** Keys in this order; those it doesn't name stay behind the key they stand after now. */
export function inOrder<T>(value: Readonly<Record<string, T>>, order: readonly string[]): Record<string, T> {
  const named = new Set(order);
  const keys = order.filter((key) => Object.hasOwn(value, key));
  let before: string | null = null;
  for (const key of Object.keys(value)) {
    if (!named.has(key)) keys.splice(before === null ? 0 : keys.indexOf(before) + 1, 0, key);
    before = key;
  }
  return Object.fromEntries(keys.map((key) => [key, value[key] as T]));
}
