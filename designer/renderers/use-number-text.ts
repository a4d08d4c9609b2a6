import { useState } from 'react';
import { parseNumber, showNumber } from './number-text.ts';

/** Keeps what somebody is typing (`12.`) while the form holds the number; lets go when the field is left or the value changes elsewhere. */
export function useNumberText(value: unknown, set: (value: unknown) => void) {
  const [typed, setTyped] = useState<{ text: string; value: unknown } | null>(null);
  const live = typed && Object.is(typed.value, value) ? typed.text : null;
  return {
    shown: live ?? showNumber(value),
    type(text: string) {
      const next = parseNumber(text);
      setTyped({ text, value: next });
      set(next);
    },
    settle: () => setTyped(null),
  };
}
