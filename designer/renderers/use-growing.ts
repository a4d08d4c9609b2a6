import type { UISchemaElement } from '@jsonforms/core';
import { startTransition, useEffect, useMemo, useState } from 'react';

/** Controls drawn at once; the first ones can be used while those further down are still being drawn. */
const atOnce = 40;

function controlsIn(element: UISchemaElement): number {
  const { elements } = element as { elements?: readonly UISchemaElement[] };
  return elements ? elements.reduce((sum, child) => sum + controlsIn(child), 0) : 1;
}

/**
 * How many of a layout's elements are drawn: at first as many as hold about `atOnce` controls, then as many again after each time the
 * browser has drawn and taken what was typed, until all are there.
 */
export function useGrowing(elements: readonly UISchemaElement[]): number {
  const ends = useMemo(() => {
    let sum = 0;
    return elements.map((element) => {
      sum += controlsIn(element);
      return sum;
    });
  }, [elements]);
  const after = (count: number) => {
    const wanted = (ends[count - 1] ?? 0) + atOnce;
    const enough = ends.findIndex((end) => end >= wanted);
    return enough < 0 ? ends.length : enough + 1;
  };
  const [shown, setShown] = useState(() => after(0));
  const next = after(shown);
  useEffect(() => {
    if (shown < next) startTransition(() => setShown(next));
  }, [shown, next]);
  return Math.min(shown, elements.length);
}

/** Height that a group's place has before it is drawn: about right, so that the scroll bar hardly jumps. `auto`: then the real one. */
export function placeOf(elements: readonly UISchemaElement[]): string {
  return `auto ${elements.reduce((sum, element) => sum + controlsIn(element), 0) * 56 + 80}px`;
}
