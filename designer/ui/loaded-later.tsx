/**
 * Parts that are loaded when they are first shown. React's `lazy` keeps back what it has loaded until 300 ms have passed since it showed that
 * it waits (it reveals one thing after another in that measure), so every page would come that much later. Here it is shown as it arrives.
 */
import { type ComponentType, type FunctionComponent, type ReactNode, useEffect, useReducer, useState } from 'react';
import { PageSkeleton } from './PageSkeleton.tsx';

interface Part<P> {
  found: ComponentType<P> | null;
  readonly load: () => Promise<void>;
  readonly waiting: (props: P) => ReactNode;
}
export type LoadedLater<P> = FunctionComponent<P> & {
  /** Begins to load it; whoever shows it later finds it there. */
  preload(): void;
};
export type Load<P> = () => Promise<{ readonly default: ComponentType<P> }>;

/** `waiting`: what stands in its place. What keeps it from being loaded is thrown at the boundary around it; shown anew, it is tried anew. */
export function loadedLater<P extends object>(load: Load<P>, waiting: Part<P>['waiting'] = () => null): LoadedLater<P> {
  const part: Part<P> = {
    found: null,
    load: async () => {
      part.found = (await load()).default;
    },
    waiting,
  };
  const shown = (given: P) => <Shown part={part as Part<object>} given={given} />;
  // Who shows it meets the failure again, and says so.
  return Object.assign(shown, { preload: () => void (part.found ?? part.load().catch(() => undefined)) });
}

/** A page, or what fills one. */
export function loadedPage<P extends object>(load: Load<P>): LoadedLater<P> {
  return loadedLater(load, () => <PageSkeleton />);
}

function Shown({ part, given }: { readonly part: Part<object>; readonly given: object }) {
  const [, arrive] = useReducer((times: number) => times + 1, 0);
  const [failed, fail] = useState<{ readonly error: unknown } | null>(null);
  useEffect(() => {
    if (!part.found) part.load().then(arrive, (error: unknown) => fail({ error }));
  }, [part]);
  if (failed) throw failed.error;
  const { found: Found } = part;
  return Found ? <Found {...given} /> : part.waiting(given);
}
