import { type ReactNode, useId } from 'react';

/** A sheet of paper with a heading of its own. */
export function Card({
  title,
  extra,
  children,
  tone,
}: {
  title?: ReactNode;
  extra?: ReactNode;
  children: ReactNode;
  tone?: 'brand' | 'warning' | 'negative' | 'positive';
}) {
  const id = useId();
  return (
    <section className={tone ? `lz-card lz-card-${tone}` : 'lz-card'} aria-labelledby={title ? id : undefined}>
      {title ? (
        <div className="lz-card-head">
          <h2 id={id}>{title}</h2>
          {extra}
        </div>
      ) : null}
      {children}
    </section>
  );
}
