import { readAt } from './pointer.ts';

/** Where a value comes from, told under its field as long as it stands there unchanged. */
export interface FieldNote {
  readonly text: string;
  readonly value: unknown;
}
export interface FieldNotes {
  /** The note of a field, given the form's data. */
  readonly at: (pointer: string, data: unknown) => string | null;
  readonly put: (notes: ReadonlyMap<string, FieldNote>) => void;
  readonly subscribe: (listener: () => void) => () => void;
}

export function createFieldNotes(first: ReadonlyMap<string, FieldNote> = new Map()): FieldNotes {
  let notes = first;
  const listeners = new Set<() => void>();
  return {
    at(pointer, data) {
      const note = notes.get(pointer);
      return note && JSON.stringify(readAt(data, pointer) ?? null) === JSON.stringify(note.value ?? null) ? note.text : null;
    },
    put(more) {
      notes = new Map([...notes, ...more]);
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
