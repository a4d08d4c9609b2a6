import { type KeyboardEvent, type RefObject, useCallback } from 'react';

/**
 * j/k (and arrows) move the focus from row to row, c claims the focused row, ? opens the help. Enter is the link's own.
 * Focus is the selection: a screen reader hears each row, and no key acts while typing or with Ctrl/Alt/Meta.
 */
export function useTriageKeys(
  list: RefObject<HTMLElement | null>,
  actions: { readonly claim: (id: string) => void; readonly help: () => void },
) {
  return useCallback(
    (event: KeyboardEvent<HTMLElement>) => {
      const target = event.target as HTMLElement;
      if (event.ctrlKey || event.altKey || event.metaKey || target.closest('input, textarea, select, [contenteditable]')) return;
      const links = [...(list.current?.querySelectorAll<HTMLElement>('[data-task] a') ?? [])];
      const at = links.findIndex((link) => link.closest('[data-task]') === target.closest('[data-task]'));
      const move = (step: number) => links[Math.min(links.length - 1, Math.max(0, at < 0 ? 0 : at + step))]?.focus();
      if (event.key === 'j' || event.key === 'ArrowDown') move(1);
      else if (event.key === 'k' || event.key === 'ArrowUp') move(-1);
      else if (event.key === '?') actions.help();
      else if (event.key === 'c') {
        const id = target.closest<HTMLElement>('[data-task]')?.dataset.task;
        if (!id) return;
        actions.claim(id);
      } else return;
      event.preventDefault();
    },
    [list, actions],
  );
}
