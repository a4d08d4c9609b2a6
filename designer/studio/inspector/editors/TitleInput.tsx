import { useId, useState } from 'react';
import { useStudioText } from '../../words.tsx';

/** What people call a member: taken over when one leaves it or presses Enter. */
export function TitleInput({
  value,
  readOnly,
  onChange,
}: {
  readonly value: string;
  readonly readOnly: boolean;
  readonly onChange: (title: string) => void;
}) {
  const t = useStudioText();
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const commit = () => {
    if (typed !== null && typed.trim() !== value) onChange(typed.trim());
    setTyped(null);
  };
  return (
    <div className="st-in-field">
      <label htmlFor={id} className="st-in-label">
        {t('st.in.name')}
      </label>
      <input
        id={id}
        className="st-in-input"
        value={typed ?? value}
        placeholder={t('st.in.called.hint')}
        disabled={readOnly}
        autoComplete="off"
        onChange={(event) => setTyped(event.target.value)}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === 'Enter') commit();
          if (event.key === 'Escape') setTyped(null);
        }}
      />
    </div>
  );
}
