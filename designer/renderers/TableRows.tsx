import { type FocusEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import type { FieldSchema } from '../../engine/model/form.ts';
import { usePick, useText } from '../app/locale.tsx';
import { useDisplay } from './display.ts';
import { useForm } from './form-context.ts';
import { isWideTable } from './RowSummary.tsx';
import type { RowDeeds } from './table/RowActions.tsx';
import { TableRow } from './table/TableRow.tsx';
import { type RowSearch, useSearch } from './table/use-search.ts';
import { longTable, useWindow } from './table/use-window.ts';
import type { Control } from './use-control.ts';
import './table/table.css';

interface TableRowsProps {
  readonly field: Control;
  readonly rows: readonly Readonly<Record<string, unknown>>[];
  readonly open: number | null;
  /** Null when rows may not be changed. */
  readonly deeds: RowDeeds | null;
  readonly canCopy: boolean;
}
const noColumns: Readonly<Record<string, FieldSchema>> = {};

/**
 * Overview of the rows: a table while the columns fit, a list of summaries when they don't, cards on phones. A long one scrolls by
 * itself, draws the rows near the view (their number and place are told to readers), and can be searched.
 */
export function TableRows({ field, rows, open, deeds, canCopy }: TableRowsProps) {
  const t = useText();
  const pick = usePick();
  const display = useDisplay();
  const { store } = useForm();
  const scroller = useRef<HTMLElement>(null);
  const long = rows.length > longTable;
  const properties = field.schema.items?.properties ?? noColumns;
  const search = useSearch(rows, properties);
  const { found } = search;
  const [focused, setFocused] = useState<number | null>(null);
  const openAt = open === null ? -1 : found.indexOf(open);
  const held = [focused ?? -1, openAt].filter((at) => at >= 0 && at < found.length);
  const { parts, onScroll, reveal } = useWindow(found.length, held, scroller);
  // biome-ignore lint/correctness/useExhaustiveDependencies: when a row is opened, not when the list changes around it
  useEffect(() => {
    if (openAt < 0) return;
    // In a frame of its own: the row's editor is being drawn in this one.
    const frame = requestAnimationFrame(() => reveal(openAt));
    return () => cancelAnimationFrame(frame);
  }, [open]);
  const columns = useMemo(
    () => Object.entries(properties).map(([name, schema]) => ({ name, schema, title: pick(schema.title ?? name, schema['x-titleEn']) })),
    [properties, pick],
  );
  const onFocus = (event: FocusEvent) => {
    const at = event.target.closest('[data-at]')?.getAttribute('data-at');
    setFocused(at ? Number(at) : null);
  };
  const wide = isWideTable(columns.length);
  const width = columns.length + (field.state.readOnly ? 1 : 2);
  const body = parts.flatMap((part) => {
    if ('gap' in part)
      return [
        wide ? (
          <li key={`gap${part.from}`} aria-hidden="true" style={{ height: part.gap }} />
        ) : (
          // biome-ignore lint/a11y/noAriaHiddenOnFocusable: it takes no focus; the space of rows that aren't drawn is no row
          <tr key={`gap${part.from}`} className="lz-table-gap" aria-hidden="true">
            <td colSpan={width} style={{ height: part.gap }} />
          </tr>
        ),
      ];
    return found.slice(part.from, part.to).map((index, offset) => {
      const at = part.from + offset;
      const pointer = `${field.pointer}/${index}`;
      const isOpen = open === index;
      const cells = columns.map(({ name, schema }) => display(schema, store.value(`${pointer}/${name}`)));
      const content = <TableRow key={index} {...{ index, pointer, columns, cells, wide, deeds, canCopy }} open={isOpen} />;
      return wide ? (
        <li
          key={index}
          data-at={at}
          aria-setsize={long ? found.length : undefined}
          aria-posinset={long ? at + 1 : undefined}
          className={isOpen ? 'lz-rows-row lz-table-open' : 'lz-rows-row'}
        >
          {content}
        </li>
      ) : (
        <tr key={index} data-at={at} aria-rowindex={long ? at + 2 : undefined} className={isOpen ? 'lz-table-open' : undefined}>
          {content}
        </tr>
      );
    });
  });
  const list = wide ? (
    <ol className="lz-rows">{body}</ol>
  ) : (
    <table className="lz-table" aria-rowcount={long ? found.length + 1 : undefined}>
      <thead>
        <tr aria-rowindex={long ? 1 : undefined}>
          <th scope="col">#</th>
          {columns.map((column) => (
            <th key={column.name} scope="col">
              {column.title}
            </th>
          ))}
          {field.state.readOnly ? null : <th scope="col">{t('form.table.actions')}</th>}
        </tr>
      </thead>
      <tbody>{body}</tbody>
    </table>
  );
  if (!long) return wide ? list : <div className="lz-table-scroll">{list}</div>;
  return (
    <>
      <FindRows search={search} />
      <section
        ref={scroller}
        className="lz-table-scroll lz-table-long"
        aria-label={t('common.table', { caption: field.label })}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls by itself must be reachable by keyboard
        tabIndex={0}
        onScroll={onScroll}
        onFocus={onFocus}
      >
        {list}
      </section>
    </>
  );
}

function FindRows({ search: { query, setQuery, prepare, found, done } }: { search: RowSearch }) {
  const t = useText();
  const id = useId();
  const said = done && query.trim() !== '' ? t('form.table.hits', { count: found.length }) : '';
  return (
    <div className="lz-table-find">
      <label htmlFor={id}>{t('form.table.find')}</label>
      <input
        id={id}
        className="lz-input"
        type="search"
        value={query}
        onFocus={prepare}
        onChange={(event) => setQuery(event.target.value)}
      />
      <span role="status" className="lz-muted lz-small">
        {said}
      </span>
    </div>
  );
}
