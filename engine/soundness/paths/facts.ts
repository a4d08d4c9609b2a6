/** What a generated case brings along, and what expressions make of it. Plain JSON, never changed in place. */

import type { CompiledForm } from '../../forms/compile.ts';
import { createPresentation, type Presentation } from '../../forms/presentation.ts';
import { isRefused } from '../../forms/validate.ts';
import { formScopeOf } from '../../machine/application.ts';
import type { Enterprise } from '../../model/enterprise.ts';
import { pointerOf } from '../../model/pointer.ts';
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

/** A form that is kept filled in: the facts that are tried one after another differ in a few of its fields, and only those are judged anew. */
interface Kept {
  readonly enterprise: Enterprise;
  readonly applyType: string | null;
  readonly today: string;
  readonly presentation: Presentation;
  /** Data that the presentation holds now. */
  raw: Data;
  readonly filled: WeakMap<Data, Filled>;
}
const kept = new WeakMap<CompiledForm, Kept[]>();
/** Forms are asked about on a few days, for one enterprise or a changed one. */
const most = 12;
const nothing: Data = {};

/** `name`: the form's name; `today`: the day it is sent. */
export function fillForm(subject: Subject, facts: CaseFacts, slot: string, name: string, today: string): Filled {
  const raw = facts.forms[slot] ?? nothing;
  const form = subject.compiled.forms[name];
  if (!form) return { data: raw, errors: [], scope: {} };
  const known = keptFor(subject, form, facts, today, raw);
  const found = known.filled.get(raw);
  if (found) return found;
  bring(known, raw);
  const { presentation } = known;
  const errors = presentation.errors().filter((error) => isRefused([error]));
  const filled: Filled = { data: presentation.data(), errors, scope: presentation.seen() };
  known.filled.set(raw, filled);
  return filled;
}

function keptFor(subject: Subject, form: CompiledForm, facts: CaseFacts, today: string, raw: Data): Kept {
  const all = kept.get(form) ?? [];
  kept.set(form, all);
  const { enterprise, applyType } = facts;
  const found = all.find((one) => one.today === today && one.applyType === applyType && one.enterprise === enterprise);
  if (found) return found;
  const presentation = createPresentation(form, formScopeOf(subject.compiled, facts, today), raw, openAccess(form));
  const fresh: Kept = { enterprise, applyType, today, presentation, raw, filled: new WeakMap() };
  if (all.push(fresh) > most) all.shift();
  return fresh;
}

/** Takes other data in, field by field. */
function bring(known: Kept, raw: Data): void {
  const before = known.raw;
  for (const field of new Set([...Object.keys(before), ...Object.keys(raw)]))
    if (before[field] !== raw[field]) known.presentation.update(pointerOf([field]), raw);
  known.raw = raw;
}
