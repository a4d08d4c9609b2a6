/**
 * State of a form being filled: what was given, what it counts as, and what is visible and required.
 *
 * Invariants
 * - `application` and `row.values` are what expressions see: normalised, with hidden fields null and visible empty lists `[]`.
 * - Rows are recognised by the identity of the raw row object: callers replace changed rows, they never change them in place.
 * - Nothing in here throws for any JSON input, and no key outside the schema is ever read.
 */
import type { Enterprise } from '../model/enterprise.ts';
import type { InputError } from '../model/problem.ts';
import type { CompiledCheck, CompiledForm } from './compile.ts';
import type { ExpressionScope, Verdict } from './expression.ts';
import type { Field } from './field.ts';
import type { Offer } from './offers.ts';
import { readValue } from './read.ts';
import { nothing, type Reading, refuse, type ValueError } from './reading.ts';
import type { FieldView } from './view.ts';

/** What a form is filled in: the names beside `application`. `today` is YYYY-MM-DD in Asia/Shanghai. */
export interface FormScope {
  readonly enterprise: Enterprise | null;
  readonly today: string;
  readonly parameters?: Readonly<Record<string, unknown>>;
  readonly applyType?: string | null;
  /** Language of titles in messages and of the author's own messages. Default `zh-CN`. */
  readonly lang?: 'zh-CN' | 'en';
}

/** A field or a cell. */
export interface Slot {
  readonly field: Field;
  /** Of a cell. */
  readonly row: Row | null;
  raw: unknown;
  reading: Reading;
  visible: boolean;
  required: boolean;
  /** Its formula or condition ran out of steps. */
  failed: boolean;
  /** Which choices can be taken, where that depends on other fields. */
  offer: Offer | null;
  /** Effective value: undefined when empty or hidden. */
  json: unknown;
  /** What is wrong with it, and how it shows: kept by the presentation. A view that isn't made yet is null. */
  errors: readonly InputError[];
  view: FieldView | null;
}
export interface Row {
  readonly table: Field;
  raw: unknown;
  /** Place in the table, from 0. */
  index: number;
  readonly scope: ExpressionScope;
  readonly values: Record<string, unknown>;
  readonly slots: Map<string, Slot>;
  readonly checks: Map<CompiledCheck, Verdict>;
  /** How many of its cells have errors: kept by the presentation, which passes over sound rows of long tables. */
  faults: number;
  /** Not an object. */
  readonly bad: boolean;
  /** Number (from 1) of an earlier row with the same key. */
  duplicateOf: number;
  /** Its key over the `x-unique` columns: null when one of them is empty, undefined before it was looked at. */
  key: string | null | undefined;
}
export interface TableState {
  rows: readonly Row[];
  errors: readonly ValueError[];
}
export interface FormState {
  readonly compiled: CompiledForm;
  readonly today: string;
  readonly application: Record<string, unknown>;
  readonly scope: ExpressionScope;
  /** By top-level field; of a table, `json` is the list of row values. */
  readonly slots: ReadonlyMap<string, Slot>;
  readonly tables: ReadonlyMap<string, TableState>;
  readonly checks: Map<CompiledCheck, Verdict>;
}

/** Most rows of a table when the schema sets no `maxItems`. */
const rowCap = 1000;

/** A state before anything was given or evaluated. */
export function blankState(compiled: CompiledForm, scope: FormScope): FormState {
  const application: Record<string, unknown> = {};
  const tables = [...compiled.fields.values()].filter(({ kind }) => kind === 'table');
  return {
    compiled,
    today: scope.today,
    application,
    scope: {
      application,
      enterprise: scope.enterprise,
      today: scope.today,
      parameters: scope.parameters ?? {},
      applyType: scope.applyType ?? null,
    },
    slots: new Map([...compiled.fields.values()].map((field) => [field.name, blankSlot(field, null)])),
    tables: new Map(tables.map((field) => [field.name, { rows: [], errors: [] }])),
    checks: new Map(),
  };
}

function blankSlot(field: Field, row: Row | null): Slot {
  return {
    ...{ field, row, raw: undefined, reading: nothing, visible: true, required: field.required },
    ...{ failed: false, offer: null, json: undefined, errors: [], view: null },
  };
}

/** Own member of untrusted data. */
export function memberOf(data: unknown, name: string): unknown {
  if (typeof data !== 'object' || data === null || !Object.hasOwn(data, name)) return undefined;
  return (data as Record<string, unknown>)[name];
}

/** Takes the raw value of a single field in. Returns whether it differs from before. */
export function takeValue(state: FormState, field: Field, raw: unknown): boolean {
  const slot = state.slots.get(field.name)!;
  if (slot.raw === raw && (typeof raw !== 'object' || raw === null)) return false;
  slot.raw = raw;
  if (!field.computed) slot.reading = readValue(field, raw, state.today);
  return true;
}

/** What became of a table's rows: which were read, and whether rows moved (then every pointer into the table is stale). */
export interface TableChange {
  readonly fresh: readonly Row[];
  readonly moved: boolean;
}

