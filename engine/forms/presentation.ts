/**
 * What a form shows for the data given, kept up to date change by change: the browser's store, and the server's verdict
 * (`validate` is a presentation built once). Work per change is proportional to the fields, cells and checks that depend on it.
 */
import { pathOf, pointerOf } from '../model/pointer.ts';
import type { InputError } from '../model/problem.ts';
import { type EffectiveAccess, isEditable, relevanceOf } from './access.ts';
import type { CompiledForm } from './compile.ts';
import { allErrors, errorsAt, errorsIn, everything, slotPointer, slotsOf } from './errors.ts';
import { evaluate, newPass, noteRows, noteValue, type Pass, stateOf } from './evaluate.ts';
import type { ExpressionScope } from './expression.ts';
import { dataOf, type FormScope, memberOf, type Slot, seenOf, takeRows, takeValue } from './state.ts';
import type { FieldView } from './view.ts';

export interface Presentation {
  /** View of `/field` or `/table/0/column`; of something that does not exist: hidden. */
  readonly field: (pointer: string) => FieldView;
  /**
   * Takes new data in after a change at `pointer` (`''`: anything may have changed). Rows are replaced, never changed in place.
   * Returns the pointers whose view changed; `/table/*` stands for every cell, after rows were added, moved or removed.
   */
  readonly update: (pointer: string, data: unknown) => readonly string[];
  /** All errors, in the order of the form. */
  readonly errors: () => readonly InputError[];
  /** Errors in one row of a table, named by its pointer (`/table/0`). */
  readonly rowErrors: (pointer: string) => readonly InputError[];
  /** Data as the server would keep it; with `keepHidden` as a draft keeps it. */
  readonly data: (keepHidden?: boolean) => Record<string, unknown>;
  /** What expressions see: as `data`, but hidden fields are null and formulas have their results. Later updates don't change it. */
  readonly seen: () => ExpressionScope;
}

const absent: FieldView = { visible: false, required: false, readOnly: true, value: undefined, offer: null, errors: [] };
const none: readonly InputError[] = [];

/** Creates a presentation. Without `access` everything but computed fields may be edited. */
export function createPresentation(
  compiled: CompiledForm,
  scope: FormScope,
  data: unknown = {},
  access: EffectiveAccess | null = null,
): Presentation {
  const lang = scope.lang ?? 'zh-CN';
  const relevance = access ? relevanceOf(compiled, access) : everything;
  const state = stateOf(compiled, scope, data);
  /** All errors in the order of the form, until one of them changes. */
  let list: readonly InputError[] | null = null;

  const rowAt = (name: string | undefined, index: string | undefined) => state.tables.get(name ?? '')?.rows[Number(index)];
  const find = (pointer: string): Slot | undefined => {
    const [name, row, column, ...rest] = pathOf(pointer);
    if (name === undefined || rest.length > 0) return undefined;
    if (row === undefined) return state.slots.get(name);
    return column === undefined ? undefined : rowAt(name, row)?.slots.get(column);
  };
  const refreshErrors = (slot: Slot) => {
    const errors = errorsAt(state, slot, relevance, lang);
    if (errors.length > 0 || slot.errors.length > 0) list = null;
    if (slot.row) slot.row.faults += Number(errors.length > 0) - Number(slot.errors.length > 0);
    slot.errors = errors;
  };
  const makeView = ({ field, row, visible, required, json, offer, errors }: Slot): FieldView => {
    const allowed = access?.get((row?.table ?? field).name);
    return {
      visible: visible && allowed !== 'hidden' && (!row || state.slots.get(row.table.name)!.visible),
      required: required || (!row && allowed === 'required'),
      readOnly: field.computed !== null || (access !== null && !isEditable(allowed)),
      value: field.computed ? (json ?? null) : json,
      offer,
      errors,
    };
  };
  /** Looks at a field anew. Returns whether its view is another now, or may be: nobody asked for it before. */
  const refresh = (slot: Slot): boolean => {
    refreshErrors(slot);
    if (!slot.view) return true;
    const view = makeView(slot);
    if (sameView(slot.view, view)) return false;
    slot.view = view;
    return true;
  };
  const take = (pass: Pass, name: string, value: unknown, reread?: number) => {
    const field = compiled.fields.get(name);
    if (!field) return;
    if (field.kind === 'table') noteRows(pass, state, field, takeRows(state, field, value, reread));
    else if (takeValue(state, field, value)) noteValue(pass, state, field);
  };
  /** After rows moved, what is wrong with a row names its new number. */
  const cellsMoved = (name: string): void => {
    list = null;
    const { visible } = state.slots.get(name)!;
    const turned = visible === hidden.has(name);
    if (visible) hidden.delete(name);
    else hidden.add(name);
    for (const row of state.tables.get(name)!.rows) if (turned || row.faults > 0) for (const slot of row.slots.values()) refresh(slot);
  };

  for (const slot of slotsOf(state)) refreshErrors(slot);
  /** Tables that are hidden: with them, all of their cells. */
  const hidden = new Set([...state.tables.keys()].filter((name) => !state.slots.get(name)!.visible));

  return {
    field: (pointer) => {
      const slot = find(pointer);
      if (!slot) return absent;
      slot.view ??= makeView(slot);
      return slot.view;
    },
    update: (pointer, next) => {
      const pass = newPass(false);
      const [name, row] = pathOf(pointer);
      if (name === undefined) for (const field of compiled.fields.keys()) take(pass, field, memberOf(next, field));
      else take(pass, name, memberOf(next, name), row === undefined ? undefined : Number(row));
      evaluate(state, pass);
      const changed: string[] = [];
      for (const slot of pass.touched) {
        if (slot.row && state.tables.get(slot.row.table.name)!.rows[slot.row.index] !== slot.row) continue;
        if (refresh(slot) && !(slot.row && pass.moved.has(slot.row.table.name))) changed.push(slotPointer(slot));
      }
      for (const table of pass.moved) {
        cellsMoved(table);
        changed.push(`${pointerOf([table])}/*`);
      }
      return changed;
    },
    errors: () => {
      list ??= allErrors(state);
      return list;
    },
    rowErrors: (pointer) => {
      const [name, index] = pathOf(pointer);
      const row = rowAt(name, index);
      return row && row.faults > 0 ? errorsIn(row) : none;
    },
    data: (keepHidden) => dataOf(state, keepHidden),
    seen: () => seenOf(state),
  };
}

function sameView(a: FieldView, b: FieldView): boolean {
  return (
    a.visible === b.visible &&
    a.required === b.required &&
    a.readOnly === b.readOnly &&
    a.offer === b.offer &&
    sameValue(a.value, b.value) &&
    JSON.stringify(a.errors) === JSON.stringify(b.errors)
  );
}

/** Lists of rows are made anew when one of their cells changed: comparing them would cost more than showing them. */
function sameValue(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (Array.isArray(a) && typeof a[0] === 'object') return false;
  return typeof a === 'object' && typeof b === 'object' && JSON.stringify(a) === JSON.stringify(b);
}
