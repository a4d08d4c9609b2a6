import type { InputError } from '../model/problem.ts';
import { type EffectiveAccess, isEditable, maskValue } from './access.ts';
import type { CompiledForm } from './compile.ts';
import type { Field } from './field.ts';
import { createPresentation } from './presentation.ts';
import { type FormScope, memberOf } from './state.ts';

export interface Accepted {
  /** What is kept: known, visible, normalised, with computed values. */
  readonly data: Record<string, unknown>;
  /** Also warnings; `isRefused(errors)` decides. */
  readonly errors: readonly InputError[];
  /** Top-level names in the input that were not taken: unknown, hidden or read-only with another value. */
  readonly ignored: readonly string[];
}

/**
 * The server's half of a form. Takes from `input` only fields this person may edit, everything else from `previous`;
 * normalises (trim, full width to half width, upper-case codes), recomputes computed fields in dependency order and drops
 * invisible ones (a draft keeps those: `draft`). A masked value that comes back unchanged means the value it stands for.
 * Accepts anything and never throws.
 */
export function accept(
  compiled: CompiledForm,
  input: unknown,
  previous: Readonly<Record<string, unknown>>,
  access: EffectiveAccess,
  scope: FormScope,
  options: { readonly draft?: boolean } = {},
): Accepted {
  const merged: Record<string, unknown> = {};
  const ignored: string[] = [];
  for (const field of compiled.fields.values()) {
    const before = memberOf(previous, field.name);
    const given = memberOf(input, field.name);
    const taken = isEditable(access.get(field.name)) && !field.computed;
    if (!taken && given !== undefined && !field.computed && !alike(given, before)) ignored.push(field.name);
    merged[field.name] = taken ? unmask(field, given, before) : before;
  }
  if (typeof input === 'object' && input !== null && !Array.isArray(input)) {
    for (const name of Object.keys(input).slice(0, 1000)) if (!compiled.fields.has(name)) ignored.push(name);
  }
  const presentation = createPresentation(compiled, scope, merged, access);
  return { data: presentation.data(options.draft), errors: presentation.errors(), ignored };
}

/** A masked value sent back as it was shown is the value behind it. */
function unmask(field: Field, given: unknown, before: unknown): unknown {
  if (before === undefined) return given;
  if (field.kind === 'table' && Array.isArray(given) && Array.isArray(before)) {
    const masked = [...field.columns.values()].filter(({ schema }) => schema['x-masked']);
    if (masked.length === 0) return given;
    return given.map((row, index) => {
      if (typeof row !== 'object' || row === null) return row;
      const cells = masked.map(
        (column) => [column.name, unmask(column, memberOf(row, column.name), memberOf(before[index], column.name))] as const,
      );
      return { ...row, ...Object.fromEntries(cells.filter(([, value]) => value !== undefined)) };
    });
  }
  return field.schema['x-masked'] && typeof given === 'string' && given === maskValue(field, before) ? before : given;
}

function alike(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  try {
    return JSON.stringify(a) === JSON.stringify(b);
  } catch {
    return false;
  }
}
