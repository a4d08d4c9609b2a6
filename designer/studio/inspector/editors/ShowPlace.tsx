import { useEffect, useRef } from 'react';
import { useInspection } from '../inspection.tsx';

/**
 * Takes a person to a property: folds around it open, it is scrolled to, and has the focus. `place`: where the address leads, once;
 * further ones are asked for with `show`.
 */
export function ShowPlace({ place }: { readonly place: string | null }) {
  const { shown, show } = useInspection();
  const mark = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    if (place !== null) show(place.slice(place.indexOf('#') + 1));
  }, [place, show]);
  useEffect(() => {
    if (shown === null) return;
    const controls = [...(mark.current?.parentElement?.querySelectorAll<HTMLElement>('[data-at]') ?? [])];
    const [nearest] = controls
      .filter(({ dataset }) => `${shown}/`.startsWith(`${dataset.at}/`))
      .sort((a, b) => (b.dataset.at?.length ?? 0) - (a.dataset.at?.length ?? 0));
    const inside = 'input, select, textarea, button, [contenteditable="true"]';
    const control = nearest?.matches(inside) ? nearest : nearest?.querySelector<HTMLElement>(inside);
    nearest?.scrollIntoView({ block: 'center' });
    control?.focus({ preventScroll: true });
    show(null);
  }, [shown, show]);
  return <span ref={mark} hidden />;
}
