import { type RefObject, useEffect, useRef } from 'react';
import { returnToRow } from './row-keys.ts';
import { keepWalk, readWalk } from './walk.ts';

/** Coming back from a case: the focus is on its row again, or on the one that took its place. `there`: the list shows its rows. */
export function useReturnToRow(element: RefObject<HTMLElement | null>, address: string, there: boolean): void {
  const returned = useRef(false);
  useEffect(() => {
    if (returned.current || !there) return;
    returned.current = true;
    const { at, list, steps } = readWalk();
    if (at === null || list !== address) return;
    keepWalk({ list, steps, at: null });
    requestAnimationFrame(() =>
      returnToRow(
        element,
        steps.map(({ id }) => id),
        at,
      ),
    );
  }, [element, address, there]);
}
