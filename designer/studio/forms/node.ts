/** What can be chosen of a form, and its place in the address: the form itself, a field or column, an element of the page, a rule. */
import type { FormDefinition } from '../../../engine/model/form.ts';
import { pathOf, pointerOf } from '../../../engine/model/pointer.ts';
import type { FieldAt } from '../../document/forms/form-edit.ts';
import { elementAt, keyOf, type Place } from '../../document/forms/layout.ts';

export type FormNode =
  | { readonly kind: 'form' }
  | { readonly kind: 'field'; readonly at: FieldAt }
  | { readonly kind: 'element'; readonly place: Place }
  | { readonly kind: 'check'; readonly index: number };

export const fieldPointer = ({ field, column }: FieldAt): string =>
  pointerOf(column === undefined ? ['schema', 'properties', field] : ['schema', 'properties', field, 'items', 'properties', column]);
export const elementPointer = (place: Place): string => pointerOf(['uischema', ...place.flatMap((index) => ['elements', index])]);

export function pointerOfNode(node: FormNode): string {
  if (node.kind === 'field') return fieldPointer(node.at);
  if (node.kind === 'element') return elementPointer(node.place);
  return node.kind === 'check' ? `/checks/${node.index}` : '';
}

/** What a pointer into a form's document means; one that leads deeper is what it lies in, one that leads nowhere the form. */
export function nodeAt(form: FormDefinition, pointer: string): FormNode {
  const [area, ...rest] = pathOf(pointer);
  if (area === 'checks') {
    const index = Number(rest[0]);
    return form.checks?.[index] ? { kind: 'check', index } : { kind: 'form' };
  }
  if (area === 'schema' && rest[0] === 'properties' && rest[1] !== undefined)
    return fieldNode(form, rest[1], rest[2] === 'items' && rest[3] === 'properties' ? rest[4] : undefined);
  if (area !== 'uischema') return { kind: 'form' };
  let place: Place = [];
  for (let index = 0; rest[index] === 'elements' && rest[index + 1] !== undefined; index += 2) {
    const next = [...place, Number(rest[index + 1])];
    if (!elementAt(form.uischema, next)) break;
    place = next;
  }
  const element = place.length > 0 ? elementAt(form.uischema, place) : undefined;
  const key = element ? keyOf(element) : null;
  if (key !== null) return fieldNode(form, key, undefined);
  return element ? { kind: 'element', place } : { kind: 'form' };
}
function fieldNode(form: FormDefinition, field: string, column: string | undefined): FormNode {
  const schema = form.schema.properties?.[field];
  if (!schema) return { kind: 'form' };
  return { kind: 'field', at: column !== undefined && schema.items?.properties?.[column] ? { field, column } : { field } };
}

/** A place of the address, apart: `forms/<name>#<pointer>`. */
export function formPlace(chosen: string | null): { readonly name: string; readonly pointer: string } | null {
  const [, name, pointer = ''] = /^forms\/([^#]+)(?:#(.*))?$/.exec(chosen ?? '') ?? [];
  return name === undefined ? null : { name, pointer };
}

/** Where something new goes when this is chosen: behind a field, into a section or group, into the table of a column. */
export type Spot = { readonly place: Place } | { readonly table: string; readonly before: string | null };
export function spotFor(form: FormDefinition, node: FormNode, placeOf: (field: string) => Place | null): Spot {
  if (node.kind === 'field' && node.at.column !== undefined) {
    const columns = Object.keys(form.schema.properties?.[node.at.field]?.items?.properties ?? {});
    return { table: node.at.field, before: columns[columns.indexOf(node.at.column) + 1] ?? null };
  }
  const place = node.kind === 'field' ? placeOf(node.at.field) : node.kind === 'element' ? node.place : null;
  const element = place ? elementAt(form.uischema, place) : undefined;
  if (place && element && (element.type === 'Category' || element.type === 'Group'))
    return { place: [...place, element.elements?.length ?? 0] };
  if (place) return { place: place.with(-1, place.at(-1)! + 1) };
  const { elements = [] } = form.uischema;
  if (form.uischema.type !== 'Categorization') return { place: [elements.length] };
  const last = Math.max(0, elements.length - 1);
  return { place: [last, elements[last]?.elements?.length ?? 0] };
}
