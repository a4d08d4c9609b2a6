import { Button } from 'antd';
import { useRef } from 'react';
import { useText } from '../../app/locale.tsx';
import { sheetTypes } from './read-sheet.ts';

/** Chooses a spreadsheet to be read; the same file may be chosen again. */
export function SheetFileButton({ onChoose }: { readonly onChoose: (file: File | undefined) => void }) {
  const t = useText();
  const file = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button onClick={() => file.current?.click()}>{t('form.table.importFile')}</Button>
      <input
        ref={file}
        type="file"
        accept={sheetTypes}
        hidden
        aria-label={t('form.table.importFile')}
        onChange={(event) => {
          onChoose(event.target.files?.[0]);
          event.target.value = '';
        }}
      />
    </>
  );
}
