import { useState } from 'react';
import type { FileRef } from '../../../engine/model/form.ts';
import { fileSize } from '../application/present-value.ts';
import { useWords } from '../words.ts';
import type { CaseView } from './case-view.ts';
import { FileViewer } from './FileViewer.tsx';

interface Props {
  readonly view: CaseView;
  readonly ticks: { readonly on: ReadonlySet<string>; readonly set: (field: string, on: boolean) => void } | null;
}

/** Materials with a viewer beside the list; while a correction is written each can be ticked. */
export function MaterialsPanel({ view, ticks }: Props) {
  const { t } = useWords();
  const [open, setOpen] = useState<FileRef | null>(view.materials[0]?.files[0] ?? null);
  if (view.materials.length === 0) return <p className="wb-muted">{t('wb.files.none')}</p>;
  return (
    <div className="wb-materials">
      <ul className="wb-material-list">
        {view.materials.map((material) => (
          <li key={material.field} className={ticks?.on.has(material.field) ? 'wb-field-ticked' : undefined}>
            <p className="wb-material-name">
              {ticks && (
                <input
                  type="checkbox"
                  className="wb-tick"
                  checked={ticks.on.has(material.field)}
                  onChange={(event) => ticks.set(material.field, event.target.checked)}
                  aria-label={t('wb.correction.tick', { field: material.label })}
                />
              )}
              {material.label}
            </p>
            {material.files.length === 0 && <p className="wb-missing">{t('wb.files.missing')}</p>}
            {material.files.map((file) => (
              <button key={file.id} type="button" className="wb-file" aria-pressed={open?.id === file.id} onClick={() => setOpen(file)}>
                {file.name} <span className="wb-muted">{fileSize(file.size)}</span>
              </button>
            ))}
          </li>
        ))}
      </ul>
      {open && <FileViewer file={open} />}
    </div>
  );
}
