import type { Categorization, Layout, UISchemaElement } from '@jsonforms/core';
import { JsonFormsDispatch } from '@jsonforms/react';
import { createContext, useContext } from 'react';
import { Elements } from './layouts.tsx';
import { layout, type RendererProps } from './registry.ts';

/** Which category is open. The page decides (its address says which); only that one is drawn. Null where there are no pages: all, under their titles. */
export const OpenSection = createContext<number | null>(null);

export function CategorizationLayout(props: RendererProps) {
  const open = useContext(OpenSection);
  const { elements } = props.uischema as Categorization;
  if (open === null) return <Elements {...props} uischema={{ ...props.uischema, elements: elements.map(asGroup) } as Layout} />;
  const category = elements[open];
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
const asGroup = (category: UISchemaElement) => ({ ...category, type: 'Group' });

export const categorizationRenderer = layout('Categorization', CategorizationLayout);
