import { createContext, useCallback, useContext, useSyncExternalStore } from 'react';
import type { Vocabulary } from '../../engine/model/form.ts';
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
/** Element id of a field: target of error links. */
export function fieldId(prefix: string, pointer: string): string {
  return `${prefix}${pointer.replaceAll('/', '-')}`;
}
