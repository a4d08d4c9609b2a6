import { useState } from 'react';
import { placeOfPath } from '../../../document/inspectable.ts';
import { ConditionEditor } from '../../rules/ConditionEditor.tsx';
import { FeelLine } from '../../rules/FeelLine.tsx';
import { useExpressionPlace } from '../../rules/use-expression-place.ts';
import { useStudioText } from '../../words.tsx';
import { type EditorProps, pointerAt, useInspection } from '../inspection.tsx';
import { useIsRequired } from './use-is-required.ts';

/** An expression. One that may be left out is a button until somebody wants it. */
export function FeelInput({ field, at }: EditorProps<'feel'>) {
  const t = useStudioText();
  const { read, write, readOnly, isShared } = useInspection();
  const required = useIsRequired(at);
  const [begun, setBegun] = useState(false);
  const value = read(at);
  const text = typeof value === 'string' ? value : '';
  // Conditions are filled in by rows, everything else is written.
  const Editor = useExpressionPlace(placeOfPath(at)).expect?.kind === 'boolean' ? ConditionEditor : FeelLine;
  const help = field.help ? t(field.help) : '';
  if (!required && text === '' && !begun)
    return (
      <div className="st-in-field">
        {readOnly ? (
          <p className="st-in-help">
            {t(field.label)} {t('st.in.none')}
          </p>
        ) : (
          <button type="button" className="st-in-add" data-at={pointerAt(at)} onClick={() => setBegun(true)}>
            <span aria-hidden="true">＋</span> {t(field.label)}
          </button>
        )}
      </div>
    );
  return (
    <div className="st-in-field" data-at={pointerAt(at)}>
      <Editor
        place={placeOfPath(at)}
        value={text}
        label={t(field.label)}
        optional={!required}
        autoFocus={begun}
        onChange={(next) => write(at, next, t(field.label), true)}
      />
      {isShared(at) && <p className="st-in-help">{t('st.in.shared')}</p>}
      {help && <p className="st-in-help">{help}</p>}
    </div>
  );
}
