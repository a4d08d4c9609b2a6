import { pointerOf } from '../model/pointer.ts';
import type { InputError } from '../model/problem.ts';
import type { CompiledCheck } from './compile.ts';
import type { Field } from './field.ts';
import { type FormState, isEmpty, type Row, type Slot } from './state.ts';

export type Lang = 'zh-CN' | 'en';

/** Title of a field in a language; the key when the author gave none. */
export function titleOf(field: Pick<Field, 'name' | 'schema'>, lang: Lang = 'zh-CN'): string {
  return (lang === 'en' && field.schema['x-titleEn']) || field.schema.title || field.name;
}

/** JSON pointer of a field or cell. */
export function slotPointer(slot: Slot): string {
  return pointerOf(slot.row ? [slot.row.table.name, slot.row.index, slot.field.name] : [slot.field.name]);
}

/** Which errors count: all, or those that the person can do something about (see `access.ts`). */
export interface Relevance {
  readonly field: (field: Field, table: Field | null) => boolean;
  readonly check: (check: CompiledCheck) => boolean;
  /** Required beyond the schema. */
  readonly required: (field: Field) => boolean;
}
export const everything: Relevance = { field: () => true, check: () => true, required: () => false };

/** Everything wrong at one field or cell. A hidden one has no errors, a missing one no failed checks. Params carry `title`, `unit`, and for cells `table` and `row` from 1. */
export function errorsAt(state: FormState, slot: Slot, relevance: Relevance, lang: Lang): InputError[] {
  const { field, row } = slot;
  if (!slot.visible || (row && !state.slots.get(row.table.name)!.visible)) return [];
  const params = paramsOf(slot, lang);
  const pointer = slotPointer(slot);
  const own = relevance.field(field, row?.table ?? null) ? valueErrors(state, slot, relevance) : [];
  const errors: InputError[] = own.map((error) => ({ code: error.code, pointer, params: { ...params, ...error.params } }));
  const missing = own.some(({ code }) => code === 'field.required');
  for (const check of missing ? [] : (state.compiled.checksAt.get(field) ?? [])) {
    const result = (row ? row.checks : state.checks).get(check);
    if (!relevance.check(check) || (result !== 'false' && result !== 'failed')) continue;
    const { id, level, message, messageEn } = check.check;
    const told = { pointer, params: { ...params, check: id }, level };
    errors.push(
      result === 'failed'
        ? { ...told, code: 'field.computed', level: 'block' }
        : { ...told, code: 'field.check', message: (lang === 'en' && messageEn) || message },
    );
  }
  return errors;
}

function valueErrors(state: FormState, slot: Slot, relevance: Relevance) {
  const { field, row } = slot;
  if (row?.bad) return row.slots.values().next().value === slot ? [{ code: 'field.type', params: {} }] : [];
  const errors = [...(field.kind === 'table' ? state.tables.get(field.name)!.errors : slot.reading.errors)];
  if (slot.failed) errors.push({ code: 'field.computed', params: {} });
  const required = slot.required || (!row && relevance.required(field));
  if (required && !field.computed && errors.length === 0 && isEmpty(slot.json)) errors.push({ code: 'field.required', params: {} });
  if (row?.duplicateOf && row.table.schema['x-unique']?.[0] === field.name)
    errors.push({ code: 'field.x-unique', params: { row: row.duplicateOf } });
  return errors;
}

function paramsOf(slot: Slot, lang: Lang): Record<string, string | number> {
  const params: Record<string, string | number> = { title: titleOf(slot.field, lang) };
  const unit = slot.field.schema['x-unit'];
  if (unit) params.unit = unit;
  if (slot.row) {
    params.table = titleOf(slot.row.table, lang);
    params.at = slot.row.index + 1;
  }
  return params;
}

/** Every field, and after a table each of its cells. */
export function* slotsOf(state: FormState): Generator<Slot> {
  for (const slot of state.slots.values()) {
    yield slot;
    if (slot.field.kind === 'table') yield* cellsOf(state.tables.get(slot.field.name)!.rows);
  }
}

export function* cellsOf(rows: readonly Row[]): Generator<Slot> {
  for (const row of rows) yield* row.slots.values();
}
