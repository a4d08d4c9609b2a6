import type { Categorization } from '@jsonforms/core';
import { JsonFormsDispatch } from '@jsonforms/react';
import { createContext, useContext } from 'react';
import { layout, type RendererProps } from './registry.ts';

/** Which category is open. The page decides (its address says which); only that one is drawn. */
export const OpenSection = createContext(0);

export function CategorizationLayout(props: RendererProps) {
  const open = useContext(OpenSection);
  const category = (props.uischema as Categorization).elements[open];
  if (!category) return null;
  return (
    <JsonFormsDispatch
      key={open}
      uischema={category}
      schema={props.schema}
      path={props.path}
      {...(props.renderers ? { renderers: props.renderers } : {})}
    />
  );
}
export const categorizationRenderer = layout('Categorization', CategorizationLayout);
