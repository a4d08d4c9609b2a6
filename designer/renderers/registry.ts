import {
  and,
  type JsonSchema,
  type OwnPropsOfJsonFormsRenderer,
  type RankedTester,
  rankWith,
  schemaMatches,
  uiTypeIs,
} from '@jsonforms/core';
import type { ComponentType } from 'react';
import type { FieldSchema } from '../../engine/model/form.ts';

/** What JSON Forms hands to a renderer; all three are always there. */
export interface RendererProps extends OwnPropsOfJsonFormsRenderer {
  readonly schema: JsonSchema;
  readonly path: string;
}
export interface Renderer {
  readonly tester: RankedTester;
  readonly renderer: ComponentType<RendererProps>;
}

/** Registers a component for controls whose field matches; the higher rank wins. */
export function control(rank: number, renderer: ComponentType<RendererProps>, matches: (field: FieldSchema) => boolean): Renderer {
  const isField = schemaMatches((schema) => matches(schema as unknown as FieldSchema));
  return { tester: rankWith(rank, and(uiTypeIs('Control'), isField)), renderer };
}
export function layout(type: string, renderer: ComponentType<RendererProps>): Renderer {
  return { tester: rankWith(1, uiTypeIs(type)), renderer };
}
