import type { ReviewNote } from '../../../engine/model/event.ts';
import { useStudioText } from '../words.tsx';

interface Props {
  readonly fields: readonly { readonly name: string; readonly title: string }[];
  readonly notes: readonly ReviewNote[];
  readonly onChange: (notes: ReviewNote[]) => void;
}

/** Fields to be corrected, ticked. */
export function NotesEditor({ fields, notes, onChange }: Props) {
  const t = useStudioText();
  const toggle = (field: string, on: boolean) =>
    onChange(on ? [...notes, { field, reason: t('st.try.sampleReason') }] : notes.filter((note) => note.field !== field));
  return (
    <fieldset className="st-try-verified">
      <legend>{t('st.try.notes')}</legend>
      <div className="lz-options lz-options-column">
        {fields.map(({ name, title }) => (
          <label key={name} className="lz-option">
            <input
              type="checkbox"
              checked={notes.some(({ field }) => field === name)}
              onChange={(event) => toggle(name, event.target.checked)}
            />
            {title}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
