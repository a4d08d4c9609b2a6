import { useContext, useEffect, useState } from 'react';
import { type FoundEntry, OutsideContext } from './outside.ts';

/** Entries that match what is typed; `late`: they couldn't be asked for, and the number is typed by hand. */
export type Entries = { readonly kind: 'searching' | 'late' } | { readonly kind: 'found'; readonly items: readonly FoundEntry[] };
/** Somebody who types isn't asked about at each key. */
const pauseMs = 200;

/** Looks for entries of the registry that a field refers to, while its list is open. */
export function useEntries(pointer: string, typed: string, open: boolean): Entries {
  const outside = useContext(OutsideContext);
  const [entries, setEntries] = useState<Entries>({ kind: 'searching' });
  useEffect(() => {
    if (!open || !outside) return;
    const own = new AbortController();
    setEntries({ kind: 'searching' });
    const timer = setTimeout(() => {
      outside.find(pointer, typed.trim(), own.signal).then(
        (items) => setEntries({ kind: 'found', items }),
        () => own.signal.aborted || setEntries({ kind: 'late' }),
      );
    }, pauseMs);
    return () => {
      clearTimeout(timer);
      own.abort();
    };
  }, [outside, pointer, typed, open]);
  return entries;
}
