/** Places where two people changed the same thing: found in a document, named, and settled. Elements of lists are known by name (`merge.ts`). */
import { isObject, type Json, type Path, withValue } from './change.ts';
import type { Conflict } from './merge.ts';

/** The place by indices, as it is in this document; null when it is gone. A last name that isn't there is kept: it may be added. */
export function placeIn(document: Json, path: Path): string[] | null {
  const found: string[] = [];
  let value: Json | undefined = document;
  for (const [depth, key] of path.entries()) {
    const last = depth === path.length - 1;
    if (Array.isArray(value)) {
      const index = Array.isArray(value) ? indexOf(value, key) : -1;
      if (index < 0 && !last) return null;
      found.push(String(index < 0 ? value.length : index));
      value = value[index] as Json | undefined;
    } else if (isObject(value) && (last || Object.hasOwn(value, key))) {
      found.push(key);
      value = value[key];
    } else return null;
  }
  return found;
}

function indexOf(list: readonly Json[], key: string): number {
  const [, name, value] = /^([a-z]+):(.*)$/s.exec(key) ?? [];
  if (name === undefined) return Number.isInteger(Number(key)) && Number(key) < list.length ? Number(key) : -1;
  return list.findIndex((element) => isObject(element) && element[name] === value);
}

/** The document with the other person's value at these places; what is gone meanwhile stays gone. */
export function withTheirs(document: Json, conflicts: readonly Conflict[]): Json {
  return conflicts.reduce<Json>((next, { path, theirs }) => {
    const place = placeIn(next, path);
    return place === null ? next : (withValue(next, place, theirs) ?? next);
  }, document);
}

/** Titles on the way to a place, and the last name when nothing on its level says one: what a person calls it. */
export function namesOnTheWay(document: Json, path: Path): string[] {
  const place = placeIn(document, path);
  if (place === null || place.length === 0) return [...path];
  const names: string[] = [];
  let value: Json | undefined = document;
  for (const [depth, key] of place.entries()) {
    value = Array.isArray(value) ? (value[Number(key)] as Json | undefined) : isObject(value) ? value[key] : undefined;
    const title = titleOf(value);
    if (title !== null) names.push(title);
    else if (depth === place.length - 1) names.push(path.at(-1) ?? key);
  }
  return names;
}

/** What something calls itself. */
export function titleOf(value: Json | undefined): string | null {
  if (!isObject(value)) return null;
  const said = ['title', 'label', 'reason'].map((name) => value[name]).find((text) => typeof text === 'string' && text !== '');
  return typeof said === 'string' ? said : null;
}
