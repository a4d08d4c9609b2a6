import { useId } from 'react';

interface Props {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** Labelled search field; the list follows while typing. */
export function SearchBox({ label, value, onChange }: Props) {
  const id = useId();
  return (
    <label className="wb-field-inline wb-search" htmlFor={id}>
      {label}
      <input id={id} type="search" className="wb-input" value={value} onChange={(event) => onChange(event.target.value)} />
    </label>
  );
}
