/**
 * Single-key shortcuts of the workbench. Modes: on (default) · off, kept in this browser (WCAG 2.1.4: they can be switched off).
 * No shortcut acts while somebody types, composes with an input method, or holds Ctrl, Alt or the command key, nor behind a dialog.
 */
import { useSyncExternalStore } from 'react';

const storageKey = 'lz.shortcuts';
const listeners = new Set<() => void>();
let on = kept();

function kept(): boolean {
  try {
    return localStorage.getItem(storageKey) !== 'off';
  } catch {
    return true;
  }
}

export function setShortcuts(next: boolean): void {
  on = next;
  try {
    localStorage.setItem(storageKey, next ? 'on' : 'off');
  } catch {
    // Private windows refuse storage; the choice then lasts for this page.
  }
  for (const listener of listeners) listener();
}

export function useShortcutsOn(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    () => on,
  );
}

const typing = 'input:not([type="checkbox"], [type="radio"]), textarea, select, [contenteditable]:not([contenteditable="false"])';
/** 229: what browsers say while an input method composes. */
const composing = 229;

/** The shortcut that a key press means, or null when it isn't one. */
export function shortcutOf(event: KeyboardEvent): string | null {
  if (!on || event.defaultPrevented || event.isComposing || event.keyCode === composing) return null;
  if (event.ctrlKey || event.altKey || event.metaKey) return null;
  const target = event.target instanceof Element ? event.target : null;
  if (target?.closest(typing)) return null;
  if (document.querySelector('dialog[open]')) return null;
  return event.key;
}
