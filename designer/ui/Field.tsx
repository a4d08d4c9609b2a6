import { type ReactNode, useId } from 'react';
import { useText } from '../app/locale.tsx';

export interface FieldAria {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': boolean | undefined;
  readonly 'aria-required': boolean | undefined;
}
interface FieldProps {
  readonly label: ReactNode;
  readonly help?: ReactNode;
  readonly error?: string | null;
  readonly required?: boolean;
  readonly optional?: boolean;
  readonly children: (aria: FieldAria) => ReactNode;
}
/** Label, help and error tied to one input (for forms that aren't drawn by JSON Forms). */
export function Field({ label, help, error, required, optional, children }: FieldProps) {
  const t = useText();
  const id = useId();
  const described = [help ? `${id}-help` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ');
  return (
    <div className={error ? 'lz-field lz-field-wrong' : 'lz-field'}>
      <label htmlFor={id} className="lz-label">
        {label}
        {optional ? <span className="lz-label-note">{t('common.optional')}</span> : null}
      </label>
      {help ? (
        <div id={`${id}-help`} className="lz-help">
          {help}
        </div>
      ) : null}
      {children({
        id,
        'aria-describedby': described || undefined,
        'aria-invalid': error ? true : undefined,
        'aria-required': required ? true : undefined,
      })}
      {error ? (
        <div id={`${id}-error`} className="lz-error">
          {error}
        </div>
      ) : null}
    </div>
  );
}
