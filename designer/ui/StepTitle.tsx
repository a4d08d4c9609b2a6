import type { ReactNode } from 'react';

export type StepState = 'done' | 'live' | 'ahead' | 'skipped';
/** A step's name with its state as shape and colour. */
export function StepTitle({ title, state, children }: { title: string; state: StepState; children?: ReactNode }) {
  return (
    <span className={`lz-step lz-step-${state}`}>
      <span className="lz-step-mark" aria-hidden="true">
        {state === 'done' ? '✓' : ''}
      </span>
      <span className="lz-step-name">{title}</span>
      {children}
    </span>
  );
}