/** Takes the raw rows of a table in. A row whose raw object is the same is kept, unless its number is `reread`. */
export function takeRows(state: FormState, field: Field, raw: unknown, reread = -1): TableChange {
  const table = state.tables.get(field.name)!;
  const cap = field.schema.maxItems ?? rowCap;
  const all = Array.isArray(raw) ? raw : [];
  const given = all.length > cap ? all.slice(0, cap) : all;
  const before = table.rows;
  table.errors = rowErrors(field, raw, all.length, cap);
  state.slots.get(field.name)!.raw = raw;
  const edited = before[reread];
  if (edited && given.length === before.length && given.every((item, index) => index === reread || sameRaw(before[index]!, item))) {
    if (rereadRow(state, edited, given[reread])) return { fresh: [edited], moved: false };
  }
  const known = new Map<unknown, Row>();
  for (const [index, row] of before.entries()) if (index !== reread && !row.bad) known.set(row.raw, row);
  const fresh: Row[] = [];
  const rows = given.map((item) => {
    const old = known.get(item);
    known.delete(item);
    if (old) return old;
    const row = readRow(state, field, item);
    fresh.push(row);
    return row;
  });
  for (const [index, row] of rows.entries()) row.index = index;
  table.rows = rows;
  const added = new Set(fresh);
  const same = rows.length === before.length && rows.every((row, index) => row === before[index] || added.has(row));
  return { fresh, moved: !same };
}

function sameRaw(row: Row, raw: unknown): boolean {
  return row.raw === raw && !row.bad;
}

/** Reads one row anew where it stands: what comes out as before is then seen to be the same. False when it can't be. */
function rereadRow(state: FormState, row: Row, raw: unknown): boolean {
  if (row.bad || isBad(raw)) return false;
  row.raw = raw;
  for (const slot of row.slots.values()) readCell(state, slot, memberOf(raw, slot.field.name));
  return true;
}

function rowErrors(field: Field, raw: unknown, count: number, cap: number): ValueError[] {
  if (raw !== undefined && raw !== null && !Array.isArray(raw)) return [...refuse('type').errors];
  if (count > cap) return [{ code: 'field.maxItems', params: { limit: cap, actual: count } }];
  const least = field.schema.minItems ?? 0;
  return count > 0 && count < least ? [{ code: 'field.minItems', params: { limit: least, actual: count } }] : [];
}

function readRow(state: FormState, table: Field, raw: unknown): Row {
  const bad = isBad(raw);
  const values: Record<string, unknown> = {};
  const scope = { ...state.scope, row: values };
  const own = { slots: new Map(), values, scope, checks: new Map(), faults: 0, duplicateOf: 0, key: undefined };
  const row: Row = { table, raw, index: 0, bad, ...own };
  for (const column of table.columns.values()) {
    const slot = blankSlot(column, row);
    readCell(state, slot, bad ? undefined : memberOf(raw, column.name));
    row.slots.set(column.name, slot);
  }
  return row;
}

function isBad(raw: unknown): boolean {
  return typeof raw !== 'object' || raw === null || Array.isArray(raw);
}

function readCell(state: FormState, slot: Slot, raw: unknown): void {
  slot.raw = raw;
  if (!slot.field.computed) slot.reading = readValue(slot.field, raw, state.today);
}

/**
 * The data as it is kept: known fields only, normalised, computed values in, empty ones out, visible empty lists as `[]`.
 * Hidden fields are left out, unless `keepHidden` (drafts).
 */
export function dataOf(state: FormState, keepHidden = false): Record<string, unknown> {
  const data: Record<string, unknown> = {};
  for (const field of state.compiled.fields.values()) {
    const slot = state.slots.get(field.name)!;
    if (!slot.visible && (!keepHidden || field.computed)) continue;
    const value = field.kind === 'table' ? rowsOf(state, field, keepHidden) : kept(slot, field, keepHidden);
    if (value !== undefined && (slot.visible || !isEmpty(value))) data[field.name] = value;
  }
  return data;
}

function rowsOf(state: FormState, table: Field, keepHidden: boolean): unknown[] {
  return state.tables
    .get(table.name)!
    .rows.filter(({ bad }) => !bad)
    .map((row) => {
      const cells = [...table.columns.values()].map(
        (column) => [column.name, kept(row.slots.get(column.name)!, column, keepHidden)] as const,
      );
      return Object.fromEntries(cells.filter(([, value]) => value !== undefined));
    });
}

function kept(slot: Slot, field: Field, keepHidden: boolean): unknown {
  if (slot.visible) return slot.json;
  return keepHidden && !field.computed ? slot.reading.json : undefined;
}

/** What expressions see now, in a copy that later changes don't reach. */
export function seenOf({ scope, application, tables }: FormState): ExpressionScope {
  const rows = [...tables.keys()].flatMap((name) => {
    const seen = application[name];
    return Array.isArray(seen) ? [[name, seen.map((row: object) => ({ ...row }))] as const] : [];
  });
  return { ...scope, application: { ...application, ...Object.fromEntries(rows) } };
}

/** Nothing was filled in. */
export function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || (Array.isArray(value) && value.length === 0);
}

/** The same of data that nobody has read yet: an empty text is nothing, too. */
export function isNothing(value: unknown): boolean {
  return value === '' || isEmpty(value);
}
