import type { JsonSchema, OwnPropsOfJsonFormsRenderer, RankedTester, UISchemaElement } from '@jsonforms/core';
import type { ComponentType } from 'react';
import type { FieldSchema } from '../../engine/model/form.ts';
import { pathOf } from '../../engine/model/pointer.ts';

/** What JSON Forms hands to a renderer; all three are always there. */
export interface RendererProps extends OwnPropsOfJsonFormsRenderer {
  readonly schema: JsonSchema;
  readonly path: string;
}
export interface Renderer {
  readonly tester: RankedTester;
  readonly renderer: ComponentType<RendererProps>;
}

/** JSON Forms' number for a renderer that doesn't fit. */
const unfit = -1;

/**
 * Field that a control names: a scope of ours is one step into the properties (`#/properties/name`), so it is looked up and not resolved
 * like any reference. Each control asks every renderer.
 */
export function fieldOf(element: UISchemaElement & { readonly scope?: string }, schema: JsonSchema): FieldSchema | undefined {
  const name = pathOf(element.scope?.slice(1) ?? '')[1];
  return name === undefined ? undefined : (schema.properties?.[name] as FieldSchema | undefined);
}

/** Registers a component for controls whose field matches; the higher rank wins. */
export function control(rank: number, renderer: ComponentType<RendererProps>, matches: (field: FieldSchema) => boolean): Renderer {
  const tester: RankedTester = (element, schema) => {
    const field = element.type === 'Control' ? fieldOf(element, schema) : undefined;
    return field && matches(field) ? rank : unfit;
  };
  return { tester, renderer };
}
export function layout(type: string, renderer: ComponentType<RendererProps>): Renderer {
  return { tester: (element) => (element.type === type ? 1 : unfit), renderer };
}
