/**
 * What the flow panel shares besides the document: what is chosen and selected, what is wrong where, and what is open. Cards read only
 * their own part of it, so that choosing one of three hundred draws two.
 */

import { createContext, useContext, useSyncExternalStore } from 'react';
import type { Part } from '../../document/flow/needs.ts';
import type { ToldProblem } from '../studio.ts';

export type View = 'list' | 'graph';
/** A dialog of the panel; `step` and `ways`: what it is about. */
export type FlowDialog =
  | { readonly kind: 'insert'; readonly step: string; readonly ways: readonly string[]; readonly before?: boolean }
  | { readonly kind: 'connect'; readonly step: string; readonly way?: string; readonly to?: string }
  | { readonly kind: 'group'; readonly steps: readonly string[] }
  | { readonly kind: 'paste'; readonly step: string }
  | { readonly kind: 'pasted'; readonly count: number; readonly brought: readonly Part[]; readonly lacking: readonly Part[] }
  | { readonly kind: 'search' | 'keys' };

export interface FlowState {
  readonly view: View;
  /** Pointer of the step that keys act on. */
  readonly current: string | null;
  /** The first step: where Tab goes while none is current. */
  readonly first: string | null;
  /** All selected steps, the current one among them. */
  readonly selected: ReadonlySet<string>;
  readonly dialog: FlowDialog | null;
  /** Read out by the live region. */
  readonly said: string;
  readonly problems: ReadonlyMap<string, readonly ToldProblem[]>;
  /** Names of others who are at a step. */
  readonly others: ReadonlyMap<string, string>;
  /** The step that is dragged, and the way under the pointer (see `use-drag.ts`). */
  readonly drag: { readonly step: string; readonly over: string | null } | null;
  /** Counts wishes to have the current step focused. */
  readonly focus: number;
}

const none: ReadonlySet<string> = new Set();

export interface FlowStore {
  read(): FlowState;
  subscribe(listener: () => void): () => void;
  set(change: Partial<FlowState>): void;
  /** Makes a step the current one: alone, or beside those selected. */
  choose(step: string | null, how?: { readonly focus?: boolean; readonly keep?: boolean; readonly toggle?: boolean }): void;
}

export function createFlowStore(view: View): FlowStore {
  let state: FlowState = {
    ...{
      view,
      current: null,
      first: null,
      selected: none,
      dialog: null,
      said: '',
      problems: new Map(),
      others: new Map(),
      drag: null,
      focus: 0,
    },
  };
  const listeners = new Set<() => void>();
  const set = (change: Partial<FlowState>) => {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  };
  return {
    read: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    set,
    choose(step, { focus = false, keep = false, toggle = false } = {}) {
      const selected = new Set(keep || toggle ? state.selected : none);
      if (step !== null && toggle && selected.has(step) && selected.size > 1) selected.delete(step);
      else if (step !== null) selected.add(step);
      set({ current: step, selected, focus: state.focus + (focus ? 1 : 0) });
    },
  };
}

export const FlowContext = createContext<FlowStore | null>(null);

export function useFlowStore(): FlowStore {
  const store = useContext(FlowContext);
  if (!store) throw new Error('a part of the flow stands outside of its panel');
  return store;
}
/** A part of the state: drawn again only when that part changed. */
export function useFlow<T>(read: (state: FlowState) => T): T {
  const store = useFlowStore();
  const part = () => read(store.read());
  return useSyncExternalStore(store.subscribe, part, part);
}
