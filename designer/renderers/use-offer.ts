import { useCallback, useSyncExternalStore } from 'react';
import type { Offer } from '../../engine/forms/offers.ts';
import { useForm } from './form-context.ts';

/** Which of a field's choices can be taken now; null when that depends on nothing. */
export function useOffer(pointer: string): Offer | null {
  const { store } = useForm();
  return useSyncExternalStore(
    useCallback((listener: () => void) => store.subscribe(pointer, listener), [store, pointer]),
    () => store.presentation.field(pointer).offer,
  );
}
