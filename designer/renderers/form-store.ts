/**
 * One store per open form, over the engine's presentation (`engine/forms`): the very rules the server will apply.
 * Modes: `quiet` (an error shows once its field was left) and `loud` (all errors show, after a check).
 * Invariants: a change notifies only the changed path, its kin, and the paths whose view differs; states keep their identity while
 * nothing in them changed, so `useSyncExternalStore` re-renders only what is affected.
 */
import type { CompiledForm } from '../../engine/forms/compile.ts';
import { createPresentation, type Presentation } from '../../engine/forms/presentation.ts';
import type { FormScope } from '../../engine/forms/state.ts';
import type { InputError } from '../../engine/model/problem.ts';
import { readAt, related, writeAt } from './pointer.ts';
import { createPromises, noPromises, type Promises } from './promises.ts';

type Data = Readonly<Record<string, unknown>>;
type Access = Parameters<typeof createPresentation>[3];
export interface FieldState {
  readonly visible: boolean;
  readonly required: boolean;
  readonly readOnly: boolean;
  /** All that is wrong with it, shown or not. */
  readonly errors: readonly InputError[];
  /** Left once, or the form was checked: errors may be shown. */
  readonly shown: boolean;
}
export interface FormStore {
  readonly compiled: CompiledForm;
  readonly presentation: Presentation;
  readonly promises: Promises;
  /** As typed; what a draft keeps. */
  readonly data: () => Data;
  /** Form's own errors and the server's. */
  readonly errors: () => readonly InputError[];
  /** Those in a row of a table (`/table/0`). */
  readonly rowErrors: (pointer: string) => readonly InputError[];
  /** As typed; of a computed field its result. */
  readonly value: (pointer: string) => unknown;
  readonly field: (pointer: string) => FieldState;
  readonly set: (pointer: string, value: unknown) => void;
  /** Replaces everything (another draft was loaded). */
  readonly replace: (data: Data) => void;
  readonly leave: (pointer: string) => void;
  readonly showAll: () => void;
  /** All errors show. */
  readonly isLoud: () => boolean;
  /** What the server found wrong; each goes when its field changes. */
  readonly refuse: (errors: readonly InputError[]) => void;
  readonly subscribe: (pointer: string, listener: () => void) => () => void;
  /** Anything changed. */
  readonly subscribeAll: (listener: () => void) => () => void;
  /** Counts changes: a snapshot for whoever derives from the whole form. */
  readonly version: () => number;
  /** Somebody typed: for autosaving. */
  readonly onEdit: (listener: () => void) => () => void;
}

