import type { GroupLayout as GroupElement, Layout, UISchemaElement } from '@jsonforms/core';
import { JsonFormsDispatch } from '@jsonforms/react';
import { usePick } from '../app/locale.tsx';
import { layout, type RendererProps } from './registry.ts';
import { placeOf, useGrowing } from './use-growing.ts';
import './layouts.css';

/** Elements one after the other; the grid of `.lz-fields` pairs short fields on wide screens. */
export function Elements(props: RendererProps) {
  const { elements } = props.uischema as Layout;
  return elements.slice(0, useGrowing(elements)).map((element, index) => (
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
/** Groups with more elements are laid out only when they come near the view (`content-visibility`): they stay searchable and reachable. */
const longGroup = 12;
export function GroupLayout(props: RendererProps) {
  const pick = usePick();
  const { label, options, elements } = props.uischema as GroupElement & { options?: { labelEn?: string } };
  const long = elements.length > longGroup;
  return (
    <fieldset
      className={long ? 'lz-group lz-field-wide lz-group-long' : 'lz-group lz-field-wide'}
      style={long ? { containIntrinsicBlockSize: placeOf(elements) } : undefined}
    >
      <legend>{pick(label ?? '', options?.labelEn)}</legend>
      <div className="lz-fields">
        <Elements {...props} />
      </div>
    </fieldset>
  );
}
/** A note to read: `label`, as every element of the page is called (`options.labelEn` in English). */
export function TextElement(props: RendererProps) {
  const pick = usePick();
  const { label, options } = props.uischema as UISchemaElement & {
    readonly label?: string;
    readonly options?: { readonly labelEn?: string };
  };
  return <p className="lz-field-wide lz-muted lz-pre">{pick(label ?? '', options?.labelEn)}</p>;
}
export const layoutRenderers = [
  layout('VerticalLayout', VerticalLayout),
  layout('HorizontalLayout', VerticalLayout),
  layout('Category', VerticalLayout),
  layout('Group', GroupLayout),
  layout('Label', TextElement),
];
