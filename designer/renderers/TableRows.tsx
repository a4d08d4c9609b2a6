import type { ReactNode } from 'react';
import { usePick, useText } from '../app/locale.tsx';
import { useDisplay } from './display.ts';
import { useForm } from './form-context.ts';
import { RowErrors } from './RowErrors.tsx';
import { isWideTable, RowSummary } from './RowSummary.tsx';
import type { Control } from './use-control.ts';

interface TableRowsProps {
  readonly field: Control;
  readonly count: number;
  readonly open: number | null;
  /** Buttons of a row; null when it may not be changed. */
  readonly actions: (index: number) => ReactNode;
}

/** Overview of the rows: a table while the columns fit, a list of summaries when they don't, cards on phones. */
export function TableRows({ field, count, open, actions }: TableRowsProps) {
  const t = useText();
  const pick = usePick();
  const display = useDisplay();
  const { store } = useForm();
  const columns = Object.entries(field.schema.items?.properties ?? {}).map(([name, schema]) => ({ name, schema }));
  const title = (column: (typeof columns)[number]) => pick(column.schema.title ?? column.name, column.schema['x-titleEn']);
  const show = (index: number) => (column: (typeof columns)[number]) =>
    display(column.schema, store.value(`${field.pointer}/${index}/${column.name}`));
  const rows = Array.from({ length: count }, (_, index) => index);
  if (isWideTable(columns.length))
    return (
      <ol className="lz-rows">
        {rows.map((index) => (
          <li key={index} className={open === index ? 'lz-rows-row lz-table-open' : 'lz-rows-row'}>
            <span className="lz-rows-number">{index + 1}</span>
            <span className="lz-rows-text">
              <RowSummary columns={columns} title={title} show={show(index)} />
              <RowErrors pointer={`${field.pointer}/${index}`} open={open === index} />
            </span>
            <span className="lz-table-actions">{actions(index)}</span>
          </li>
        ))}
      </ol>
    );
  return (
    <div className="lz-table-scroll">
      <table className="lz-table">
        <thead>
          <tr>
            <th scope="col">#</th>
            {columns.map((column) => (
              <th key={column.name} scope="col">
                {title(column)}
              </th>
            ))}
            {field.state.readOnly ? null : <th scope="col">{t('form.table.actions')}</th>}
          </tr>
        </thead>
        <tbody>
          {rows.map((index) => (
            <tr key={index} className={open === index ? 'lz-table-open' : undefined}>
              <th scope="row">
                {index + 1} <RowErrors pointer={`${field.pointer}/${index}`} open={open === index} />
              </th>
              {columns.map((column) => (
                <td key={column.name} data-label={title(column)}>
                  {show(index)(column)}
                </td>
              ))}
              {field.state.readOnly ? null : <td className="lz-table-actions">{actions(index)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
