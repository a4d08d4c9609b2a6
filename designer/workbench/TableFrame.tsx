import type { CSSProperties, ReactNode } from 'react';

type Head = string | { readonly title: string; readonly numeric: true };
interface Props {
  /** What the table is called; not shown, read out. */
  readonly caption: string;
  readonly head: readonly Head[];
  /** Name of the part that scrolls: given when nothing in the rows takes the focus, so that it scrolls by keys too (WCAG 2.1.1). */
  readonly scrolls?: string;
  readonly className?: string;
  readonly style?: CSSProperties;
  /** The rows. */
  readonly children: ReactNode;
}

/** A table under its titles, which scrolls by itself when it is wider than the page. */
export function TableFrame({ caption, head, scrolls, className = '', style, children }: Props) {
  const table = (
    <table className={`wb-table ${className}`.trim()} style={style}>
      <caption className="lz-hidden">{caption}</caption>
      <thead>
        <tr>
          {head.map((one) => {
            const { title, numeric } = typeof one === 'string' ? { title: one, numeric: false } : one;
            return (
              <th key={title} scope="col" className={numeric ? 'wb-numeric' : undefined}>
                {title}
              </th>
            );
          })}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  );
  if (scrolls === undefined) return <div className="wb-table-scroll">{table}</div>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard (WCAG 2.1.1)
    <section className="wb-table-scroll" aria-label={scrolls} tabIndex={0}>
      {table}
    </section>
  );
}
