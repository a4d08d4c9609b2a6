/**
 * What a form shows for the data given, kept up to date change by change: the browser's store, and the server's verdict
 * (`validate` is a presentation built once). Work per change is proportional to the fields, cells and checks that depend on it.
 *
 * A `FieldView` is replaced only when something in it differs, so it can be compared by identity.
 */
import { pathOf, pointerOf } from '../model/pointer.ts';
import type { InputError } from '../model/problem.ts';
import { type EffectiveAccess, isEditable, relevanceOf } from './access.ts';
import type { CompiledForm } from './compile.ts';
import { cellsOf, errorsAt, everything, slotPointer, slotsOf } from './errors.ts';
import { evaluate, newPass, noteRows, noteValue, type Pass, stateOf } from './evaluate.ts';
import { dataOf, type FormScope, memberOf, type Slot, takeRows, takeValue } from './state.ts';

/** A field or cell as it stands. */
export interface FieldView {
  readonly visible: boolean;
  readonly required: boolean;
  /** Computed, or not to be edited by this person. */
  readonly readOnly: boolean;
  /** Normalised effective value; of a computed field its result, null when there is none (shown as “—”). */
  readonly value: unknown;
  readonly errors: readonly InputError[];
}

export interface Presentation {
  /** View of `/field` or `/table/0/column`; of something that does not exist: hidden. */
  readonly field: (pointer: string) => FieldView;
  /**
   * Takes new data in after a change at `pointer` (`''`: anything may have changed). Rows are replaced, never changed in place.
   * Returns the pointers whose view changed; after rows were added, moved or removed, also every cell of the table.
   */
  readonly update: (pointer: string, data: unknown) => readonly string[];
  /** All errors, in the order of the form. */
  readonly errors: () => readonly InputError[];
  /** Errors by pointer, only where there are some. Live: read, don't keep. */
  readonly errorsByPath: ReadonlyMap<string, readonly InputError[]>;
  /** Data as the server would keep it; with `keepHidden` as a draft keeps it. */
  readonly data: (keepHidden?: boolean) => Record<string, unknown>;
}

const absent: FieldView = { visible: false, required: false, readOnly: true, value: undefined, errors: [] };
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
  const views = new Map<string, FieldView>();
  const errorsByPath = new Map<string, readonly InputError[]>();

  const find = (pointer: string): Slot | undefined => {
    const [name, row, column, ...rest] = pathOf(pointer);
    if (name === undefined || rest.length > 0) return undefined;
    if (row === undefined) return state.slots.get(name);
    return column === undefined ? undefined : state.tables.get(name)?.rows[Number(row)]?.slots.get(column);
  };
  const refreshErrors = (slot: Slot, pointer: string) => {
    const errors = errorsAt(state, slot, relevance, lang);
    if (errors.length > 0) errorsByPath.set(pointer, errors);
    else errorsByPath.delete(pointer);
  };
  const viewOf = (slot: Slot, pointer: string): FieldView => {
    const { field, row } = slot;
    const allowed = access?.get((row?.table ?? field).name);
    return {
      visible: slot.visible && allowed !== 'hidden' && (!row || state.slots.get(row.table.name)!.visible),
      required: slot.required || (!row && allowed === 'required'),
      readOnly: field.computed !== null || (access !== null && !isEditable(allowed)),
      value: field.computed ? (slot.json ?? null) : slot.json,
      errors: errorsByPath.get(pointer) ?? none,
    };
  };
  const take = (pass: Pass, name: string, value: unknown, reread?: number) => {
    const field = compiled.fields.get(name);
    if (!field) return;
    if (field.kind === 'table') noteRows(pass, state, field, takeRows(state, field, value, reread));
    else if (takeValue(state, field, value)) noteValue(pass, state, field);
  };
  /** After rows moved, what is known by their numbers is stale. */
  const forgetTable = (name: string): string[] => {
    const prefix = `${pointerOf([name])}/`;
    const stale = new Set([...views.keys(), ...errorsByPath.keys()].filter((pointer) => pointer.startsWith(prefix)));
    for (const pointer of stale) {
      views.delete(pointer);
      errorsByPath.delete(pointer);
    }
    for (const slot of cellsOf(state.tables.get(name)!.rows)) {
      const pointer = slotPointer(slot);
      refreshErrors(slot, pointer);
      stale.add(pointer);
    }
    return [...stale];
  };

  for (const slot of slotsOf(state)) refreshErrors(slot, slotPointer(slot));

  return {
    field: (pointer) => {
      const known = views.get(pointer);
      if (known) return known;
      const slot = find(pointer);
      if (!slot) return absent;
      const view = viewOf(slot, pointer);
      views.set(pointer, view);
      return view;
    },
    update: (pointer, next) => {
      const pass = newPass(false);
      const [name, row] = pathOf(pointer);
      if (name === undefined) for (const field of compiled.fields.keys()) take(pass, field, memberOf(next, field));
      else take(pass, name, memberOf(next, name), row === undefined ? undefined : Number(row));
      evaluate(state, pass);
      const changed: string[] = [...pass.moved].flatMap(forgetTable);
      for (const slot of pass.touched) {
        if (slot.row && (pass.moved.has(slot.row.table.name) || state.tables.get(slot.row.table.name)!.rows[slot.row.index] !== slot.row))
          continue;
        const place = slotPointer(slot);
        refreshErrors(slot, place);
        const before = views.get(place);
        const view = viewOf(slot, place);
        if (before && sameView(before, view)) continue;
        views.set(place, view);
        changed.push(place);
      }
      return changed;
    },
    errors: () => [...slotsOf(state)].flatMap((slot) => errorsByPath.get(slotPointer(slot)) ?? []),
    errorsByPath,
    data: (keepHidden) => dataOf(state, keepHidden),
  };
}

function sameView(a: FieldView, b: FieldView): boolean {
  return (
    a.visible === b.visible &&
    a.required === b.required &&
    a.readOnly === b.readOnly &&
    JSON.stringify(a.value) === JSON.stringify(b.value) &&
    JSON.stringify(a.errors) === JSON.stringify(b.errors)
  );
}
