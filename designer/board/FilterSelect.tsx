import { useId } from 'react';

interface Props {
  readonly label: string;
  readonly value: string;
  /** What no choice is called; without it one is always chosen. */
  readonly all?: string;
  readonly choices: readonly { readonly value: string; readonly text: string }[];
  /** Id of what says why the choice is wrong. */
  readonly wrong?: string | undefined;
  readonly onChange: (value: string) => void;
}

/** One choice above a list of the board. */
export function FilterSelect({ label, value, all, choices, wrong, onChange }: Props) {
  const id = useId();
  return (
    <label className="wb-field-inline" htmlFor={id}>
      {label}
      <select
        id={id}
        className="wb-select"
        value={value}
        aria-invalid={wrong === undefined ? undefined : true}
        aria-describedby={wrong}
        onChange={(event) => onChange(event.target.value)}
      >
        {all !== undefined && <option value="">{all}</option>}
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.text}
          </option>
        ))}
      </select>
    </label>
  );
}
