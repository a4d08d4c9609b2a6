/** Which properties the language knows, and which the inspector reaches: both as paths, `*` for members of lists and maps. */

import { type LanguageNode, resolved } from '../../../../designer/document/language.ts';
import { blockSections } from '../../../../designer/studio/inspector/fields/branching.ts';
import type { Field, Section } from '../../../../designer/studio/inspector/fields/field.ts';

/** A property with the values that the language lists for it, where it does. */
export interface Property {
  readonly path: string;
  readonly values: readonly unknown[];
}

/** Steps inside of steps have an inspector of their own. */
const elsewhere = ['#/$defs/step', '#/$defs/steps', '#/$defs/partialStep'];

/** Every property under a node of the schema. */
export function propertiesOf(node: LanguageNode, at: readonly string[] = []): Property[] {
  const own = resolved(node);
  const here = at.length > 0 && at.at(-1) !== '' ? [{ path: at.join('/'), values: valuesOf(own) }] : [];
  if (node.$ref !== undefined && elsewhere.includes(node.$ref)) return here;
  const inside = [
    ...Object.entries(own.properties ?? {}).flatMap(([key, child]) => propertiesOf(child, [...at, key])),
    ...(own.items ? propertiesOf(own.items, [...at, '*']) : []),
    ...(typeof own.additionalProperties === 'object' ? propertiesOf(own.additionalProperties, [...at, '*']) : []),
    ...(own.oneOf ?? []).flatMap((variant) => propertiesOf(variant, at)),
  ];
  return [...here, ...inside];
}

function valuesOf({ const: only, enum: listed }: LanguageNode): readonly unknown[] {
  return listed ?? (only === undefined ? [] : [only]);
}

export interface Reached {
  readonly path: string;
  readonly field: Field;
}

/** Every property that fields reach. */
export function reachedBy(fields: readonly Field[], at: readonly string[] = []): Reached[] {
  return fields.flatMap((field): Reached[] => {
    const place = field.key === '' ? at : [...at, field.key];
    const here = { path: place.join('/'), field };
    const each = { path: [...place, '*'].join('/'), field };
    switch (field.kind) {
      case 'group':
        return [here, ...reachedBy(field.fields, place)];
      case 'list':
      case 'map':
      case 'outcomes':
        return [here, each, ...reachedBy(field.fields, [...place, '*'])];
      case 'exits': {
        const members = field.fixed?.map(({ value }) => String(value)) ?? ['*'];
        return [
          here,
          ...members.flatMap((member) => [{ path: [...place, member].join('/'), field }, ...reachedBy(field.fields, [...place, member])]),
        ];
      }
      case 'either':
        return [here, ...field.variants.flatMap((variant) => (variant.field ? reachedBy([variant.field], place) : []))];
      case 'oneOrMany':
        return [here, each, ...reachedBy(field.one.fields, place), ...reachedBy(field.one.fields, [...place, '*'])];
      case 'block':
        return [here, ...reachedBy(fieldsOf(blockSections), place)];
      case 'references':
      case 'options':
      case 'lines':
      case 'access':
      case 'branches':
        return [here, each];
      default:
        return [here];
    }
  });
}

export const fieldsOf = (sections: readonly Section[]): readonly Field[] => sections.flatMap(({ fields }) => fields);

/** Can a person choose this value in the field? */
export function offers({ field }: Reached, value: unknown): boolean {
  switch (field.kind) {
    case 'choice':
      return field.options.some((option) => option.value === value);
    case 'options':
      return field.options.some((option) => option.value === value);
    case 'mark':
      return field.value === value;
    case 'either':
      return field.variants.some((variant) => variant.is(value as never));
    case 'flag':
      return typeof value === 'boolean';
    default:
      return field.kind === 'access';
  }
}
