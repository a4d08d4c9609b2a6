/** What parts of the flow panel do, and what the words on them need; stays the same while people choose and type. */
import { createContext, useContext } from 'react';
import type { FlowActions } from './actions.ts';
import type { Speech } from './step-words.ts';

export interface FlowPanelParts {
  readonly actions: FlowActions;
  readonly readOnly: boolean;
  /** Moves the focus to the inspector; `where-narrow`: only where it stands under the flow. */
  openInspector(when: 'always' | 'where-narrow'): void;
  readonly words: Omit<Speech, 'workflow'>;
}
export const FlowPanelContext = createContext<FlowPanelParts | null>(null);

export function useFlowPanel(): FlowPanelParts {
  const parts = useContext(FlowPanelContext);
  if (!parts) throw new Error('a part of the flow stands outside of its panel');
  return parts;
}
