import { isDeclaration } from './declarations.ts';
import { useErrorText } from './error-text.ts';
import { HelpText } from './HelpText.tsx';
import { control, type RendererProps } from './registry.ts';
import { useControl } from './use-control.ts';

/** Something the form demands to be true: a declaration. One box to tick, the sentence as its label; there's no “no”. */
export function DeclarationControl(props: RendererProps) {
  const say = useErrorText();
  const field = useControl(props);
  const { id, schema, state, label } = field;
  if (!state.visible) return null;
  const error = state.shown ? state.errors.find((item) => item.level !== 'warn') : undefined;
  const described = [schema['x-help'] ? `${id}-help` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ');
  return (
    <div className="lz-field lz-field-wide">
      <label className="lz-option lz-declaration">
        <input
          id={id}
          type="checkbox"
          checked={field.value === true}
          disabled={state.readOnly}
          aria-invalid={error ? true : undefined}
          aria-required={state.required || undefined}
          aria-describedby={described || undefined}
          onChange={(event) => field.set(event.target.checked ? true : undefined)}
          onBlur={field.leave}
        />
        <span>{label}</span>
      </label>
      {schema['x-help'] ? <HelpText id={`${id}-help`} source={schema['x-help']} /> : null}
      {error ? (
        <div id={`${id}-error`} className="lz-error">
          {say(error, label)}
        </div>
      ) : null}
    </div>
  );
}
export const declarationRenderer = control(3, DeclarationControl, isDeclaration);
