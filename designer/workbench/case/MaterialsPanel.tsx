import { periodText } from '../../ui/period-text.ts';
import { fileSize } from '../application/present-value.ts';
import { MaterialViewer } from '../viewer/MaterialViewer.tsx';
import type { Materials } from '../viewer/materials-state.ts';
import { useWords } from '../words.ts';
import type { CaseView } from './case-view.ts';

interface Props {
  readonly view: CaseView;
  readonly materials: Materials;
  /** The viewer stands beside the whole page: here is the list alone. */
  readonly split: boolean;
}

/** Materials with what was looked at, and the viewer beside the list; while a correction is written each can be ticked. */
export function MaterialsPanel({ view, materials, split }: Props) {
  const { t } = useWords();
  const { ticks, desk, open } = materials;
  if (view.materials.length === 0) return <p className="wb-muted">{t('wb.files.none')}</p>;
  const files = new Set(view.materials.flatMap((material) => material.files.map((file) => file.id)));
  const seen = [...files].filter((file) => desk?.lookAt(file).lookedAt).length;
  return (
    <div className={split ? 'wb-materials wb-materials-alone' : 'wb-materials'}>
      <div>
        {desk && (
          <p className="wb-muted wb-materials-seen" role="status">
            {t('wb.viewer.seenOf', { n: seen, of: files.size })}
          </p>
        )}
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
              {material.files.length === 0 && (
                <p className="wb-missing">
                  {material.promised ? t('wb.files.promised', { period: periodText(material.promised, t) }) : t('wb.files.missing')}
                </p>
              )}
              {material.files.map((file) => {
                const look = desk?.lookAt(file.id);
                return (
                  <button
                    key={file.id}
                    type="button"
                    className="wb-file"
                    aria-pressed={open?.file.id === file.id && open.field === material.field}
                    onClick={() => materials.show(file.id, material.field)}
                  >
                    {file.name} <span className="wb-muted">{fileSize(file.size)}</span>
                    {look?.lookedAt && <span className="wb-file-seen">✓ {t('wb.viewer.seenShort')}</span>}
                    {look?.note && <span className="wb-file-note">{look.note}</span>}
                  </button>
                );
              })}
            </li>
          ))}
        </ul>
      </div>
      {!split && <MaterialViewer materials={materials} />}
    </div>
  );
}
