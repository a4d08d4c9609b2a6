import { useId } from 'react';

interface Props {
  readonly label: string;
  readonly value: string;
  /** The first option, which chooses nothing. */
  readonly all: string;
  readonly options: readonly { readonly value: string; readonly text: string }[];
  readonly onChange: (value: string) => void;
}

/** A filter with a few values. */
export function Choice({ label, value, all, options, onChange }: Props) {
  const id = useId();
  return (
    <label className="wb-field-inline" htmlFor={id}>
      {label}
      <select id={id} className="wb-select" value={value} onChange={(event) => onChange(event.target.value)}>
        <option value="">{all}</option>
        {options.map((one) => (
          <option key={one.value} value={one.value}>
            {one.text}
          </option>
        ))}
      </select>
    </label>
  );
}
