import { useEffect, useState } from 'react';
import type { FormStore } from '../../renderers/form-store.ts';

/** So long nothing was typed: what is derived from the whole form doesn't cost every keystroke. */
const quietMs = 250;

/** The store's version once typing has paused and the browser has nothing better to do. */
export function useSettledVersion(store: FormStore): number {
  const [version, setVersion] = useState(store.version);
  useEffect(() => {
    let stop = () => {};
    const settle = () => setVersion(store.version());
    const off = store.subscribeAll(() => {
      stop();
      const timer = setTimeout(() => {
        stop = whenIdle(settle);
      }, quietMs);
      stop = () => clearTimeout(timer);
    });
    settle();
    return () => {
      off();
      stop();
    };
  }, [store]);
  return version;
}

/** Not every browser says when it is idle (Safari). */
function whenIdle(run: () => void): () => void {
  if (!('requestIdleCallback' in window)) {
    run();
    return () => {};
  }
  const handle = window.requestIdleCallback(run, { timeout: 1000 });
  return () => window.cancelIdleCallback(handle);
}
