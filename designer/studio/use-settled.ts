import { useEffect, useState } from 'react';
import { onceReleased } from '../ui/while-pressed.ts';

const restMs = 200;

/** The value as it was when it last stood still: for what is costly to derive and may come a moment after the typing. */
export function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    if (value === settled) return;
    const timer = setTimeout(() => onceReleased(() => setSettled(value)), restMs);
    return () => clearTimeout(timer);
  }, [value, settled]);
  return settled;
}
