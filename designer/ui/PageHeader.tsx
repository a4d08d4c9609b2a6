import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { usePage } from '../app/use-page.ts';

interface PageHeaderProps {
  readonly title: string;
  /** Sentence under the title. */
  readonly lead?: ReactNode;
  /** Small line above it, e.g. the case number. */
  readonly over?: ReactNode;
  /** `state`: what the page it leads to finds in the browser's history. */
  readonly back?: { readonly to: string; readonly text: string; readonly state?: unknown };
  /** Buttons and states at the right (below on phones). */
  readonly actions?: ReactNode;
}
/** Head of every page: names the tab, takes focus when the route changes. One a page. */
export function PageHeader({ title, lead, over, back, actions }: PageHeaderProps) {
  const heading = usePage(title);
  return (
    <header className="lz-head">
      {back ? (
        <Link href={back.to} state={back.state} className="lz-back">
          <span aria-hidden="true">←</span> {back.text}
        </Link>
      ) : null}
      <div className="lz-head-row">
        <div className="lz-head-text">
          {over ? <p className="lz-over">{over}</p> : null}
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {lead ? <p className="lz-lead">{lead}</p> : null}
        </div>
        {actions ? <div className="lz-head-actions">{actions}</div> : null}
      </div>
    </header>
  );
}
