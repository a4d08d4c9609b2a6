import type { FieldSchema } from '../model/form.ts';
import type { CompiledForm } from './compile.ts';
import type { Field } from './field.ts';
import { isFileRef } from './read.ts';
import { isNothing } from './state.ts';

type Data = Readonly<Record<string, unknown>>;
type Row = Readonly<Record<string, unknown>>;

export interface Merged {
  /** Both sides' work; where they contradict each other, mine. */
  readonly data: Data;
  /** Fields that the other side changed and that said something else here, in the order of the form. */
  readonly theirs: readonly string[];
  /** Fields that both changed, each to something else: a person has to choose. */
  readonly conflicts: readonly string[];
}

/**
 * Two pieces of work on one draft put together, field by field. `base` is what both began from. Tables are merged by rows as long as
 * both sides kept the rows of `base` and only changed cells or added rows behind them; file lists by file. Computed fields and columns don't count.
 * A promise 容缺 (`isPromise`) is something said like any other, until one of the two hands the files in.
 */
export function mergeDrafts(compiled: CompiledForm, base: Data, mine: Data, theirs: Data): Merged {
  const data: Record<string, unknown> = { ...mine };
  const changed: string[] = [];
  const conflicts: string[] = [];
  for (const field of compiled.fields.values()) {
    if (field.computed) continue;
    const { name } = field;
    const [before, own, other] = [given(field, base[name]), given(field, mine[name]), given(field, theirs[name])];
    if (alike(field, before, other) || alike(field, own, other)) continue;
    changed.push(name);
    const merged = mergeField(field, before, own, other);
    if (merged === conflict) conflicts.push(name);
    else if (merged === undefined) delete data[name];
    else data[name] = merged;
  }
  return { data, theirs: changed, conflicts };
}

/** Fields in which two drafts differ, in the order of the form; computed ones and computed columns don't count. */
export function differing(compiled: CompiledForm, a: Data, b: Data): readonly string[] {
  return [...compiled.fields.values()].flatMap((field) => {
    const { name, computed } = field;
    return computed || alike(field, given(field, a[name]), given(field, b[name])) ? [] : [name];
  });
}

/** In a draft an empty list at a field of files that may come later (`x-deferrable`) is the promise 容缺 to hand them in. */
export function isPromise({ 'x-deferrable': period }: Pick<FieldSchema, 'x-deferrable'>, value: unknown): boolean {
  return period !== undefined && Array.isArray(value) && value.length === 0;
}

/** Do two drafts say the same in a field? */
function alike({ schema }: Field, a: unknown, b: unknown): boolean {
  return same(a, b) && isPromise(schema, a) === isPromise(schema, b);
}

/** What somebody filled in: a table's rows without its computed columns. */
function given(field: Field, value: unknown): unknown {
  const computed = [...field.columns.values()].filter((column) => column.computed).map(({ name }) => name);
  if (computed.length === 0 || !Array.isArray(value)) return value;
  return value.map((row: Row) => Object.fromEntries(Object.entries(row).filter(([name]) => !computed.includes(name))));
}

const conflict = Symbol('conflict');

function mergeField(field: Field, base: unknown, mine: unknown, theirs: unknown): unknown {
  if (alike(field, base, mine)) return theirs;
  const lists = [base ?? [], mine ?? [], theirs ?? []];
  if (!lists.every(Array.isArray)) return conflict;
  const [before, own, other] = lists as [unknown[], unknown[], unknown[]];
  if (field.kind === 'table') return mergeRows(before as Row[], own as Row[], other as Row[]);
  if (![...own, ...other].every((item) => typeof item === 'object' && item !== null && isFileRef(item))) return conflict;
  const files = mergeItems(before, own, other);
  // Each may have taken out what the other left: that promises nothing.
  return files.length > 0 || isPromise(field.schema, mine) || isPromise(field.schema, theirs) ? files : undefined;
}

/** What one of the two took out is out, what one put in is in. */
function mergeItems(base: readonly unknown[], mine: readonly unknown[], theirs: readonly unknown[]): unknown[] {
  const within = (list: readonly unknown[], item: unknown) => list.some((other) => same(other, item));
  return [
    ...mine.filter((item) => within(theirs, item) || !within(base, item)),
    ...theirs.filter((item) => !within(mine, item) && !within(base, item)),
  ];
}

function mergeRows(base: readonly Row[], mine: readonly Row[], theirs: readonly Row[]): unknown {
  if (mine.length < base.length || theirs.length < base.length) return conflict;
  const rows: Row[] = [];
  for (const [index, before] of base.entries()) {
    const row = mergeRow(before, mine[index]!, theirs[index]!);
    if (!row) return conflict;
    rows.push(row);
  }
  const added = mine.slice(base.length);
  return [...rows, ...added, ...theirs.slice(base.length).filter((row) => !added.some((own) => same(own, row)))];
}

function mergeRow(base: Row, mine: Row, theirs: Row): Row | null {
  const row: Record<string, unknown> = { ...mine };
  for (const name of new Set([...Object.keys(base), ...Object.keys(theirs)])) {
    if (same(base[name], theirs[name]) || same(mine[name], theirs[name])) continue;
    if (!same(base[name], mine[name])) return null;
    if (theirs[name] === undefined) delete row[name];
    else row[name] = theirs[name];
  }
  return row;
}

/** Nothing is nothing, whether absent, null, empty text or an empty list; names of an object in any order. */
function same(a: unknown, b: unknown): boolean {
  if (a === b || (isNothing(a) && isNothing(b))) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) || Array.isArray(b))
    return Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((item, index) => same(item, b[index]));
  const [left, right] = [a as Row, b as Row];
  return [...new Set([...Object.keys(left), ...Object.keys(right)])].every((name) => same(left[name], right[name]));
}
