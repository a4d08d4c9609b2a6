/** What a generated case brings along, and what expressions make of it. Plain JSON, never changed in place. */

import { stateOf } from '../../forms/evaluate.ts';
import { createPresentation } from '../../forms/presentation.ts';
import { isRefused } from '../../forms/validate.ts';
import { formScopeOf } from '../../machine/application.ts';
import type { Enterprise } from '../../model/enterprise.ts';
import type { InputError } from '../../model/problem.ts';
import { openAccess, type Subject } from './subject.ts';

export type Data = Readonly<Record<string, unknown>>;

export interface CaseFacts {
  readonly enterprise: Enterprise;
  readonly applyType: string | null;
  /** Settings of the window, null when the programme has none. */
  readonly settings: Readonly<Record<string, string | number | boolean>> | null;
  readonly ruleVersion: string | null;
  /** Number among the cases that are made: what only one case may have differs by it. */
  readonly ordinal: number;
  /** Data by slot: `application`, the id of a step with a form of its own, or `message:<name>`. */
  readonly forms: Readonly<Record<string, Data>>;
}
/** Where something stands in the facts. */
export interface Place {
  readonly slot: 'enterprise' | 'applyType' | 'settings' | 'forms';
  readonly keys: readonly (string | number)[];
}
/** Writes done together; null takes a value away. */
export type Move = readonly { readonly place: Place; readonly value: unknown }[];

export function changed(facts: CaseFacts, move: Move): CaseFacts {
  const next = { ...facts } as Record<Place['slot'], unknown>;
  for (const { place, value } of move) next[place.slot] = written(next[place.slot], place.keys, value);
  return next as unknown as CaseFacts;
}

function written(whole: unknown, keys: readonly (string | number)[], value: unknown): unknown {
  const [key, ...rest] = keys;
  if (key === undefined) return value;
  if (typeof key === 'number') {
    const list = Array.isArray(whole) ? [...whole] : [];
    list[key] = written(list[key], rest, value);
    return list.filter((item) => item !== undefined);
  }
  const record = whole !== null && typeof whole === 'object' && !Array.isArray(whole) ? (whole as Record<string, unknown>) : {};
  const next = written(record[key], rest, value);
  if (next !== null || rest.length > 0) return { ...record, [key]: next };
  const { [key]: _gone, ...others } = record;
  return others;
}

export function readPlace(facts: CaseFacts, { slot, keys }: Place): unknown {
  return keys.reduce<unknown>(
    (value, key) => (value !== null && typeof value === 'object' ? (value as Record<string | number, unknown>)[key] : undefined),
    facts[slot],
  );
}

/** A form filled in: what is kept of it, what is wrong with it, and what its own expressions see. */
export interface Filled {
  readonly data: Data;
  readonly errors: readonly InputError[];
  readonly scope: Readonly<Record<string, unknown>>;
}

const kept = new WeakMap<CaseFacts, Map<string, Filled>>();

/** `name`: the form's name; `today`: the day it is sent. */
export function fillForm(subject: Subject, facts: CaseFacts, slot: string, name: string, today: string): Filled {
  const known = kept.get(facts) ?? new Map<string, Filled>();
  kept.set(facts, known);
  const key = `${slot} ${today}`;
  const found = known.get(key);
  if (found) return found;
  const form = subject.compiled.forms[name];
  const scope = formScopeOf(subject.compiled, facts, today);
  const raw = facts.forms[slot] ?? {};
  const filled: Filled = form
    ? { ...judged(createPresentation(form, scope, raw, openAccess(form))), scope: stateOf(form, scope, raw).scope }
    : { data: raw, errors: [], scope: {} };
  known.set(key, filled);
  return filled;
}

function judged(presentation: ReturnType<typeof createPresentation>): Pick<Filled, 'data' | 'errors'> {
  return { data: presentation.data(), errors: presentation.errors().filter((error) => isRefused([error])) };
}
