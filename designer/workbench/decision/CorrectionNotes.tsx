import { Button } from 'antd';
import { useEffect, useId, useRef, useState } from 'react';
import type { ReviewNote } from '../../../engine/model/event.ts';
import { isFiles } from '../application/sections.ts';
import { type CaseView, fieldLabel } from '../case/case-view.ts';
import { useWords } from '../words.ts';
import type { DecisionAction } from './decision-state.ts';

interface Props {
  readonly view: CaseView;
  readonly notes: readonly ReviewNote[];
  readonly dispatch: (action: DecisionAction) => void;
  /** Show which reasons are missing (after the first try to send). */
  readonly strict: boolean;
}

/**
 * 一次性补正: every field and material to be corrected, each with its reason; one notice carries them all. What stands in the list to
 * choose from isn't added before the button or Enter says so: arrow keys pass over it.
 */
export function CorrectionNotes({ view, notes, dispatch, strict }: Props) {
  const { t } = useWords();
  const id = useId();
  const [chosen, setChosen] = useState('');
  /** Added here: its reason is written next. */
  const [added, setAdded] = useState<string | null>(null);
  const ticked = new Set(notes.map((note) => note.field));
  const add = () => {
    if (chosen === '' || ticked.has(chosen)) return;
    dispatch({ type: 'tick', field: chosen, on: true });
    setAdded(chosen);
    setChosen('');
  };
  return (
    <div className="wb-correction">
      <p className="wb-hint">{t('wb.correction.how')}</p>
      <label className="lz-label" htmlFor={id}>
        {t('wb.correction.add')}
      </label>
      <div className="wb-correction-choice">
        <select
          id={id}
          className="lz-input"
          aria-invalid={(strict && notes.length === 0) || undefined}
          value={ticked.has(chosen) ? '' : chosen}
          onChange={(event) => setChosen(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            event.preventDefault();
            add();
          }}
        >
          <option value="">{t('wb.correction.choose')}</option>
          {view.sections.map((section) => (
            <optgroup key={section.id} label={section.title || t('wb.application.other')}>
              {section.fields
                .filter((field) => !ticked.has(field.key) && !field.schema['x-computed'])
                .map((field) => (
                  <option key={field.key} value={field.key}>
                    {isFiles(field.schema) ? t('wb.correction.material', { label: field.name }) : field.name}
                  </option>
                ))}
            </optgroup>
          ))}
        </select>
        <Button onClick={add}>{t('wb.correction.take')}</Button>
      </div>
      <ol className="wb-correction-list">
        {notes.map((note) => (
          <NoteEditor key={note.field} {...{ note, dispatch, strict }} label={fieldLabel(view, note.field)} isNew={note.field === added} />
        ))}
      </ol>
    </div>
  );
}

function NoteEditor({
  note,
  label,
  dispatch,
  strict,
  isNew,
}: Omit<Props, 'view' | 'notes'> & { readonly note: ReviewNote; readonly label: string; readonly isNew: boolean }) {
  const { t } = useWords();
  const id = useId();
  const reason = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (isNew) reason.current?.focus();
  }, [isNew]);
  const wrong = strict && note.reason.trim() === '';
  return (
    <li>
      <div className="wb-correction-head">
        <label htmlFor={id}>{label}</label>
        <button type="button" className="lz-link" onClick={() => dispatch({ type: 'tick', field: note.field, on: false })}>
          {t('wb.correction.remove')}
          <span className="lz-hidden"> {label}</span>
        </button>
      </div>
      <textarea
        ref={reason}
        id={id}
        className="lz-input wb-note-input"
        rows={2}
        maxLength={500}
        required
        aria-invalid={wrong || undefined}
        placeholder={t('wb.correction.reason')}
        value={note.reason}
        onChange={(event) => dispatch({ type: 'note', field: note.field, reason: event.target.value })}
      />
    </li>
  );
}
