import { useId } from 'react';
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

/** 一次性补正: every field and material to be corrected, each with its reason; one notice carries them all. */
export function CorrectionNotes({ view, notes, dispatch, strict }: Props) {
  const { t } = useWords();
  const id = useId();
  const ticked = new Set(notes.map((note) => note.field));
  return (
    <div className="wb-correction">
      <p className="wb-hint">{t('wb.correction.how')}</p>
      <label className="lz-label" htmlFor={id}>
        {t('wb.correction.add')}
      </label>
      <select id={id} className="lz-input" value="" onChange={(e) => dispatch({ type: 'tick', field: e.target.value, on: true })}>
        <option value="">{t('wb.correction.choose')}</option>
        {view.sections.map((section) => (
          <optgroup key={section.id} label={section.title || t('wb.application.other')}>
            {section.fields
              .filter((field) => !ticked.has(field.key) && !field.schema['x-computed'])
              .map((field) => (
                <option key={field.key} value={field.key}>
                  {isFiles(field.schema) ? t('wb.correction.material', { label: field.label }) : field.label}
                </option>
              ))}
          </optgroup>
        ))}
      </select>
      <ol className="wb-correction-list">
        {notes.map((note) => (
          <NoteEditor key={note.field} note={note} label={fieldLabel(view, note.field)} dispatch={dispatch} strict={strict} />
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
}: Omit<Props, 'view' | 'notes'> & { readonly note: ReviewNote; readonly label: string }) {
  const { t } = useWords();
  const id = useId();
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
