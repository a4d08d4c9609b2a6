import { useState } from 'react';
import type { FieldAccess } from '../../../engine/model/people.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { useStudioText } from '../words.tsx';

interface ToolsProps {
  readonly filter: string;
  readonly onlySet: boolean;
  readonly readOnly: boolean;
  /** How many cells are marked. */
  readonly marked: number;
  readonly onFilter: (filter: string) => void;
  readonly onOnlySet: (only: boolean) => void;
  readonly onSet: (value: FieldAccess | null) => void;
}
const values = ['hidden', 'read', 'edit', 'required'] as const;
const keys = ['move', 'widen', 'set', 'reset', 'row', 'column'] as const;

/** What may be set, the filter, and what the keys do. */
export function AccessTools({ filter, onlySet, readOnly, marked, onFilter, onOnlySet, onSet }: ToolsProps) {
  const t = useStudioText();
  const [help, setHelp] = useState(false);
  return (
    <div className="st-access-tools">
      <input
        className="lz-input"
        type="search"
        aria-label={t('st.access.filter')}
        placeholder={t('st.access.filter')}
        value={filter}
        onChange={({ target }) => onFilter(target.value)}
      />
      <label>
        <input type="checkbox" checked={onlySet} onChange={({ target }) => onOnlySet(target.checked)} /> {t('st.access.onlySet')}
      </label>
      {!readOnly && (
        <div className="st-access-set" role="toolbar" aria-label={t('st.access.setTo', { count: marked })}>
          {values.map((value, index) => (
            <button
              key={value}
              type="button"
              className={`st-access-button st-access-${value}`}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => onSet(value)}
            >
              <span className="st-access-digit" aria-hidden="true">
                {index + 1}
              </span>{' '}
              {t(`st.access.value.${value}`)}
            </button>
          ))}
          <button type="button" className="st-access-button" onMouseDown={(event) => event.preventDefault()} onClick={() => onSet(null)}>
            <span className="st-access-digit" aria-hidden="true">
              0
            </span>{' '}
            {t('st.access.reset')}
          </button>
        </div>
      )}
      <button type="button" className="st-access-button" onClick={() => setHelp(true)}>
        {t('st.access.keys')}
      </button>
      {help && (
        <Dialog title={t('st.access.keys')} onClose={() => setHelp(false)}>
          <p>{t('st.access.explain')}</p>
          <dl className="st-access-keys">
            {keys.map((key) => (
              <div key={key}>
                <dt>{t(`st.access.key.${key}`)}</dt>
                <dd>{t(`st.access.keyDoes.${key}`)}</dd>
              </div>
            ))}
          </dl>
        </Dialog>
      )}
    </div>
  );
}
