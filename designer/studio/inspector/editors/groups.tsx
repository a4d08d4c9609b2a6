/** Radios and check boxes with a name for the whole. */
import { type ReactNode, useId } from 'react';
import type { Path } from '../../../document/change.ts';
import type { ToldProblem } from '../../studio.ts';
import { useStudioText } from '../../words.tsx';
import { pointerAt } from '../inspection.tsx';
import { ProblemNotes } from './Shell.tsx';

interface RadioGroupProps {
  readonly label: string;
  readonly help?: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly disabled: boolean;
  readonly at?: Path;
  readonly problems?: readonly ToldProblem[];
}
export function RadioGroup({ label, help = '', options, value, onChange, disabled, at, problems = [] }: RadioGroupProps) {
  const name = useId();
  return (
    <fieldset className="st-in-choices" data-at={at && pointerAt(at)} aria-describedby={help ? `${name}-help` : undefined}>
      <legend className="st-in-label">{label}</legend>
      {options.map((option) => (
        <label key={option.value} className="st-in-choice">
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            disabled={disabled}
            onChange={() => onChange(option.value)}
          />
          <span>{option.label}</span>
        </label>
      ))}
      {help && (
        <p id={`${name}-help`} className="st-in-help">
          {help}
        </p>
      )}
      <ProblemNotes problems={problems} />
    </fieldset>
  );
}

interface ChecksProps {
  readonly label: string;
  readonly help?: string;
  readonly note?: string;
  readonly at: Path;
  readonly options: readonly { readonly value: string; readonly label: string; readonly checked: boolean }[];
  readonly onToggle: (value: string, on: boolean) => void;
  readonly disabled: boolean;
  readonly problems: readonly ToldProblem[];
}
export function Checks({ label, help = '', note, at, options, onToggle, disabled, problems }: ChecksProps) {
  const id = useId();
  return (
    <fieldset className="st-in-choices" data-at={pointerAt(at)} aria-describedby={help ? `${id}-help` : undefined}>
      <legend className="st-in-label">{label}</legend>
      <Many options={options}>
        {options.map((option) => (
          <label key={option.value} className="st-in-choice">
            <input
              type="checkbox"
              checked={option.checked}
              disabled={disabled}
              onChange={(event) => onToggle(option.value, event.target.checked)}
            />
            <span>{option.label}</span>
          </label>
        ))}
      </Many>
      {note && <p className="st-in-help">{note}</p>}
      {help && (
        <p id={`${id}-help`} className="st-in-help">
          {help}
        </p>
      )}
      <ProblemNotes problems={problems} />
    </fieldset>
  );
}

const many = 8;
/** A long list is folded: what is chosen stands in its head. */
function Many({ options, children }: { readonly options: ChecksProps['options']; readonly children: ReactNode }) {
  const t = useStudioText();
  if (options.length <= many) return children;
  const chosen = options.filter(({ checked }) => checked).map(({ label }) => label);
  return (
    <details className="st-in-many">
      <summary>{chosen.length === 0 ? t('st.in.picked.none') : t('st.in.picked', { list: chosen.join('、') })}</summary>
      {children}
    </details>
  );
}
