import { type ReactNode, useState } from 'react';
import type { Path } from '../../../document/change.ts';
import { useStudioText } from '../../words.tsx';
import { isWithin, useInspection } from '../inspection.tsx';

interface FoldProps {
  /** Open from the beginning. */
  readonly open: boolean;
  /** What stands inside: it opens by itself where somebody wants to be shown one of these. */
  readonly places: readonly Path[];
  readonly title?: string;
  readonly className?: string;
  readonly children: ReactNode;
}
/** What is seldom needed, folded away; drawn only when it is open. */
export function Fold({ open, places, title, className = 'st-in-fold', children }: FoldProps) {
  const t = useStudioText();
  const { shown } = useInspection();
  const [chosen, setChosen] = useState<boolean | null>(null);
  const wanted = places.some((place) => isWithin(shown, place));
  if (wanted && chosen !== true) setChosen(true);
  const isOpen = wanted || (chosen ?? open);
  return (
    <details className={className} open={isOpen} onToggle={(event) => setChosen(event.currentTarget.open)}>
      <summary>{title ?? t('st.in.more')}</summary>
      {isOpen && <div className="st-in-fields">{children}</div>}
    </details>
  );
}
