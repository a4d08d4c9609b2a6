/** One place and time at which an expression is read: its scope, and where each name stands in the facts. */

import { toNum } from '../../rules/decimal.ts';
import { emit } from '../../rules/emit.ts';
import type { Node } from '../../rules/tree.ts';
import { FeelDate } from '../../rules/value.ts';
import type { CaseFacts, Place } from './facts.ts';
import type { Subject } from './subject.ts';

export interface Moment {
  readonly subject: Subject;
  readonly facts: CaseFacts;
  readonly scope: Readonly<Record<string, unknown>>;
  readonly today: string;
  /** Inside a form: `application` is its own data. */
  readonly self: { readonly slot: string; readonly name: string } | null;
  /** Values bound by loops and filters, by slot, and where they stand. */
  readonly locals: readonly unknown[];
  readonly rows: ReadonlyMap<number, Place>;
  readonly depth: number;
  /** The service step whose answer `response` is, the step that opened the case `child`. */
  readonly answering?: string;
  /** Where `row` of a form's table stands. */
  readonly row?: Place;
}

export const deepest = 12;

/** Plain value of a part: JSON, dates as text; null when it has none or takes too long. */
export function readIn(node: Node, moment: Moment): unknown {
  const env = { scope: moment.scope, locals: [...moment.locals], source: '', budget: 50_000, left: 50_000 };
  try {
    return plain(emit(node)(env));
  } catch {
    return null;
  }
}

export function plain(raw: unknown): unknown {
  if (raw instanceof FeelDate) return raw.date;
  if (raw !== null && typeof raw === 'object' && !Array.isArray(raw)) return toNum(raw)?.toNumber() ?? raw;
  return raw;
}

/** With a value bound to a slot. */
export function bound(moment: Moment, slot: number, value: unknown, place: Place | null): Moment {
  const locals = [...moment.locals];
  locals[slot] = value;
  const rows = new Map(moment.rows);
  if (place) rows.set(slot, place);
  else rows.delete(slot);
  return { ...moment, locals, rows };
}

export type Reference =
  | { readonly kind: 'fact'; readonly place: Place }
  /** A result of a step that works by itself, or that something outside moves on. */
  | { readonly kind: 'result'; readonly step: string; readonly keys: readonly (string | number)[] };

/** Where a part stands, when it is a part of the facts or of a computed result; null for anything else. */
export function referenceOf(node: Node, moment: Moment): Reference | null {
  switch (node.kind) {
    case 'scope':
      return rootOf(node.name, moment);
    case 'local': {
      const place = moment.rows.get(node.slot);
      return place ? { kind: 'fact', place } : null;
    }
    case 'either': {
      const place = moment.rows.get(node.slot);
      const value = moment.locals[node.slot];
      const own = value !== null && typeof value === 'object' && Object.hasOwn(value, node.name);
      if (place && (own || !node.outer)) return extended({ kind: 'fact', place }, node.name);
      return node.outer ? referenceOf(node.outer, moment) : null;
    }
    case 'path': {
      const base = referenceOf(node.base, moment);
      return base && !Array.isArray(readIn(node.base, moment)) ? extended(base, node.name) : null;
    }
    case 'filter': {
      const base = referenceOf(node.base, moment);
      const index = node.condition.kind === 'literal' ? Number(plain(node.condition.value)) : Number.NaN;
      return base && Number.isInteger(index) && index > 0 ? extended(base, index - 1) : null;
    }
    default:
      return null;
  }
}

function extended(reference: Reference, key: string | number): Reference | null {
  if (reference.kind === 'result') return { ...reference, keys: [...reference.keys, key] };
  const { slot, keys } = reference.place;
  // Of a window only its settings are the department's to choose.
  if (slot === 'settings' && keys.length === 0) return key === 'settings' ? { kind: 'fact', place: { slot, keys: [key] } } : null;
  // A form's data stand under `data` of its step's result.
  if (slot === 'forms' && keys.length === 1 && keys[0] !== 'application' && (key === 'data' || key === 'body') && !isSelf(keys[0])) {
    return { kind: 'fact', place: { slot, keys: [selfMark + String(keys[0])] } };
  }
  // Each of several people fills the step's form in alike.
  if (slot === 'forms' && keys.length === 3 && keys[1] === 'people' && key === 'data' && !isSelf(keys[0])) {
    return { kind: 'fact', place: { slot, keys: [selfMark + String(keys[0])] } };
  }
  return { kind: 'fact', place: { slot, keys: [...keys, key] } };
}
const selfMark = '\u0000';
function isSelf(key: string | number | undefined): boolean {
  return typeof key === 'string' && key.startsWith(selfMark);
}
/** A place as the facts have it. */
export function settled(place: Place): Place {
  if (place.slot === 'settings') return { ...place, keys: place.keys.slice(1) };
  return { ...place, keys: place.keys.map((key) => (typeof key === 'string' && key.startsWith(selfMark) ? key.slice(1) : key)) };
}

function rootOf(name: string, { subject, self, row, answering }: Moment): Reference | null {
  if (name === 'row' && self) return row ? { kind: 'fact', place: row } : null;
  if (name === 'application' && self) return { kind: 'fact', place: { slot: 'forms', keys: [selfMark + self.slot] } };
  switch (name) {
    case 'application':
    case 'declared':
      return { kind: 'fact', place: { slot: 'forms', keys: [`${selfMark}application`] } };
    case 'enterprise':
      return { kind: 'fact', place: { slot: 'enterprise', keys: [] } };
    case 'applyType':
      return { kind: 'fact', place: { slot: 'applyType', keys: [] } };
    case 'window':
      return { kind: 'fact', place: { slot: 'settings', keys: [] } };
    case 'response':
    case 'child':
      return answering === undefined ? null : { kind: 'fact', place: { slot: 'forms', keys: [answering] } };
    case 'verified':
    case 'registry':
    case 'parameters':
    case 'today':
      return null;
  }
  const info = subject.compiled.steps.get(name);
  if (!info) return null;
  return ['compute', 'service', 'score', 'case'].includes(info.step.type)
    ? { kind: 'result', step: name, keys: [] }
    : { kind: 'fact', place: { slot: 'forms', keys: [name] } };
}
