import { type RefObject, useEffect, useRef } from 'react';

/** Two fingers that move apart or together on an element: `onPinch` gets the ratio since the last call, once a frame at most. */
export function usePinch(element: RefObject<HTMLElement | null>, onPinch: (ratio: number) => void): void {
  const act = useRef(onPinch);
  act.current = onPinch;
  useEffect(() => {
    const node = element.current;
    if (!node) return;
    let last = 0;
    let frame = 0;
    const onMove = (event: TouchEvent) => {
      const [one, two] = event.touches;
      if (!one || !two) return;
      event.preventDefault();
      const distance = Math.hypot(one.clientX - two.clientX, one.clientY - two.clientY);
      if (last === 0) last = distance;
      if (frame !== 0 || Math.abs(distance - last) < 4) return;
      frame = requestAnimationFrame(() => {
        frame = 0;
        act.current(distance / last);
        last = distance;
      });
    };
    const onEnd = (event: TouchEvent) => {
      if (event.touches.length < 2) last = 0;
    };
    node.addEventListener('touchmove', onMove, { passive: false });
    node.addEventListener('touchend', onEnd);
    node.addEventListener('touchcancel', onEnd);
    return () => {
      cancelAnimationFrame(frame);
      node.removeEventListener('touchmove', onMove);
      node.removeEventListener('touchend', onEnd);
      node.removeEventListener('touchcancel', onEnd);
    };
  }, [element]);
}
