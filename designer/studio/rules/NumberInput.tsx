import { useId, useState } from 'react';
import type { FieldAria } from '../../ui/Field.tsx';

interface InputProps {
  readonly aria?: FieldAria;
  /** Stands above the input, where no `Field` is around. */
  readonly caption?: string;
  readonly value: number | undefined;
  readonly readOnly: boolean;
  /** Undefined: nothing stands there. What is no number isn't told. */
  readonly onChange: (value: number | undefined) => void;
}

/** A number as it is typed; the text stays as long as it means the value. */
export function NumberInput({ aria, caption, value, readOnly, onChange }: InputProps) {
  const id = useId();
  const [text, setText] = useState<string | null>(null);
  const read = (typed: string) => (typed.trim() === '' ? undefined : /^-?\d+(\.\d+)?$/.test(typed.trim()) ? Number(typed) : null);
  const wrong = text !== null && read(text) === null;
  const input = (
    <input
      id={id}
      {...aria}
      className="lz-input st-number"
      inputMode="decimal"
      value={text !== null && (wrong || read(text) === value || read(text) === undefined) ? text : (value ?? '')}
      readOnly={readOnly}
      aria-invalid={wrong || undefined}
      onChange={({ target }) => {
        setText(target.value);
        const next = read(target.value);
        if (next !== null) onChange(next);
      }}
      onBlur={() => setText(null)}
    />
  );
  if (caption === undefined) return input;
  return (
    <span className="st-labelled">
      <label htmlFor={id}>{caption}</label>
      {input}
    </span>
  );
}
