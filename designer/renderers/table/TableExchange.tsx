/**
 * Spreadsheet and table: cells pasted, an xlsx file imported, the rows exported. What was read is shown before it counts, and an
 * import can be taken back. Reading and writing workbooks loads with the first file.
 * Modes: closed · open · `read` (a preview waits for a decision).
 */
import { Button } from 'antd';
import { useRef, useState } from 'react';
import { useLocale, useText } from '../../app/locale.tsx';
import { useForm } from '../form-context.ts';
import type { Control } from '../use-control.ts';
import { exportRows } from './export-rows.ts';
import { type Grid, parseClipboard } from './grid.ts';
import { ImportFound, ImportPreview } from './ImportPreview.tsx';
import { type Column, type Imported, importRows, type TableRow } from './import-rows.ts';
import { readSheet, sheetAllowance } from './read-sheet.ts';
import { SheetFileButton } from './SheetFileButton.tsx';
import { saveWorkbook } from './save-workbook.ts';

interface TableExchangeProps {
  readonly field: Control;
  readonly rows: readonly TableRow[];
  readonly most: number;
  readonly onChange: (rows: readonly TableRow[]) => void;
}

export function TableExchange({ field, rows, most, onChange }: TableExchangeProps) {
  const t = useText();
  const { language } = useLocale();
  const { vocabularies, store } = useForm();
  const [read, setRead] = useState<Imported | null>(null);
  const [said, setSaid] = useState('');
  const [wrong, setWrong] = useState('');
  const [before, setBefore] = useState<readonly TableRow[] | null>(null);
  const pasteBox = useRef<HTMLTextAreaElement>(null);
  const columns = Object.entries(field.schema.items?.properties ?? {}).map(([name, schema]): Column => ({ name, schema }));

  function take(grid: Grid, from1904 = false) {
    const found = importRows(columns, grid, { vocabularies, from1904 });
    const some = found.rows.length > 0;
    setRead(some ? found : null);
    setWrong(some ? '' : t('form.table.nothing'));
    setSaid('');
  }
  async function open(chosen: File | undefined) {
    if (!chosen) return;
    setRead(null);
    setWrong('');
    setSaid(t('form.table.reading'));
    const sheet = await readSheet(chosen);
    if (typeof sheet !== 'string') return take(sheet.rows, sheet.from1904);
    setSaid('');
    setWrong(sheet === 'too-large' ? t('form.table.fileTooLarge', sheetAllowance) : t('form.table.unreadable'));
  }
  async function save(some: readonly TableRow[]) {
    const words = { vocabularies, english: language === 'en', yes: t('common.yes'), no: t('common.no') };
    const { grid, widths } = exportRows(columns, some, words);
    setSaid(t('form.table.exported', { name: await saveWorkbook(field.label, grid, widths) }));
  }
  /** With formulas computed. */
  const shown = () => (store.presentation.field(field.pointer).value as readonly TableRow[] | undefined) ?? rows;
  /** The button that was pressed goes; the focus stays in the place. */
  const goOn = () => pasteBox.current?.focus();
  function accept(next: readonly TableRow[], text: string) {
    setBefore(rows);
    setRead(null);
    setSaid(text);
    onChange(next.slice(0, most));
    goOn();
  }
  const fresh = read?.rows ?? [];
  const room = most - rows.length;
  const buttons = (
    <div className="lz-row">
      <SheetFileButton onChoose={(chosen) => void open(chosen)} />
      <Button onClick={() => void save(shown())}>{t(rows.length > 0 ? 'form.table.export' : 'form.table.template')}</Button>
    </div>
  );
  return (
    <details className="lz-exchange">
      <summary>{t('form.table.exchange')}</summary>
      <label className="lz-label" htmlFor={`${field.id}-paste`}>
        {t('form.table.pasteLabel')}
      </label>
      <p className="lz-help" id={`${field.id}-paste-help`}>
        {t('form.table.pasteHelp')}
      </p>
      <textarea
        ref={pasteBox}
        id={`${field.id}-paste`}
        className="lz-input"
        rows={3}
        value=""
        aria-describedby={`${field.id}-paste-help`}
        onPaste={(event) => {
          event.preventDefault();
          take(parseClipboard(event.clipboardData.getData('text/plain')));
        }}
        // Screen keyboards and dictation write without pasting.
        onChange={(event) => take(parseClipboard(event.target.value))}
      />
      {buttons}
      <div role="status" className="lz-exchange-said">
        {read ? <ImportFound read={read} most={most} present={rows.length} /> : said}
      </div>
      {read ? (
        <ImportPreview
          read={read}
          most={most}
          present={rows.length}
          onAppend={() => accept([...rows, ...fresh], t('form.table.added', { count: Math.min(room, fresh.length) }))}
          onReplace={() => accept(fresh, t('form.table.replaced', { count: Math.min(most, fresh.length) }))}
          onDiscard={() => {
            setRead(null);
            goOn();
          }}
        />
      ) : null}
      {wrong ? (
        <p className="lz-error" role="alert">
          {wrong}
        </p>
      ) : null}
      {before ? (
        <button
          type="button"
          className="lz-link"
          onClick={() => {
            onChange(before);
            setBefore(null);
            setSaid(t('form.table.importUndone'));
            goOn();
          }}
        >
          {t('form.table.undoImport')}
        </button>
      ) : null}
    </details>
  );
}
