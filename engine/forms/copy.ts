import { addDays, addMonths, addYears } from '../calendar/date.ts';
import type { FieldSchema } from '../model/form.ts';
import { type EffectiveAccess, isEditable } from './access.ts';
import type { CompiledForm } from './compile.ts';
import { declaredIn } from './declarations.ts';
import { emptyDraft } from './draft.ts';
import type { Field } from './field.ts';
import { readValue } from './read.ts';
import type { FormScope } from './state.ts';
import { isNothing } from './state.ts';

/** Why a field that was filled in then isn't offered now. */
export type LeftOut = 'declaration' | 'profile' | 'files' | 'expired' | 'retired';
export interface CopyOffer {
  /** Values as they may be taken over, by field. */
  readonly values: Readonly<Record<string, unknown>>;
  readonly left: readonly { readonly field: string; readonly why: LeftOut }[];
}

/**
 * What of an earlier application may be taken over into a new one. Never: declarations and signatures (they are made anew each time),
 * what the profile knows (it is newer), formulas, fields the person may not edit, files unless the form says how long they stay good
 * (`x-copyWithin`), anything older than that, and values that don't fit today's form (retired codes, stricter limits).
 * `submittedOn`: YYYY-MM-DD of the earlier one.
 */
export function copyOffer(
  compiled: CompiledForm,
  earlier: Readonly<Record<string, unknown>>,
  { scope, access, submittedOn }: { readonly scope: FormScope; readonly access: EffectiveAccess; readonly submittedOn: string },
): CopyOffer {
  const declared = declaredIn(compiled.definition);
  const known = emptyDraft(compiled, scope);
  const values: Record<string, unknown> = {};
  const left: { field: string; why: LeftOut }[] = [];
  for (const field of compiled.fields.values()) {
    const { name } = field;
    const value = earlier[name];
    if (isNothing(value) || field.computed || !isEditable(access.get(name))) continue;
    const why =
      declared.has(name) || field.schema.format === 'signature'
        ? 'declaration'
        : field.prefill && known[name] !== undefined
          ? 'profile'
          : tooOld(field.schema, submittedOn, scope.today);
    if (why) left.push({ field: name, why });
    else {
      const fit = field.kind === 'table' ? rowsThatFit(field, value, submittedOn, scope.today) : valueThatFits(field, value, scope.today);
      if (isNothing(fit)) left.push({ field: name, why: 'retired' });
      else values[name] = fit;
    }
  }
  return { values, left };
}

function tooOld(schema: FieldSchema, submittedOn: string, today: string): 'files' | 'expired' | null {
  const within = schema['x-copyWithin'];
  if (!within) return schema.format === 'files' ? 'files' : null;
  const add = { calendarDays: addDays, months: addMonths, years: addYears }[within.unit];
  return within.amount > 0 && add(submittedOn, within.amount) >= today ? null : 'expired';
}

function valueThatFits(field: Field, value: unknown, today: string): unknown {
  const { json, errors } = readValue(field, value, today);
  return errors.length === 0 ? json : undefined;
}

/** Cells that don't fit stay empty, for the form to ask for. */
function rowsThatFit(table: Field, value: unknown, submittedOn: string, today: string): unknown {
  if (!Array.isArray(value)) return undefined;
  return value.slice(0, table.schema.maxItems ?? value.length).map((row: Readonly<Record<string, unknown>>) =>
    Object.fromEntries(
      [...table.columns.values()].flatMap((column): [string, unknown][] => {
        if (column.computed || column.schema.format === 'signature' || tooOld(column.schema, submittedOn, today)) return [];
        const fit = valueThatFits(column, row[column.name], today);
        return isNothing(fit) ? [] : [[column.name, fit]];
      }),
    ),
  );
}
