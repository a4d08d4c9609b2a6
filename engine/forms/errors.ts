import { pointerOf } from '../model/pointer.ts';
import type { InputError } from '../model/problem.ts';
import type { CompiledCheck } from './compile.ts';
import type { Field } from './field.ts';
import { offerErrors } from './offers.ts';
import type { ValueError } from './reading.ts';
import { type FormState, isEmpty, type Row, type Slot } from './state.ts';

export type Lang = 'zh-CN' | 'en';

/** Title of a field in a language; the key when the author gave none. */
export function titleOf(field: Pick<Field, 'name' | 'schema'>, lang: Lang = 'zh-CN'): string {
  return (lang === 'en' && field.schema['x-titleEn']) || field.schema.title || field.name;
}

/** JSON pointer of a field or cell. */
export function slotPointer({ field, row }: Slot): string {
  return row ? `${pointerTo(row.table)}/${row.index}${pointerTo(field)}` : pointerTo(field);
}
const pointers = new WeakMap<Field, string>();
/** Pointer of a field, or of a column inside its row; long tables ask for them by the ten thousand. */
function pointerTo(field: Field): string {
  const known = pointers.get(field) ?? pointerOf([field.name]);
  pointers.set(field, known);
  return known;
}

/** Which errors count: all, or those that the person can do something about (see `access.ts`). */
export interface Relevance {
  readonly field: (field: Field, table: Field | null) => boolean;
  readonly check: (check: CompiledCheck) => boolean;
  /** Required beyond the schema. */
  readonly required: (field: Field) => boolean;
}
export const everything: Relevance = { field: () => true, check: () => true, required: () => false };

const sound: readonly InputError[] = [];

/** Everything wrong at one field or cell. A hidden one has no errors, a missing one no failed checks. Params carry `title`, `unit`, and for cells `table` and `row` from 1. */
export function errorsAt(state: FormState, slot: Slot, relevance: Relevance, lang: Lang): readonly InputError[] {
  const { field, row } = slot;
  if (!slot.visible || (row && !state.slots.get(row.table.name)!.visible)) return sound;
  const own = relevance.field(field, row?.table ?? null) ? valueErrors(state, slot, relevance) : [];
  const missing = own.some(({ code }) => code === 'field.required');
  const checks = missing ? [] : (state.compiled.checksAt.get(field) ?? []);
  if (own.length === 0 && checks.length === 0) return sound;
  const params = paramsOf(slot, lang);
  const pointer = slotPointer(slot);
  const errors: InputError[] = own.map((error) => ({ code: error.code, pointer, params: { ...params, ...error.params } }));
  for (const check of checks) {
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
  return errors.length === 0 ? sound : errors;
}

function valueErrors(state: FormState, slot: Slot, relevance: Relevance): readonly ValueError[] {
  const { field, row } = slot;
  if (row?.bad) return row.slots.values().next().value === slot ? [{ code: 'field.type', params: {} }] : [];
  const errors = [...(field.kind === 'table' ? state.tables.get(field.name)!.errors : slot.reading.errors)];
  errors.push(...offerErrors(slot));
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
    if (slot.field.kind === 'table') for (const row of state.tables.get(slot.field.name)!.rows) yield* row.slots.values();
  }
}

/** All errors, in the order of the form. Sound rows are passed over: a long table has thousands. */
export function allErrors(state: FormState): InputError[] {
  const list: InputError[] = [];
  for (const slot of state.slots.values()) {
    list.push(...slot.errors);
    if (slot.field.kind === 'table')
      for (const row of state.tables.get(slot.field.name)!.rows) if (row.faults > 0) list.push(...errorsIn(row));
  }
  return list;
}

/** Errors in one row. */
export function errorsIn(row: Row): InputError[] {
  return [...row.slots.values()].flatMap(({ errors }) => errors);
}
