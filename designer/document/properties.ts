/**
 * One property set or taken away, as a developer would write it: new keys where the language's schema has them, nothing else moved;
 * what became empty by taking away is taken away too, unless the language demands it or its being there says something.
 */

import { sameJson } from '../../engine/model/json.ts';
import type { ProgrammeDocument } from '../../engine/model/studio.ts';
import { inOrder, isObject, type Json, type Path, valueAt } from './change.ts';
import { isMember, isRequired, keysAt, languageAt } from './language.ts';

/** The document with a value at a path (`workflow`, …); undefined, an empty text and what is empty take the property away. */
export function withProperty(document: ProgrammeDocument, path: Path, value: Json | undefined): ProgrammeDocument {
  const [part, ...rest] = path;
  if (part !== 'workflow' || rest.length === 0) return document;
  const workflow = document.workflow as unknown as Json;
  const next = put({ workflow, at: [], value: workflow }, rest, value);
  return next === workflow || next === undefined ? document : { ...document, workflow: next as unknown as ProgrammeDocument['workflow'] };
}

interface Spot {
  readonly workflow: Json;
  /** Where it stands in the workflow. */
  readonly at: Path;
  readonly value: Json | undefined;
}

function put(spot: Spot, [key, ...rest]: Path, value: Json | undefined): Json | undefined {
  if (key === undefined) return spot.value;
  const { workflow, at } = spot;
  const holder = spot.value ?? (languageAt(workflow, at)?.items ? [] : undefined);
  const before = Array.isArray(holder) ? (holder[Number(key)] as Json | undefined) : isObject(holder) ? holder[key] : undefined;
  const wanted = rest.length === 0 ? value : put({ workflow, at: [...at, key], value: before }, rest, value);
  const keeps = isMember(workflow, at, key) || isRequired(workflow, at, key) || (Array.isArray(wanted) && saysByEmpty(at, key));
  const after = wanted === '' && !keeps ? undefined : isEmpty(wanted) && !keeps ? undefined : wanted;
  if (after === before) return spot.value;
  if (Array.isArray(holder)) {
    const index = Number(key);
    if (after === undefined) return holder.toSpliced(index, 1);
    return index >= holder.length ? [...holder, after] : holder.with(index, after);
  }
  const object = isObject(holder) ? holder : {};
  if (after === undefined) {
    const { [key]: _, ...others } = object;
    return others;
  }
  return withKey(object, key, after, keysAt(workflow, at));
}

/** Without a list of vetoes every outcome but the first is one where all answer; an empty list says that none is. */
const saysByEmpty = (at: Path, key: string) => key === 'veto' && at.at(-1) === 'policy';

function isEmpty(value: Json | undefined): boolean {
  if (Array.isArray(value)) return value.length === 0;
  return isObject(value) && Object.keys(value).length === 0;
}

/** The object with a key set: where it was, else behind the last key that the order has before it. */
export function withKey(
  object: { readonly [key: string]: Json },
  key: string,
  value: Json,
  order: readonly string[],
): { readonly [key: string]: Json } {
  if (Object.hasOwn(object, key)) return { ...object, [key]: value };
  const rank = order.indexOf(key);
  if (rank < 0) return { ...object, [key]: value };
  const keys = Object.keys(object);
  const before = keys.findLastIndex((one) => order.includes(one) && order.indexOf(one) < rank);
  return inOrder({ ...object, [key]: value }, keys.toSpliced(before + 1, 0, key));
}

/** A key of a map called otherwise, where it stands; the document itself when the new name is taken. */
export function withKeyRenamed(document: ProgrammeDocument, path: Path, from: string, to: string): ProgrammeDocument {
  const map = valueAt(document, path);
  if (!isObject(map) || from === to || Object.hasOwn(map, to) || !Object.hasOwn(map, from)) return document;
  return withMap(document, path, Object.fromEntries(Object.entries(map).map(([key, value]) => [key === from ? to : key, value])));
}

/** A member of a map or list moved up (`-1`) or down (`1`) among its neighbours. */
export function withMoved(document: ProgrammeDocument, path: Path, key: string, by: -1 | 1): ProgrammeDocument {
  const holder = valueAt(document, path);
  if (Array.isArray(holder)) {
    const index = Number(key);
    const to = index + by;
    if (to < 0 || to >= holder.length) return document;
    return withMap(document, path, holder.toSpliced(index, 1).toSpliced(to, 0, holder[index] as Json));
  }
  if (!isObject(holder)) return document;
  const keys = Object.keys(holder);
  const index = keys.indexOf(key);
  const to = index + by;
  if (index < 0 || to < 0 || to >= keys.length) return document;
  return withMap(document, path, inOrder(holder, keys.toSpliced(index, 1).toSpliced(to, 0, key)));
}

function withMap(document: ProgrammeDocument, path: Path, value: Json): ProgrammeDocument {
  const replaced = replace(document as unknown as Json, path, value);
  return replaced as unknown as ProgrammeDocument;
}

function replace(holder: Json, [key, ...rest]: Path, value: Json): Json {
  if (key === undefined) return value;
  if (Array.isArray(holder)) return holder.with(Number(key), replace(holder[Number(key)] as Json, rest, value));
  return isObject(holder) ? { ...holder, [key]: replace(holder[key] as Json, rest, value) } : holder;
}

/** What a branch has from the template around it; null where there is none. */
export function templateOf(document: ProgrammeDocument, path: Path): { readonly [key: string]: Json } | null {
  if (path.at(-2) !== 'branches') return null;
  const around = valueAt(document, path.slice(0, -2));
  const own = valueAt(document, path);
  if (!isObject(around) || !isObject(around.template) || Array.isArray(around.branches)) return null;
  return isObject(own) && 'steps' in own ? null : around.template;
}

/**
 * A property of a step. A branch that changes part of what it has from the template gets the whole property as its own, since its own
 * replaces the template's; what becomes the same as the template's is the template's again.
 */
export function withStepProperty(document: ProgrammeDocument, step: Path, inside: Path, value: Json | undefined): ProgrammeDocument {
  const template = templateOf(document, step);
  const [key] = inside;
  const shared = key === undefined ? undefined : template?.[key];
  if (key === undefined || shared === undefined) return withProperty(document, [...step, ...inside], value);
  const own = valueAt(document, [...step, key]);
  const begun = own === undefined && inside.length > 1 ? withProperty(document, [...step, key], shared) : document;
  const changed = withProperty(begun, [...step, ...inside], value);
  return sameJson(valueAt(changed, [...step, key]), shared) ? withProperty(changed, [...step, key], undefined) : changed;
}
