import { useEffect, useRef } from 'react';
import { shortcutOf } from './shortcuts.ts';

/** `act` gives true when it took the key. The newest one is asked; while the page is there, wherever the focus is. */
export function useShortcuts(act: (key: string, event: KeyboardEvent) => boolean): void {
  const newest = useRef(act);
  newest.current = act;
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const key = shortcutOf(event);
      if (key !== null && newest.current(key, event)) event.preventDefault();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
}
