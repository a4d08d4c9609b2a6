import type { GroupLayout as GroupElement, LabelElement, Layout } from '@jsonforms/core';
import { JsonFormsDispatch } from '@jsonforms/react';
import { usePick } from '../app/locale.tsx';
import { layout, type RendererProps } from './registry.ts';

/** Elements one after the other; the grid of `.lz-fields` pairs short fields on wide screens. */
export function Elements(props: RendererProps) {
  const { elements } = props.uischema as Layout;
  return elements.map((element, index) => (
    <JsonFormsDispatch
      // biome-ignore lint/suspicious/noArrayIndexKey: a form's elements never move
      key={index}
      uischema={element}
      schema={props.schema}
      path={props.path}
      {...(props.renderers ? { renderers: props.renderers } : {})}
    />
  ));
}

export function VerticalLayout(props: RendererProps) {
  return (
    <div className="lz-fields">
      <Elements {...props} />
    </div>
  );
}
export function GroupLayout(props: RendererProps) {
  const pick = usePick();
  const { label, options } = props.uischema as GroupElement & { options?: { labelEn?: string } };
  return (
    <fieldset className="lz-group lz-field-wide">
      <legend>{pick(label ?? '', options?.labelEn)}</legend>
      <div className="lz-fields">
        <Elements {...props} />
      </div>
    </fieldset>
  );
}
export function TextElement(props: RendererProps) {
  return <p className="lz-field-wide lz-muted">{(props.uischema as LabelElement).text}</p>;
}
export const layoutRenderers = [
  layout('VerticalLayout', VerticalLayout),
  layout('HorizontalLayout', VerticalLayout),
  layout('Category', VerticalLayout),
  layout('Group', GroupLayout),
  layout('Label', TextElement),
];
