import { type ReactNode, useId } from 'react';
import type { Path } from '../../../document/change.ts';
import type { ToldProblem } from '../../studio.ts';
import { useStudioText } from '../../words.tsx';
import type { Field } from '../fields/field.ts';
import { pointerAt, useInspection } from '../inspection.tsx';

export interface ControlAria {
  readonly id: string;
  readonly disabled: boolean;
  readonly 'data-at': string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': true | undefined;
}

/** Messages about a place, each with a word for how grave it is. */
export function ProblemNotes({ problems, id }: { readonly problems: readonly ToldProblem[]; readonly id?: string }) {
  const t = useStudioText();
  if (problems.length === 0) return null;
  return (
    <ul className="st-in-problems" id={id}>
      {problems.map(({ code, severity, message, pointer }) => (
        <li key={`${code} ${pointer} ${message}`} className={severity === 'error' ? 'st-in-error' : 'st-in-warning'}>
          <span className="st-in-severity">{t(severity === 'error' ? 'st.problemError' : 'st.problemWarning')}</span> {message}
        </li>
      ))}
    </ul>
  );
}

interface ShellProps {
  readonly field: Pick<Field, 'label' | 'help'>;
  readonly at: Path;
  /** Beside the control rather than above it. */
  readonly inline?: boolean;
  readonly hideLabel?: boolean;
  readonly wrong?: string | null;
  readonly children: (aria: ControlAria) => ReactNode;
}
/** Label, the language's own words where they help, the control, and what is wrong with it. */
export function Shell({ field, at, inline = false, hideLabel = false, wrong = null, children }: ShellProps) {
  const t = useStudioText();
  const { problems, isShared, readOnly } = useInspection();
  const id = useId();
  const found = problems(at);
  const help = field.help ? t(field.help) : '';
  const shared = isShared(at);
  const described = [help && `${id}-help`, found.length > 0 && `${id}-problems`, wrong && `${id}-wrong`].filter(Boolean).join(' ');
  const label = (
    <label htmlFor={id} className={hideLabel ? 'lz-hidden' : 'st-in-label'}>
      {t(field.label)}
      {shared && <span className="st-in-shared">{t('st.in.shared')}</span>}
    </label>
  );
  return (
    <div className={inline ? 'st-in-field st-in-inline' : 'st-in-field'}>
      {!inline && label}
      {children({
        id,
        disabled: readOnly,
        'data-at': pointerAt(at),
        'aria-describedby': described || undefined,
        'aria-invalid': wrong !== null || found.some(({ severity }) => severity === 'error') ? true : undefined,
      })}
      {inline && label}
      {help && (
        <p id={`${id}-help`} className="st-in-help">
          {help}
        </p>
      )}
      {wrong && (
        <p id={`${id}-wrong`} className="st-in-error">
          {wrong}
        </p>
      )}
      <ProblemNotes problems={found} id={`${id}-problems`} />
    </div>
  );
}
