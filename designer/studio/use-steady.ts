import { useLayoutEffect, useRef, useState } from 'react';

/** Functions that stay the very same for the life of a component and do what the newest of them do: who is given them isn't drawn anew. */
export function useSteady<T extends object>(deeds: T): T {
  const newest = useRef(deeds);
  useLayoutEffect(() => {
    newest.current = deeds;
  }, [deeds]);
  const [steady] = useState(() => {
    const call =
      (name: string) =>
      (...given: readonly unknown[]) =>
        (newest.current as Record<string, (...args: readonly unknown[]) => unknown>)[name]?.(...given);
    return Object.fromEntries(Object.keys(deeds).map((name) => [name, call(name)])) as T;
  });
  return steady;
}
