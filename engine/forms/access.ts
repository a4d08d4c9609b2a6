import type { AccessMap, FieldAccess } from '../model/people.ts';
import { fieldOfPlace } from '../model/pointer.ts';
import type { CompiledForm } from './compile.ts';
import type { Relevance } from './errors.ts';
import type { Field } from './field.ts';

/** Access to every top-level field of a form. */
export type EffectiveAccess = ReadonlyMap<string, FieldAccess>;

/**
 * Access to each field: its own entry, else `*`, else `fallback` (`edit` where the applicant fills, `read` elsewhere).
 * A computed field is at most read.
 */
export function effectiveAccess(compiled: CompiledForm, access: AccessMap, fallback: 'edit' | 'read'): EffectiveAccess {
  const of = (name: string) => (Object.hasOwn(access, name) ? access[name] : undefined);
  const general = of('*') ?? fallback;
  const entries = [...compiled.fields.values()].map((field): [string, FieldAccess] => {
    const given = of(field.name) ?? general;
    return [field.name, field.computed && given !== 'hidden' ? 'read' : given];
  });
  return new Map(entries);
}

export function isEditable(access: FieldAccess | undefined): boolean {
  return access === 'edit' || access === 'required';
}

/**
 * Access while correcting 补正: only ticked fields may be edited, and with them the fields that a ticked field shows or
 * makes required (else a truthful correction could not be submitted). `ticked`: field names or JSON pointers into the form.
 */
export function correctionAccess(compiled: CompiledForm, ticked: readonly string[]): AccessMap {
  const open = new Set(ticked.map(fieldOfPlace));
  for (const name of open) for (const field of compiled.fields.values()) if (leansOn(field, name)) open.add(field.name);
  return Object.fromEntries([['*', 'read'], ...[...open].filter((name) => compiled.fields.has(name)).map((name) => [name, 'edit'])]);
}

function leansOn(field: Field, name: string): boolean {
  const reads = [...(field.visibleWhen?.reads ?? []), ...(field.requiredWhen?.reads ?? [])];
  return reads.some(([root, read]) => root === 'application' && (read === undefined || read === name));
}

/**
 * Which errors count for a person with this access: those at fields that may be edited or are computed from such, and checks
 * that read one. What nobody can mend here was accepted earlier, and must not block.
 */
export function relevanceOf(compiled: CompiledForm, access: EffectiveAccess): Relevance {
  const { graph } = compiled;
  const live = new Set<number>();
  for (const [number, node] of graph.nodes.entries()) if (isEditable(access.get(node.field.name))) live.add(number);
  for (const number of live) {
    for (const dependent of graph.nodes[number]!.dependents) {
      const { field, column } = graph.nodes[dependent]!;
      if ((column ?? field).computed || field.kind === 'table') live.add(dependent);
    }
  }
  const computedLive = (field: Field) => Boolean(field.computed) && live.has(graph.byKey.get(field.name)!);
  return {
    field: (field, table) => isEditable(access.get((table ?? field).name)) || (!table && computedLive(field)),
    check: ({ reads, rowReads, field, table }) =>
      isEditable(access.get((table ?? field).name)) || [...reads, ...rowReads].some((number) => live.has(number)),
    required: (field) => access.get(field.name) === 'required',
  };
}

/**
 * What a reader may see: hidden and unknown fields out; with `mask`, `x-masked` values (identity cards, mobiles) show only
 * their ends (personal information law, minimum necessary).
 */
export function filterForRead(
  compiled: CompiledForm,
  data: Readonly<Record<string, unknown>>,
  access: EffectiveAccess,
  options: { readonly mask: boolean },
): Record<string, unknown> {
  const out: Record<string, unknown> = {};
  for (const field of compiled.fields.values()) {
    if (!Object.hasOwn(data, field.name) || access.get(field.name) === 'hidden') continue;
    out[field.name] = options.mask ? maskValue(field, data[field.name]) : data[field.name];
  }
  return out;
}

/** The value with everything masked in it that is to be masked. */
export function maskValue(field: Field, value: unknown): unknown {
  if (field.kind === 'table' && Array.isArray(value)) return value.map((row) => maskRow(field, row));
  if (!field.schema['x-masked'] || value === undefined || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => (typeof item === 'string' ? field.format.mask(item) : '***'));
  return typeof value === 'string' ? field.format.mask(value) : '***';
}

/**
 * Masks, in texts that were made from the data, every value that is to be masked: an agenda's column, a row's result, a public notice.
 * `data`: one or more applications of the form.
 */
export function maskerOf(compiled: CompiledForm, ...data: readonly (Readonly<Record<string, unknown>> | null | undefined)[]) {
  const masks = new Map<string, string>();
  const note = (field: Field, raw: unknown) => {
    for (const text of Array.isArray(raw) ? raw : [raw])
      if (typeof text === 'string' && text.length >= shortestMasked) masks.set(text, field.format.mask(text));
  };
  for (const values of data)
    for (const field of compiled.fields.values()) {
      const value = values?.[field.name];
      if (field.schema['x-masked']) note(field, value);
      if (field.kind !== 'table' || !Array.isArray(value)) continue;
      const columns = [...field.columns.values()].filter(({ schema }) => schema['x-masked']);
      for (const row of value) for (const column of columns) note(column, (row as Record<string, unknown> | null)?.[column.name]);
    }
  const maskText = (text: string) => [...masks].reduce((masked, [raw, shown]) => masked.replaceAll(raw, shown), text);
  const maskAll = (value: unknown): unknown => {
    if (typeof value === 'string') return maskText(value);
    if (Array.isArray(value)) return value.map(maskAll);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, maskAll(inner)]));
  };
  return <T>(value: T): T => (masks.size === 0 ? value : (maskAll(value) as T));
}

/** A shorter text may stand anywhere by chance. */
const shortestMasked = 6;

function maskRow(table: Field, row: unknown): unknown {
  if (typeof row !== 'object' || row === null) return row;
  return Object.fromEntries(
    Object.entries(row).flatMap(([name, value]) => {
      const column = table.columns.get(name);
      return column ? [[name, maskValue(column, value)]] : [];
    }),
  );
}
