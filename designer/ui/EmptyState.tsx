import type { ReactNode } from 'react';

/** Nothing here yet: says why and what to do next. */
export function EmptyState({ title, text, children }: { title: string; text?: string; children?: ReactNode }) {
  return (
    <div className="lz-empty">
      <svg viewBox="0 0 64 40" width="64" height="40" aria-hidden="true">
        <path d="M4 14c10-10 20-10 28 0s18 10 28 0M4 26c10-10 20-10 28 0s18 10 28 0" />
      </svg>
      <p className="lz-empty-title">{title}</p>
      {text ? <p className="lz-empty-text">{text}</p> : null}
      {children ? <div className="lz-empty-actions">{children}</div> : null}
    </div>
  );
}
