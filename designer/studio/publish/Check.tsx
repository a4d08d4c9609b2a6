import type { ReactNode } from 'react';
import { useStudioText } from '../words.tsx';

interface CheckProps {
  /** Null: not known yet. */
  readonly done: boolean | null;
  readonly says: string;
  readonly children?: ReactNode;
}

/** One thing that must be right: a word says whether it is, the colour only helps. */
export function Check({ done, says, children }: CheckProps) {
  const t = useStudioText();
  const state = done === null ? 'open' : done ? 'done' : 'wrong';
  return (
    <li className={`st-check st-check-${state}`}>
      <span className="st-check-mark" aria-hidden="true">
        {done === null ? '○' : done ? '✓' : '✗'}
      </span>
      <div>
        <p>
          <span className="lz-hidden">{t(`st.publish.check.${state}`)}</span>
          {says}
        </p>
        {children}
      </div>
    </li>
  );
}
