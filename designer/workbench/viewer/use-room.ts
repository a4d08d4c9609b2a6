import { type RefObject, useLayoutEffect, useState } from 'react';

/** Inner size of an element, kept up to date; zero before it is laid out. */
export function useRoom(element: RefObject<HTMLElement | null>): { readonly width: number; readonly height: number } {
  const [room, setRoom] = useState({ width: 0, height: 0 });
  useLayoutEffect(() => {
    const node = element.current;
    if (!node) return;
    const measure = () => setRoom({ width: node.clientWidth - 16, height: node.clientHeight - 16 });
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(node);
    return () => observer.disconnect();
  }, [element]);
  return room;
}
