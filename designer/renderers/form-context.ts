import { createContext, useCallback, useContext, useSyncExternalStore } from 'react';
import type { Vocabulary } from '../../engine/model/form.ts';
import type { FieldNotes } from './field-notes.ts';
import type { FieldState, FormStore } from './form-store.ts';

/** What every control of a form shares; stable for the life of the form, so it never causes a re-render. */
export interface FormContextValue {
  readonly store: FormStore;
  readonly vocabularies: Readonly<Record<string, Vocabulary>>;
  /** YYYY-MM-DD: retired codes are hidden, dates bounded. */
  readonly today: string;
  /** Prefix of element ids, so that two forms can share a page. */
  readonly prefix: string;
  /** Name written by a signature field. */
  readonly signer: string;
  /** Where values come from; none in forms that start empty. */
  readonly notes: FieldNotes | null;
}
export const FormContext = createContext<FormContextValue | null>(null);

export function useForm(): FormContextValue {
  const value = useContext(FormContext);
  if (!value) throw new Error('A control must stand inside FormView.');
  return value;
}
export function useValueAt(pointer: string): unknown {
  const { store } = useForm();
  return useSyncExternalStore(
    useCallback((listener: () => void) => store.subscribe(pointer, listener), [store, pointer]),
    () => store.value(pointer),
  );
}
export function useFieldAt(pointer: string): FieldState {
  const { store } = useForm();
  return useSyncExternalStore(
    useCallback((listener: () => void) => store.subscribe(pointer, listener), [store, pointer]),
    () => store.field(pointer),
  );
}
/** Where the value of a field comes from, while it stands as it came. */
export function useFieldNote(pointer: string): string | null {
  const { store, notes } = useForm();
  const subscribe = useCallback(
    (listener: () => void) => {
      const offs = notes ? [store.subscribe(pointer, listener), notes.subscribe(listener)] : [];
      return () => offs.forEach((off) => void off());
    },
    [store, notes, pointer],
  );
  return useSyncExternalStore(subscribe, () => notes?.at(pointer, store.data()) ?? null);
}
/** Element id of a field: target of error links. */
export function fieldId(prefix: string, pointer: string): string {
  return `${prefix}${pointer.replaceAll('/', '-')}`;
}