interface StoreOptions {
  /** What may be edited; null: all. */
  readonly access?: Access;
  /** Files may be promised for later. */
  readonly promising?: boolean;
}
export function createFormStore(
  compiled: CompiledForm,
  scope: FormScope,
  initial: Data,
  { access = null, promising = false }: StoreOptions = {},
): FormStore {
  let data = withoutComputed(compiled, initial);
  const presentation = createPresentation(compiled, scope, data, access);
  const promises = promising ? createPromises(compiled, presentation, () => data) : noPromises;
  let loud = false;
  let version = 0;
  let refused: readonly InputError[] = [];
  const left = new Set<string>();
  const states = new Map<
    string,
    { readonly state: FieldState; readonly view: unknown; readonly refused: unknown; readonly spared: boolean }
  >();
  const listeners = new Map<string, Set<() => void>>();
  const all = new Set<() => void>();
  const edits = new Set<() => void>();

  function field(pointer: string): FieldState {
    const view = presentation.field(pointer);
    const shown = loud || left.has(pointer);
    const kept = states.get(pointer);
    const own = view.errors.length > 0 ? promises.spare(view.errors) : view.errors;
    const alike = kept && kept.view === view && kept.spared === (own !== view.errors);
    if (alike && kept.refused === refused && kept.state.shown === shown) return kept.state;
    const extra = refused.filter((error) => error.pointer === pointer);
    const errors = extra.length > 0 ? [...own, ...extra] : own;
    const state: FieldState = { visible: view.visible, required: view.required, readOnly: view.readOnly, errors, shown };
    const next = kept && same(kept.state, state) ? kept.state : state;
    states.set(pointer, { state: next, view, refused, spared: own !== view.errors });
    return next;
  }
  function tell(touched: (path: string) => boolean): void {
    version += 1;
    for (const [path, set] of listeners) if (touched(path)) for (const listener of set) listener();
    for (const listener of all) listener();
  }
  const everything = () => true;
  return {
    compiled,
    presentation,
    data: () => data,
    promises,
    errors() {
      const own = promises.spare(presentation.errors());
      return refused.length > 0 ? [...own, ...refused] : own;
    },
    rowErrors: (pointer) => [...presentation.rowErrors(pointer), ...refused.filter((error) => error.pointer.startsWith(`${pointer}/`))],
    value(pointer) {
      const own = readAt(data, pointer);
      return own === undefined && isComputed(compiled, pointer) ? presentation.field(pointer).value : own;
    },
    field,
    set(pointer, value) {
      data = writeAt(data, pointer, value);
      if (refused.some((error) => related(error.pointer, pointer))) refused = refused.filter((error) => !related(error.pointer, pointer));
      const changed = new Set(presentation.update(pointer, data));
      const tables = [...changed].flatMap((path) => (path.endsWith('/*') ? [path.slice(0, -1)] : []));
      tell((path) => changed.has(path) || related(path, pointer) || tables.some((table) => path.startsWith(table)));
      for (const listener of edits) listener();
    },
    replace(next) {
      data = withoutComputed(compiled, next);
      refused = [];
      presentation.update('', data);
      tell(everything);
    },
    leave(pointer) {
      if (left.has(pointer)) return;
      left.add(pointer);
      tell((path) => path === pointer);
    },
    showAll() {
      loud = true;
      tell(everything);
    },
    isLoud: () => loud,
    refuse(errors) {
      refused = errors;
      loud = true;
      tell(everything);
    },
    subscribe(pointer, listener) {
      const set = listeners.get(pointer) ?? new Set();
      listeners.set(pointer, set.add(listener));
      return () => {
        set.delete(listener);
        if (set.size > 0) return;
        listeners.delete(pointer);
        states.delete(pointer);
      };
    },
    subscribeAll(listener) {
      all.add(listener);
      return () => void all.delete(listener);
    },
    version: () => version,
    onEdit(listener) {
      edits.add(listener);
      return () => void edits.delete(listener);
    },
  };
}

function isComputed(compiled: CompiledForm, pointer: string): boolean {
  const [, name = '', , column] = pointer.split('/');
  const field = compiled.fields.get(name);
  return (column === undefined ? field : field?.columns.get(column))?.computed != null;
}

/** Stored results of formulas are dropped: they are computed anew, from the rules in force. */
function withoutComputed(compiled: CompiledForm, data: Data): Data {
  const entries = Object.entries(data).flatMap(([name, value]): [string, unknown][] => {
    const known = compiled.fields.get(name);
    if (known?.computed) return [];
    const formulas = [...(known?.columns.values() ?? [])].filter((column) => column.computed).map((column) => column.name);
    if (formulas.length === 0 || !Array.isArray(value)) return [[name, value]];
    const rows = value.map((row) => Object.fromEntries(Object.entries(row as Data).filter(([column]) => !formulas.includes(column))));
    return [[name, rows]];
  });
  return Object.fromEntries(entries);
}

function same(a: FieldState, b: FieldState): boolean {
  const pairs: [unknown, unknown][] = [
    [a.visible, b.visible],
    [a.required, b.required],
    [a.readOnly, b.readOnly],
    [a.shown, b.shown],
    [a.errors.length, b.errors.length],
  ];
  return pairs.every(([x, y]) => x === y) && a.errors.every((error, index) => JSON.stringify(error) === JSON.stringify(b.errors[index]));
}
