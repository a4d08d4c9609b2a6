import { useId, useState } from 'react';
import type { Ticks } from '../case/ticks.ts';
import { useWords } from '../words.ts';
import type { Desk } from './use-desk.ts';

interface Props {
  readonly desk: Desk;
  readonly field: string;
  readonly file: string;
  /** Null while no correction is being written. */
  readonly ticks: Ticks | null;
}

/** Looked at or not, and a note for oneself, which can go into the notice of a correction. Saved when the field is left. */
export function MaterialNote({ desk, field, file, ticks }: Props) {
  const { t } = useWords();
  const id = useId();
  const look = desk.lookAt(file);
  const [note, setNote] = useState(look.note);
  const save = () => {
    if (note.trim() !== look.note) desk.keep(file, { looked: look.lookedAt !== null, note });
  };
  return (
    <div className="wb-look-note">
      <label className="wb-look-seen">
        <input
          type="checkbox"
          className="wb-tick"
          checked={look.lookedAt !== null}
          onChange={(event) => desk.keep(file, { looked: event.target.checked, note })}
        />{' '}
        {t('wb.viewer.seen')}
      </label>
      <label className="lz-hidden" htmlFor={id}>
        {t('wb.viewer.note')}
      </label>
      <textarea
        id={id}
        className="lz-input"
        rows={1}
        maxLength={500}
        placeholder={t('wb.viewer.notePlaceholder')}
        value={note}
        onChange={(event) => setNote(event.target.value)}
        onBlur={save}
      />
      {ticks && (
        <button type="button" className="lz-link" disabled={note.trim() === ''} onClick={() => ticks.note(field, note.trim())}>
          {t('wb.viewer.intoCorrection')}
        </button>
      )}
      {desk.failed && (
        <p role="alert" className="wb-missing">
          {t('wb.viewer.notKept')}
        </p>
      )}
    </div>
  );
}
