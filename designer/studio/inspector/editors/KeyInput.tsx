import { useId, useState } from 'react';
import type { LanguageNode } from '../../../document/language.ts';
import { useStudioText } from '../../words.tsx';
import { useInspection } from '../inspection.tsx';
import { isKey } from './key-for.ts';

interface KeyInputProps {
  readonly label: string;
  readonly value: string;
  readonly taken: readonly string[];
  readonly pattern: LanguageNode | undefined;
  readonly onChange: (key: string) => void;
  /** Under which the input is found again when it is drawn anew. */
  readonly mark?: string;
}
/** A name that other parts refer to: taken over when one leaves it or presses Enter, and only if it can be one. */
export function KeyInput(props: KeyInputProps) {
  const { readOnly } = useInspection();
  return <KeyField {...props} readOnly={readOnly} />;
}

export function KeyField({ label, value, taken, pattern, onChange, mark, readOnly }: KeyInputProps & { readonly readOnly: boolean }) {
  const t = useStudioText();
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const text = typed ?? value;
  const wrong = text === value ? null : !isKey(text, pattern) ? t('st.in.key.wrong') : taken.includes(text) ? t('st.in.key.taken') : null;
  const commit = () => {
    if (typed !== null && typed !== value && wrong === null) onChange(typed);
    setTyped(null);
  };
  return (
    <div className="st-in-field">
      <label htmlFor={id} className="st-in-label">
        {label}
      </label>
      <input
        id={id}
        className="st-in-input st-in-code"
        data-key={mark}
        value={text}
        disabled={readOnly}
        autoComplete="off"
        spellCheck={false}
        aria-invalid={wrong === null ? undefined : true}
        aria-describedby={wrong === null ? undefined : `${id}-wrong`}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === 'Enter') commit();
          if (event.key === 'Escape') setTyped(null);
        }}
      />
      {wrong && (
        <p id={`${id}-wrong`} className="st-in-error">
          {wrong}
        </p>
      )}
    </div>
  );
}
