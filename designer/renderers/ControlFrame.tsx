import type { ReactNode } from 'react';
import { useText } from '../app/locale.tsx';
import { useErrorText } from './error-text.ts';
import { useFieldNote } from './form-context.ts';
import { HelpText } from './HelpText.tsx';
import type { Control } from './use-control.ts';

export interface ControlAria {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': true | undefined;
  readonly 'aria-required': true | undefined;
  readonly onBlur: () => void;
}
interface ControlFrameProps {
  readonly control: Control;
  /** Several inputs under one label: a fieldset with a legend. */
  readonly group?: boolean;
  /** Extra line under the input, part of its description. */
  readonly note?: ReactNode;
  readonly wide?: boolean;
  readonly children: (aria: ControlAria) => ReactNode;
}

/** Label, help, input, note, error, warning: tied together for readers, hidden as a whole when the field isn't visible. */
export function ControlFrame({ control, group = false, note, wide = false, children }: ControlFrameProps) {
  const t = useText();
  const say = useErrorText();
  const { id, schema, state, label } = control;
  const source = useFieldNote(control.pointer);
  if (!state.visible) return null;
  const blocking = state.shown ? state.errors.find((error) => error.level !== 'warn') : undefined;
  const warning = state.shown && !blocking ? state.errors.find((error) => error.level === 'warn') : undefined;
  const help = schema['x-help'] ?? schema.description;
  const described = [help && 'help', note && 'note', source && 'source', blocking && 'error', warning && 'warning'].flatMap((part) =>
    part ? [`${id}-${part}`] : [],
  );
  const title = (
    <>
      {label}
      {state.required || state.readOnly || schema.type === 'boolean' ? null : <span className="lz-label-note">{t('common.optional')}</span>}
    </>
  );
  const helpLine = help ? <HelpText id={`${id}-help`} source={help} /> : null;
  // Beside a neighbour, help goes below so that the inputs of a row line up; what takes a whole row is explained first.
  const first = wide || group;
  const body = (
    <>
      {first ? helpLine : null}
      {children({
        id,
        'aria-describedby': described.join(' ') || undefined,
        'aria-invalid': blocking ? true : undefined,
        'aria-required': state.required ? true : undefined,
        onBlur: control.leave,
      })}
      {first ? null : helpLine}
      {note ? (
        <div id={`${id}-note`} className="lz-note">
          {note}
        </div>
      ) : null}
      {source ? (
        <div id={`${id}-source`} className="lz-source">
          {source}
        </div>
      ) : null}
      {blocking ? (
        <div id={`${id}-error`} className="lz-error">
          {say(blocking, label)}
        </div>
      ) : null}
      {warning ? (
        <div id={`${id}-warning`} className="lz-warning">
          {say(warning, label)}
        </div>
      ) : null}
    </>
  );
  const name = `lz-field${blocking ? ' lz-field-wrong' : ''}${wide ? ' lz-field-wide' : ''}`;
  return group ? (
    <fieldset className={name} id={id} tabIndex={-1} aria-describedby={described.join(' ') || undefined}>
      <legend className="lz-label">{title}</legend>
      {body}
    </fieldset>
  ) : (
    <div className={name}>
      <label className="lz-label" htmlFor={id}>
        {title}
      </label>
      {body}
    </div>
  );
}
