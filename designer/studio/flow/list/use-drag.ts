/** A card is dragged onto a way by the mouse or a pen; a finger scrolls, and moves steps by the buttons. */
import { type PointerEvent, useRef } from 'react';
import type { Spot } from '../../../document/flow/spot.ts';
import { useFlowPanel } from '../panel.ts';
import { useFlowStore } from '../store.ts';

/** Where a drag may end: read from the way under the pointer. */
export const dropData = (step: string, ways: readonly string[]) => ({ 'data-drop': JSON.stringify([step, ways]) });
const begins = 6;

export function useDrag(step: string, movable: boolean) {
  const store = useFlowStore();
  const { actions } = useFlowPanel();
  const from = useRef<{ readonly x: number; readonly y: number } | null>(null);
  const under = ({ clientX, clientY }: PointerEvent) =>
    document.elementFromPoint(clientX, clientY)?.closest<HTMLElement>('[data-drop]')?.dataset.drop ?? null;
  const end = () => {
    from.current = null;
    if (store.read().drag) store.set({ drag: null });
  };
  return {
    onPointerDown(event: PointerEvent<HTMLElement>) {
      if (!movable || event.button !== 0 || event.pointerType === 'touch') return;
      from.current = { x: event.clientX, y: event.clientY };
      // A quick hand leaves the card with its first move.
      event.currentTarget.setPointerCapture(event.pointerId);
    },
    onPointerMove(event: PointerEvent) {
      const { current } = from;
      if (!current) return;
      if (!store.read().drag && Math.hypot(event.clientX - current.x, event.clientY - current.y) < begins) return;
      const over = under(event);
      if (!store.read().drag || store.read().drag?.over !== over) store.set({ drag: { step, over } });
    },
    onPointerUp(event: PointerEvent) {
      const { drag } = store.read();
      const over = drag ? under(event) : null;
      end();
      if (over === null) return;
      const [target, ways] = JSON.parse(over) as [string, string[]];
      const spot: Spot = ways.length > 0 ? { kind: 'on', step: target, ways } : { kind: 'after', step: target };
      actions.move(step, spot);
    },
    onPointerCancel: end,
  };
}
