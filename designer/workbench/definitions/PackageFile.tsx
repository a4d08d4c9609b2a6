import { useId, useState } from 'react';
import { useWords } from '../words.ts';
import '../../renderers/form.css';

interface Props {
  /** Of the file that was taken. */
  readonly name: string | null;
  readonly onTake: (file: File) => void;
}

/** Chooses the file of a programme, or takes one that is dropped. */
export function PackageFile({ name, onTake }: Props) {
  const { t } = useWords();
  const id = useId();
  const [over, setOver] = useState(false);
  const take = (files: FileList | null) => {
    const [file] = files ?? [];
    if (file) onTake(file);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way, for the mouse; the input inside is the first
    <div
      className={over ? 'lz-drop lz-over' : 'lz-drop'}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        take(event.dataTransfer.files);
      }}
    >
      <input
        className="lz-drop-input"
        type="file"
        accept=".json,application/json"
        aria-label={t('wb.publish.file')}
        aria-describedby={id}
        onChange={(event) => {
          take(event.target.files);
          event.target.value = '';
        }}
      />
      <span className="lz-drop-button" aria-hidden="true">
        {t('wb.publish.choose')}
      </span>
      <span id={id} className="lz-drop-hint">
        {name ? t('wb.publish.taken', { name }) : t('wb.publish.fileHelp')}
      </span>
    </div>
  );
}
