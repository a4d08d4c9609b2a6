import type { ReactNode } from 'react';

/** Label–value pairs as a description list; two columns where there's room. */
export function Facts({
  items,
  columns = 2,
}: {
  items: readonly { label: ReactNode; value: ReactNode; wide?: boolean }[];
  columns?: 1 | 2 | 3;
}) {
  return (
    <dl className={`lz-facts lz-facts-${columns}`}>
      {items.map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a fixed list of labels
        <div key={index} className={item.wide ? 'lz-fact lz-fact-wide' : 'lz-fact'}>
          <dt>{item.label}</dt>
          <dd>{item.value}</dd>
        </div>
      ))}
    </dl>
  );
}
