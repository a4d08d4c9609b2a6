/**
 * Rows of records. An overview names every row's values; one row at a time is open for editing, in full width, drawn by the same
 * renderers as any field. So two hundred rows cost what one costs.
 */
import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import { useText } from '../app/locale.tsx';
import { ControlFrame } from './ControlFrame.tsx';
import { RowEditor } from './RowEditor.tsx';
import { control, type RendererProps } from './registry.ts';
import { TableRows } from './TableRows.tsx';
import { TableExchange } from './table/TableExchange.tsx';
import { TableTotals } from './table/TableTotals.tsx';
import { useRows } from './table/use-rows.ts';
import { useControl } from './use-control.ts';

type Row = Readonly<Record<string, unknown>>;

export function TableControl(props: RendererProps) {
  const t = useText();
  const field = useControl(props);
  const { open, removed, deeds, close, add, putBack, replace } = useRows(field);
  const adder = useRef<HTMLButtonElement>(null);
  const rows = Array.isArray(field.value) ? (field.value as readonly Row[]) : [];
  const { readOnly } = field.state;
  const most = field.schema.maxItems ?? 200;
  // Once drawn: the button of a full table can't take the focus.
  useEffect(() => {
    if (removed) adder.current?.focus();
  }, [removed]);

  return (
    <ControlFrame control={field} group wide>
      {() => (
        <>
          {rows.length === 0 ? (
            <p className="lz-table-empty">{t('form.table.empty')}</p>
          ) : (
            <TableRows field={field} rows={rows} open={open} deeds={readOnly ? null : deeds} canCopy={rows.length < most} />
          )}
          <TableTotals field={field} />
          {open !== null && rows[open] && !readOnly ? (
            <RowEditor key={open} index={open} table={field} props={props} onDone={close} />
          ) : null}
          {readOnly ? null : (
            <div className="lz-table-foot">
              <Button ref={adder} disabled={rows.length >= most} onClick={add}>
                + {t('form.table.add')}
              </Button>
              <span role="status" className="lz-muted lz-small">
                {removed ? t('form.table.removed', { row: removed.index + 1 }) : ''}
              </span>
              {removed ? (
                <button type="button" className="lz-link" onClick={putBack}>
                  {t('form.table.undo')}
                </button>
              ) : null}
            </div>
          )}
          {readOnly ? null : <TableExchange field={field} rows={rows} most={most} onChange={replace} />}
        </>
      )}
    </ControlFrame>
  );
}
export const tableRenderer = control(5, TableControl, (field) => field.type === 'array' && field.items?.type === 'object');
