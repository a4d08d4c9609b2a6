import type { ReactNode } from 'react';
import { Field } from './Field.tsx';

interface Props {
  readonly label: ReactNode;
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly help?: ReactNode;
  readonly error?: string | null;
  /** Else the label says that it may be left out. */
  readonly required?: boolean;
  readonly rows?: number;
  /** Characters; the server's own limit. */
  readonly maxLength?: number;
}

/** Some lines in somebody's own words: a reason, a remark, an answer. */
export function WordsField({ label, value, onChange, help, error = null, required = false, rows = 3, maxLength = 1000 }: Props) {
  return (
    <Field label={label} help={help} required={required} optional={!required} error={error}>
      {(aria) => (
        <textarea
          {...aria}
          className="lz-input"
          rows={rows}
          maxLength={maxLength}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
