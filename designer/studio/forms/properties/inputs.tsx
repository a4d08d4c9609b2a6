/** Inputs of the properties: what is typed counts at once, a figure when it is one, a key when the field is left. */
import { type ReactNode, useId, useState } from 'react';
import { Field } from '../../../ui/Field.tsx';
import { useStudio } from '../../studio.ts';

interface Common {
  readonly label: string;
  readonly help?: ReactNode;
  readonly error?: string | null;
  readonly first?: boolean;
}
interface LineProps extends Common {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly long?: boolean;
  readonly code?: boolean;
  readonly list?: string;
}
export function Line({ label, help, error, value, onChange, long, code, list, first }: LineProps) {
  const { readOnly } = useStudio();
  return (
    <Field label={label} help={help} error={error ?? null}>
      {(aria) =>
        long ? (
          <textarea
            {...aria}
            rows={3}
            className="lz-input st-forms-long"
            value={value}
            readOnly={readOnly}
            onChange={(event) => onChange(event.target.value)}
          />
        ) : (
          <input
            {...aria}
            className={code ? 'lz-input lz-input-code' : 'lz-input'}
            value={value}
            readOnly={readOnly}
            list={list}
            data-focus={first ? 'properties' : undefined}
            onChange={(event) => onChange(event.target.value)}
          />
        )
      }
    </Field>
  );
}

interface FigureProps extends Common {
  readonly value: number | undefined;
  readonly onChange: (value: number | undefined) => void;
  readonly whole?: boolean;
  readonly wrong: string;
}
/** A figure, or nothing. What is none stands until it is one, and isn't written. */
export function Figure({ label, help, value, onChange, whole, wrong }: FigureProps) {
  const { readOnly } = useStudio();
  const shown = value === undefined ? '' : String(value);
  const [typed, setTyped] = useState<{ readonly text: string; readonly of: string } | null>(null);
  const text = typed && typed.of === shown ? typed.text : shown;
  const isFigure = (input: string) => (whole ? /^\d{1,9}$/ : /^-?\d{1,15}(\.\d{1,10})?$/).test(input.trim());
  const isWrong = text.trim() !== '' && !isFigure(text);
  return (
    <Field label={label} help={help} error={isWrong ? wrong : null}>
      {(aria) => (
        <input
          {...aria}
          className="lz-input"
          inputMode={whole ? 'numeric' : 'decimal'}
          value={text}
          readOnly={readOnly}
          onChange={({ target }) => {
            const next = target.value.trim();
            const figure = next === '' ? undefined : Number(next);
            const counts = next === '' || isFigure(next);
            setTyped({ text: target.value, of: counts ? (figure === undefined ? '' : String(figure)) : shown });
            if (counts) onChange(figure);
          }}
        />
      )}
    </Field>
  );
}

interface TickProps {
  readonly label: string;
  readonly help?: string;
  readonly value: boolean;
  readonly onChange: (value: boolean) => void;
}
export function Tick({ label, help, value, onChange }: TickProps) {
  const { readOnly } = useStudio();
  const id = useId();
  return (
    <div className="st-forms-tick">
      <input
        id={id}
        type="checkbox"
        checked={value}
        disabled={readOnly}
        aria-describedby={help ? `${id}-help` : undefined}
        onChange={(event) => onChange(event.target.checked)}
      />
      <label htmlFor={id}>{label}</label>
      {help ? (
        <span id={`${id}-help`} className="lz-help">
          {help}
        </span>
      ) : null}
    </div>
  );
}

interface PickProps extends Common {
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly title: string }[];
  /** What nothing chosen is called; absent: something must be chosen. */
  readonly none?: string;
  readonly onChange: (value: string) => void;
}
export function Pick({ label, help, error, value, options, none, onChange }: PickProps) {
  const { readOnly } = useStudio();
  const known = value === '' || options.some((option) => option.value === value);
  return (
    <Field label={label} help={help} error={error ?? null}>
      {(aria) => (
        <select
          {...aria}
          className="lz-input lz-select"
          value={value}
          disabled={readOnly}
          onChange={(event) => onChange(event.target.value)}
        >
          {none !== undefined && <option value="">{none}</option>}
          {!known && <option value={value}>{value}</option>}
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.title}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

interface KeyProps extends Common {
  readonly value: string;
  /** Why it can't be, null when it can. */
  readonly refuse: (text: string) => string | null;
  readonly onChange: (value: string) => void;
}
/** A key: changed when the field is left or with Enter, so that half a word never is one. */
export function KeyLine({ label, help, value, refuse, onChange }: KeyProps) {
  const { readOnly } = useStudio();
  const [typed, setTyped] = useState<string | null>(null);
  const text = typed ?? value;
  const wrong = text === value ? null : refuse(text.trim());
  const done = () => {
    const next = text.trim();
    if (typed === null) return;
    if (next !== value && wrong === null) onChange(next);
    if (next === value || wrong === null) setTyped(null);
  };
  return (
    <Field label={label} help={help} error={wrong}>
      {(aria) => (
        <input
          {...aria}
          className="lz-input lz-input-code"
          value={text}
          readOnly={readOnly}
          spellCheck={false}
          autoComplete="off"
          onChange={(event) => setTyped(event.target.value)}
          onBlur={done}
          onKeyDown={(event) => {
            if (event.key === 'Enter') done();
            if (event.key === 'Escape') setTyped(null);
          }}
        />
      )}
    </Field>
  );
}
