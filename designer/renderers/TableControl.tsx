/**
 * Rows of records. An overview names every row's values; one row at a time is open for editing, in full width, drawn by the same
 * renderers as any field. So two hundred rows cost what one costs.
 */
import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useText } from '../app/locale.tsx';
import { ControlFrame } from './ControlFrame.tsx';
import { RowEditor } from './RowEditor.tsx';
import { control, type RendererProps } from './registry.ts';
import { TableRows } from './TableRows.tsx';
import { useControl } from './use-control.ts';

type Row = Readonly<Record<string, unknown>>;

export function TableControl(props: RendererProps) {
  const t = useText();
  const field = useControl(props);
  const [open, setOpen] = useState<number | null>(null);
  const [removed, setRemoved] = useState<{ index: number; row: Row } | null>(null);
  const adder = useRef<HTMLButtonElement>(null);
  const rows = Array.isArray(field.value) ? (field.value as readonly Row[]) : [];
  const { readOnly } = field.state;
  const most = field.schema.maxItems ?? 200;
  // An error link points into a row: open it.
  useEffect(() => {
    const onFocus = (event: Event) => {
      const pointer = (event as CustomEvent<string>).detail;
      if (!pointer.startsWith(`${field.pointer}/`)) return;
      setOpen(Number(pointer.slice(field.pointer.length + 1).split('/')[0]));
    };
    document.addEventListener('lz-focus', onFocus);
    return () => document.removeEventListener('lz-focus', onFocus);
  }, [field.pointer]);

  function change(next: readonly Row[], openRow: number | null) {
    setOpen(openRow);
    field.set(next.length > 0 ? next : undefined);
  }
  const insert = (index: number, row: Row) => change([...rows.slice(0, index), row, ...rows.slice(index)], index);
  function remove(index: number) {
    const row = rows[index];
    if (!row) return;
    setRemoved({ index, row });
    change(rows.toSpliced(index, 1), null);
    adder.current?.focus();
  }
  const unique = new Set(field.schema['x-unique'] ?? []);
  const copyOf = (row: Row) => Object.fromEntries(Object.entries(row).filter(([name]) => !unique.has(name)));
  const actions = (index: number) => {
    const row = { row: index + 1 };
    return readOnly ? null : (
      <>
        <button
          type="button"
          className="lz-link"
          aria-label={t('form.table.edit', row)}
          aria-expanded={open === index}
          onClick={() => setOpen(open === index ? null : index)}
        >
          {t('form.table.editShort')}
        </button>
        {rows.length < most ? (
          <button
            type="button"
            className="lz-link"
            aria-label={t('form.table.copy', row)}
            onClick={() => insert(index + 1, copyOf(rows[index] ?? {}))}
          >
            {t('form.table.copyShort')}
          </button>
        ) : null}
        <button type="button" className="lz-link" aria-label={t('form.table.remove', row)} onClick={() => remove(index)}>
          {t('form.table.removeShort')}
        </button>
      </>
    );
  };
  return (
    <ControlFrame control={field} group wide>
      {() => (
        <>
          {rows.length === 0 ? (
            <p className="lz-table-empty">{t('form.table.empty')}</p>
          ) : (
            <TableRows field={field} count={rows.length} open={open} actions={actions} />
          )}
          {open !== null && rows[open] && !readOnly ? (
            <RowEditor key={open} index={open} table={field} props={props} onDone={() => setOpen(null)} />
          ) : null}
          {readOnly ? null : (
            <div className="lz-table-foot">
              <Button ref={adder} disabled={rows.length >= most} onClick={() => insert(rows.length, {})}>
                + {t('form.table.add')}
              </Button>
              <span role="status" className="lz-muted lz-small">
                {removed ? t('form.table.removed', { row: removed.index + 1 }) : ''}
              </span>
              {removed ? (
                <button
                  type="button"
                  className="lz-link"
                  onClick={() => {
                    insert(Math.min(removed.index, rows.length), removed.row);
                    setRemoved(null);
                  }}
                >
                  {t('form.table.undo')}
                </button>
              ) : null}
            </div>
          )}
        </>
      )}
    </ControlFrame>
  );
}
export const tableRenderer = control(5, TableControl, (field) => field.type === 'array' && field.items?.type === 'object');
