import { Button } from 'antd';
import { usePick, useText } from '../../app/locale.tsx';
import { useDisplay } from '../display.ts';
import type { Column, Imported } from './import-rows.ts';

interface ImportFoundProps {
  readonly read: Imported;
  readonly most: number;
  /** Rows there are. */
  readonly present: number;
}
interface ImportPreviewProps extends ImportFoundProps {
  readonly onAppend: () => void;
  readonly onReplace: () => void;
  readonly onDiscard: () => void;
}
const previewed = 3;

function useImportColumns(read: Imported) {
  const pick = usePick();
  return read.columns
    .filter((column): column is Column => column !== null)
    .map(({ name, schema }) => ({ name, schema, title: pick(schema.title ?? name, schema['x-titleEn']) }));
}

/** What was read from a sheet, in words: to be read out. */
export function ImportFound({ read, most, present }: ImportFoundProps) {
  const t = useText();
  const separator = t('common.listSeparator');
  const columns = useImportColumns(read).map(({ title }) => title);
  const [count, room] = [read.rows.length, most - present];
  return (
    <>
      <p>{t('form.table.found', { count, columns: columns.join(separator) })}</p>
      {read.unknown.length > 0 ? <p className="lz-warning">{t('form.table.unknown', { columns: read.unknown.join(separator) })}</p> : null}
      {count > room ? <p className="lz-warning">{t('form.table.tooMany', { limit: most, room, over: count - room })}</p> : null}
    </>
  );
}

/** What a sheet would bring, before it counts: the first rows, and what to do with them. */
export function ImportPreview({ read, most, present, onAppend, onReplace, onDiscard }: ImportPreviewProps) {
  const t = useText();
  const display = useDisplay();
  const columns = useImportColumns(read);
  const [count, room] = [read.rows.length, most - present];
  return (
    <div className="lz-import">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (WCAG 2.1.1) */}
      <section className="lz-import-scroll" aria-label={t('form.table.preview', { count: Math.min(previewed, count) })} tabIndex={0}>
        <table className="lz-import-table">
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column.name} scope="col">
                  {column.title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {read.rows.slice(0, previewed).map((row, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a preview never moves
              <tr key={index}>
                {columns.map(({ name, schema }) => (
                  <td key={name}>{display(schema, row[name])}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <div className="lz-row">
        {room > 0 ? (
          <Button type="primary" onClick={onAppend}>
            {t('form.table.append', { count: Math.min(room, count) })}
          </Button>
        ) : null}
        {present > 0 ? <Button onClick={onReplace}>{t('form.table.replace', { count: present })}</Button> : null}
        <Button onClick={onDiscard}>{t('form.table.discard')}</Button>
      </div>
    </div>
  );
}
