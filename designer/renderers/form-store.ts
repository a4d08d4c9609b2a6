/**
 * One store per open form. Modes: `quiet` (an error shows once its field was left) and `loud` (all errors show, after a check).
 * Invariants: a keystroke notifies the changed path and its kin at once; the reading of the whole form follows in the next task and
 * notifies only paths whose view differs; `readAt` snapshots keep their identity while nothing changed, so `useSyncExternalStore`
 * re-renders only what is affected.
 */
import { readAt, related, writeAt } from './pointer.ts';
import type { FieldError, FieldView, ReadForm, Reading } from './presentation-source.ts';

type Data = Readonly<Record<string, unknown>>;
export interface FieldState extends FieldView {
  readonly readOnly: boolean;
  /** All that is wrong with it, shown or not. */
  readonly errors: readonly FieldError[];
  /** Left once, or the form was checked: errors may be shown. */
  readonly shown: boolean;
}
export interface FormStore {
  readonly data: () => Data;
  readonly reading: () => Reading;
  readonly errors: () => readonly FieldError[];
  readonly value: (pointer: string) => unknown;
  readonly field: (pointer: string) => FieldState;
  readonly set: (pointer: string, value: unknown) => void;
  /** Replaces everything (another draft was loaded). */
  readonly replace: (data: Data) => void;
  readonly leave: (pointer: string) => void;
  readonly showAll: () => void;
  /** What the server found wrong; each goes when its field changes. */
  readonly refuse: (errors: readonly FieldError[]) => void;
  readonly subscribe: (pointer: string, listener: () => void) => () => void;
  /** Anything changed, readings included. */
  readonly subscribeAll: (listener: () => void) => () => void;
  /** Somebody typed: for autosaving. */
  readonly onEdit: (listener: () => void) => () => void;
}

export function createFormStore(initial: Data, read: ReadForm, readOnly: (pointer: string) => boolean = () => false): FormStore {
  let data = initial;
  let reading = read(data);
  let loud = false;
  let pending: ReturnType<typeof setTimeout> | null = null;
  let refused: readonly FieldError[] = [];
  const left = new Set<string>();
  const states = new Map<string, FieldState>();
  const listeners = new Map<string, Set<() => void>>();
  const all = new Set<() => void>();
  const edits = new Set<() => void>();

  const errorsOf = (pointer: string) =>
    [...reading.errors, ...refused].filter((error) => error.pointer === pointer || (error.pointer === '' && pointer === ''));
  function compute(pointer: string): FieldState {
    return {
      ...reading.field(pointer),
      readOnly: readOnly(pointer),
      errors: errorsOf(pointer),
      shown: loud || left.has(pointer),
    };
  }
  function field(pointer: string): FieldState {
    const kept = states.get(pointer);
    if (kept) return kept;
    const made = compute(pointer);
    states.set(pointer, made);
    return made;
  }
  function notify(pointer: string): void {
    for (const [path, set] of listeners) if (related(path, pointer)) for (const listener of set) listener();
  }
  /** Recomputes every state in use and tells those that differ. */
  function refreshStates(): void {
    for (const [pointer, before] of states) {
      const after = compute(pointer);
      if (same(before, after)) continue;
      states.set(pointer, after);
      for (const listener of listeners.get(pointer) ?? []) listener();
    }
    for (const listener of all) listener();
  }
  function settle(): void {
    if (pending) clearTimeout(pending);
    pending = null;
    const before = reading.data;
    reading = read(data);
    for (const [path, set] of listeners) if (readAt(before, path) !== readAt(reading.data, path)) for (const listener of set) listener();
    refreshStates();
  }
  function set(pointer: string, value: unknown): void {
    data = writeAt(data, pointer, value);
    refused = refused.filter((error) => !related(error.pointer, pointer));
    notify(pointer);
    pending ??= setTimeout(settle, 0);
    for (const listener of edits) listener();
  }
  return {
    data: () => data,
    reading() {
      if (pending) settle();
      return reading;
    },
    errors: () => [...reading.errors, ...refused],
    value(pointer) {
      const own = readAt(data, pointer);
      return own === undefined || isComputed(reading, pointer, own) ? readAt(reading.data, pointer) : own;
    },
    field,
    set,
    replace(next) {
      data = next;
      refused = [];
      settle();
      for (const set of listeners.values()) for (const listener of set) listener();
    },
    leave(pointer) {
      if (left.has(pointer)) return;
      left.add(pointer);
      if (pending) settle();
      else refreshStates();
    },
    showAll() {
      loud = true;
      settle();
    },
    refuse(errors) {
      refused = errors;
      loud = true;
      refreshStates();
    },
    subscribe(pointer, listener) {
      const set = listeners.get(pointer) ?? new Set();
      listeners.set(pointer, set.add(listener));
      return () => {
        set.delete(listener);
        if (set.size === 0) listeners.delete(pointer);
        if (set.size === 0) states.delete(pointer);
      };
    },
    subscribeAll(listener) {
      all.add(listener);
      return () => void all.delete(listener);
    },
    onEdit(listener) {
      edits.add(listener);
      return () => void edits.delete(listener);
    },
  };
}

/** A computed field shows what the rules say, even if a stored draft holds an older figure. */
function isComputed(reading: Reading, pointer: string, own: unknown): boolean {
  return reading.field(pointer).computed && readAt(reading.data, pointer) !== own;
}

function same(a: FieldState, b: FieldState): boolean {
  return (
    a.visible === b.visible &&
    a.required === b.required &&
    a.readOnly === b.readOnly &&
    a.shown === b.shown &&
    a.errors.length === b.errors.length &&
    a.errors.every((error, index) => {
      const other = b.errors[index];
      return other !== undefined && error.code === other.code && error.message === other.message && error.level === other.level;
    })
  );
}
