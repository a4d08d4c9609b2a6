/**
 * Asking the server about a value while somebody fills in (`x-reference`, `x-claim`). A hint with a deadline: it never blocks, and the
 * submission asks again.
 * States: idle (nothing to ask, or not asked yet) · asking · fine · refused · late (no answer in time, or offline).
 */
import { createContext, useContext, useEffect, useRef, useState } from 'react';
import { get, post } from '../api/client.ts';
import { askInTime, type OutsideReply, type OutsideState } from './ask-in-time.ts';
import type { Control } from './use-control.ts';

export interface FoundEntry {
  readonly number: string;
  readonly enterpriseName: string;
}
interface Asker {
  readonly ask: (pointer: string, value: string, signal: AbortSignal) => Promise<OutsideReply>;
  /** Entries of the registry that a field refers to, by number or name. */
  readonly find: (pointer: string, q: string, signal: AbortSignal) => Promise<readonly FoundEntry[]>;
}
/** How the form around asks; null where it can't (a try-out, an opinion form). */
export const OutsideContext = createContext<Asker | null>(null);

export function askerFor(taskId: string): Asker {
  return {
    ask: (pointer, value, signal) => post<OutsideReply>(`/tasks/${taskId}/outside`, { pointer, value }, { signal }),
    find: async (pointer, q, signal) =>
      (await get<{ items: readonly FoundEntry[] }>(`/tasks/${taskId}/entries`, { query: { pointer, q }, signal })).items,
  };
}

/** Longer than this nobody waits for a hint. */
export const deadlineMs = 5_000;

/** `check` is called when the field is left; an older question's answer is dropped. */
export function useOutside({ schema, pointer, value, state }: Control): { readonly outside: OutsideState; readonly check: () => void } {
  const ask = useContext(OutsideContext)?.ask ?? null;
  const [outside, setOutside] = useState<OutsideState>({ kind: 'idle' });
  const asked = useRef<AbortController | null>(null);
  const asks = ask !== null && (schema['x-reference'] !== undefined || schema['x-claim'] !== undefined);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another value is another question
  useEffect(() => {
    asked.current?.abort();
    setOutside({ kind: 'idle' });
    return () => asked.current?.abort();
  }, [value]);
  return {
    outside,
    check() {
      if (!asks || typeof value !== 'string' || value.trim() === '' || state.readOnly) return;
      if (state.errors.some(({ level }) => level !== 'warn')) return;
      const own = new AbortController();
      asked.current?.abort();
      asked.current = own;
      setOutside({ kind: 'asking' });
      const limit = AbortSignal.any([own.signal, AbortSignal.timeout(deadlineMs)]);
      void askInTime(() => ask(pointer, value, limit), limit).then((next) => {
        if (!own.signal.aborted) setOutside(next);
      });
    },
  };
}
