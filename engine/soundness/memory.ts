import type { FoundInFields } from '../forms/check-schema.ts';
import type { SoundParts } from '../model/json-schema.ts';
import { once } from '../model/once.ts';
import type { ScopeTypes } from './scope-types.ts';

/**
 * What a check leaves for the next one of the same document: parts that are the very same object as before aren't looked at again, and
 * expressions whose surroundings have the same types needn't be compiled again. Only for documents that are never changed in place.
 */
export interface CheckMemory {
  readonly sound: SoundParts;
  readonly fields: FoundInFields;
  types: ScopeTypes | null;
  readonly made: Map<string, MadeFrom<unknown>>;
}
/** By a part of the document: what was made of it, and of which others. */
export type MadeFrom<T> = WeakMap<object, { readonly others: readonly unknown[]; readonly value: T }>;

export function newMemory(): CheckMemory {
  return { sound: new WeakMap(), fields: new WeakMap(), types: null, made: new Map() };
}

/** What was made of a part of the document, and of `others`; made again only where one of them is another one than before. */
export function remembered<T>({ made }: CheckMemory, what: string, part: unknown, others: readonly unknown[], make: () => T): T {
  if (typeof part !== 'object' || part === null) return make();
  return madeFrom(once(made, what, (): MadeFrom<unknown> => new WeakMap()) as MadeFrom<T>, part, others, make);
}

/** The same, kept in a map of one's own. */
export function madeFrom<T>(known: MadeFrom<T>, part: object, others: readonly unknown[], make: () => T): T {
  const before = known.get(part);
  if (before?.others.every((other, index) => other === others[index])) return before.value;
  const value = make();
  known.set(part, { others, value });
  return value;
}
