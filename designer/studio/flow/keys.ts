import type { KeyboardEvent } from 'react';
import type { FlowActions } from './actions.ts';
import type { FlowStore } from './store.ts';

const arrows = { ArrowUp: 'up', ArrowDown: 'down', ArrowLeft: 'left', ArrowRight: 'right' } as const;

/** Keys of both views: listed in `KeysDialog`. */
export function pressed(event: KeyboardEvent, actions: FlowActions, store: FlowStore, openInspector: () => void): void {
  if (event.defaultPrevented || isElsewhere(event.target)) return;
  const { current } = store.read();
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const act =
    withModifier(event, key, actions, store) ?? (plain(event) ? single(event, key, actions, store, current, openInspector) : null);
  if (!act) return;
  event.preventDefault();
  act();
}

const plain = (event: KeyboardEvent) => !event.ctrlKey && !event.metaKey && !event.altKey;

/** In a control that takes keys itself, or in a dialog over the flow. */
function isElsewhere(target: EventTarget): boolean {
  return (
    target instanceof HTMLElement &&
    (target.matches('input, textarea, select, [contenteditable="true"]') || target.closest('dialog') !== null)
  );
}

function withModifier(event: KeyboardEvent, key: string, actions: FlowActions, store: FlowStore): (() => void) | null {
  if (event.altKey && (key === 'ArrowUp' || key === 'ArrowDown')) return () => actions.shift(key === 'ArrowUp' ? 'up' : 'down');
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return null;
  switch (key) {
    case 'c':
      return actions.copy;
    case 'x':
      return actions.cut;
    case 'v':
      return actions.paste;
    case 'd':
      return actions.duplicate;
    case 'f':
      return () => store.set({ dialog: { kind: 'search' } });
    default:
      return null;
  }
}

function single(
  event: KeyboardEvent,
  key: string,
  actions: FlowActions,
  store: FlowStore,
  current: string | null,
  openInspector: () => void,
): (() => void) | null {
  const arrow = key in arrows ? arrows[key as keyof typeof arrows] : undefined;
  if (arrow) return () => actions.arrow(arrow, event.shiftKey);
  const onCard = event.target instanceof HTMLElement && event.target.closest('[data-step]') !== null;
  switch (key) {
    case 'Home':
      return () => actions.edge('first');
    case 'End':
      return () => actions.edge('last');
    case 'Enter':
      return onCard ? openInspector : null;
    case ' ':
      return onCard && current !== null ? () => actions.choose(current, { toggle: true, focus: true }) : null;
    case 'Escape':
      return current === null ? null : () => actions.choose(current, { focus: true });
    case 'Insert':
    case '+':
    case '=':
      return current === null ? null : () => actions.openInsert(current, [], event.shiftKey && key === 'Insert');
    case 'b':
      return current === null ? null : () => actions.openInsert(current, [], true);
    case 'Delete':
    case 'Backspace':
      return actions.remove;
    case 'c':
      return current === null ? null : () => actions.openConnect(current);
    case 'g':
      return actions.openGroup;
    case '?':
      return () => store.set({ dialog: { kind: 'keys' } });
    default:
      return null;
  }
}
