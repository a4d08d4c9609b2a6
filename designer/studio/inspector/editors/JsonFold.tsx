import { useId, useState } from 'react';
import { isObject, type Json, type Path, valueAt } from '../../../document/change.ts';
import { withProperty } from '../../../document/properties.ts';
import { useStudioText } from '../../words.tsx';
import { useInspection } from '../inspection.tsx';

/** The data as a developer reads it: for experts, so that nothing is out of reach. */
export function JsonFold({ at }: { readonly at: Path }) {
  const t = useStudioText();
  const id = useId();
  const { document, edit, readOnly } = useInspection();
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState<string | null>(null);
  const [wrong, setWrong] = useState(false);
  const text = typed ?? JSON.stringify(valueAt(document, at), null, 2);
  const apply = () => {
    const parsed = parse(text);
    setWrong(parsed === null);
    if (parsed === null) return;
    edit('st.in.did', t('st.in.json'), (before) => withProperty(before, at, parsed));
    setTyped(null);
  };
  return (
    <details className="st-in-section" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('st.in.json')}</summary>
      {open && (
        <div className="st-in-fields">
          <label htmlFor={id} className="st-in-help">
            {t('st.in.json.help')}
          </label>
          <textarea
            id={id}
            className="st-in-input st-in-json"
            rows={14}
            spellCheck={false}
            value={text}
            readOnly={readOnly}
            aria-invalid={wrong ? true : undefined}
            onChange={(event) => setTyped(event.target.value)}
          />
          {wrong && (
            <p className="st-in-error" role="alert">
              {t('st.in.json.wrong')}
            </p>
          )}
          {!readOnly && (
            <button type="button" className="st-in-open" disabled={typed === null} onClick={apply}>
              {t('st.in.json.apply')}
            </button>
          )}
        </div>
      )}
    </details>
  );
}

function parse(text: string): Json | null {
  try {
    const value = JSON.parse(text) as Json;
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}
