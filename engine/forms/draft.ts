import type { CompiledForm } from './compile.ts';
import { type Expression, resultOf } from './expression.ts';
import type { Field } from './field.ts';
import { readValue } from './read.ts';
import { blankState, type FormScope } from './state.ts';

/** A new draft: defaults, then what is known of the enterprise (`x-prefill`). Values that do not fit their field are left out. */
export function emptyDraft(compiled: CompiledForm, scope: FormScope): Record<string, unknown> {
  return startValues(compiled, compiled.fields, scope);
}

/** A new row of a table: defaults and prefilled columns. */
export function emptyRow(compiled: CompiledForm, table: string, scope: FormScope): Record<string, unknown> {
  return startValues(compiled, compiled.fields.get(table)?.columns ?? new Map(), scope);
}

function startValues(compiled: CompiledForm, fields: ReadonlyMap<string, Field>, scope: FormScope): Record<string, unknown> {
  const names = blankState(compiled, scope).scope;
  const values: Record<string, unknown> = {};
  for (const field of fields.values()) {
    if (field.computed) continue;
    const known = field.prefill ? prefilled(field.prefill, names) : undefined;
    const raw = known ?? field.schema.default;
    if (raw === undefined || raw === null) continue;
    if (field.kind === 'table') {
      if (Array.isArray(raw)) values[field.name] = raw;
      continue;
    }
    const { json, errors } = readValue(field, raw, scope.today);
    if (json !== undefined && errors.length === 0) values[field.name] = json;
  }
  return values;
}

function prefilled(expression: Expression, names: Record<string, unknown>): unknown {
  return resultOf(expression, names) ?? undefined;
}
