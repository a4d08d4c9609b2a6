import { type ControlElement, composeWithUi, type JsonSchema } from '@jsonforms/core';
import { JsonFormsDispatch } from '@jsonforms/react';
import { control, type RendererProps } from './registry.ts';
import { useControl } from './use-control.ts';

/** A record inside the form: its fields under a heading of their own. */
export function ObjectControl(props: RendererProps) {
  const field = useControl(props);
  if (!field.state.visible) return null;
  const path = composeWithUi(props.uischema as ControlElement, props.path);
  return (
    <fieldset className="lz-group lz-field-wide">
      <legend>{field.label}</legend>
      <div className="lz-fields">
        {Object.keys(field.schema.properties ?? {}).map((name) => (
          <JsonFormsDispatch
            key={name}
            uischema={{ type: 'Control', scope: `#/properties/${name}` } as ControlElement}
            schema={field.schema as unknown as JsonSchema}
            path={path}
            {...(props.renderers ? { renderers: props.renderers } : {})}
          />
        ))}
      </div>
    </fieldset>
  );
}
export const objectRenderer = control(1, ObjectControl, (field) => field.type === 'object');
