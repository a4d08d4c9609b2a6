/** The page of a form as a tree of elements: finding, putting in, taking out. A place is the indexes that lead to it from the root. */
import type { FormDefinition, UiElement } from '../../../engine/model/form.ts';

export type Place = readonly number[];

const prefix = '#/properties/';
export const scopeOf = (key: string) => prefix + key;
/** Key of the field that an element shows, null when it is no control. */
export function keyOf(element: UiElement): string | null {
  return element.type === 'Control' && element.scope?.startsWith(prefix) ? element.scope.slice(prefix.length) : null;
}
export const isBox = ({ type }: UiElement) =>
  type === 'Group' || type === 'Category' || type === 'VerticalLayout' || type === 'HorizontalLayout';
export const isSectioned = ({ uischema }: Pick<FormDefinition, 'uischema'>) => uischema.type === 'Categorization';

/** The element at a place, undefined when there is none. */
export function elementAt(root: UiElement, place: Place): UiElement | undefined {
  return place.reduce<UiElement | undefined>((element, index) => element?.elements?.[index], root);
}

/** Place of the control of a field, null when it is shown nowhere. */
export function placeOfField(root: UiElement, key: string): Place | null {
  const inside = (element: UiElement, place: Place): Place | null => {
    if (keyOf(element) === key) return place;
    for (const [index, child] of (element.elements ?? []).entries()) {
      const found = inside(child, [...place, index]);
      if (found) return found;
    }
    return null;
  };
  return inside(root, []);
}

/** Fields that an element and what it holds show, in order. */
export function fieldsIn(element: UiElement): string[] {
  const own = keyOf(element);
  return [...(own === null ? [] : [own]), ...(element.elements ?? []).flatMap(fieldsIn)];
}

/** Changes the element at a place; its parents are made anew, all else stays the very same. */
export function withElement(root: UiElement, place: Place, change: (element: UiElement) => UiElement): UiElement {
  const [index, ...rest] = place;
  if (index === undefined) return change(root);
  const child = root.elements?.[index];
  if (!child) return root;
  const next = withElement(child, rest, change);
  return next === child ? root : { ...root, elements: root.elements!.with(index, next) };
}

/** Puts an element before the one at a place (or behind the last). */
export function insertElement(root: UiElement, place: Place, element: UiElement): UiElement {
  const index = place.at(-1) ?? 0;
  return withElement(root, place.slice(0, -1), (parent) => {
    const elements = parent.elements ?? [];
    return { ...parent, elements: elements.toSpliced(Math.min(index, elements.length), 0, element) };
  });
}

export function removeElement(root: UiElement, place: Place): UiElement {
  const index = place.at(-1);
  if (index === undefined) return root;
  return withElement(root, place.slice(0, -1), (parent) => ({ ...parent, elements: (parent.elements ?? []).toSpliced(index, 1) }));
}

/** May an element of this type stand in one of that type? Sections only in the root; the root of a sectioned form holds nothing else. */
export function mayStand(child: UiElement, parent: UiElement): boolean {
  if (child.type === 'Category') return parent.type === 'Categorization';
  return isBox(parent);
}

/** How deep elements may nest (`check-ui`). */
const deepest = 8;
const heightOf = (element: UiElement): number => 1 + Math.max(0, ...(element.elements ?? []).map(heightOf));

/**
 * Moves an element before the one at `to`, a place of the tree as it stands. The very same tree when it may not stand there, would
 * stand in itself, or stands there already.
 */
export function moveElement(root: UiElement, from: Place, to: Place): UiElement {
  const element = elementAt(root, from);
  const parent = elementAt(root, to.slice(0, -1));
  const within = from.every((index, depth) => to[depth] === index) && to.length > from.length;
  if (!element || !parent || from.length === 0 || to.length === 0 || within || !mayStand(element, parent)) return root;
  if (to.length + heightOf(element) - 1 > deepest) return root;
  const level = from.length - 1;
  const sameParent = to.length === from.length && from.slice(0, level).every((index, depth) => to[depth] === index);
  if (sameParent && (to[level] === from[level] || to[level] === from[level]! + 1)) return root;
  return insertElement(removeElement(root, from), afterRemoval(to, from), element);
}

/** Where a place lies once the element at `gone` was taken out. */
export function afterRemoval(place: Place, gone: Place): Place {
  const level = gone.length - 1;
  const behind =
    place.length > level && gone.slice(0, level).every((index, depth) => place[depth] === index) && place[level]! > gone[level]!;
  return behind ? place.with(level, place[level]! - 1) : place;
}

/** One step up or down in the order in which a form is read, through groups and over the ends of sections; null at the ends. */
export function stepOf(root: UiElement, from: Place, step: -1 | 1): Place | null {
  const element = elementAt(root, from);
  const parent = elementAt(root, from.slice(0, -1));
  if (!element || !parent || from.length === 0) return null;
  const index = from.at(-1)!;
  const beside = parent.elements?.[index + step];
  const at = from.slice(0, -1);
  if (beside && isBox(beside) && element.type !== 'Category')
    return step < 0 ? [...at, index - 1, beside.elements?.length ?? 0] : [...at, index + 1, 0];
  if (beside) return [...at, step < 0 ? index - 1 : index + 2];
  if (at.length === 0) return null;
  const outside = elementAt(root, at.slice(0, -1))!;
  const own = at.at(-1)!;
  if (mayStand(element, outside)) return [...at.slice(0, -1), step < 0 ? own : own + 1];
  const next = outside.elements?.[own + step];
  if (!next || !mayStand(element, next)) return null;
  return [...at.slice(0, -1), own + step, step < 0 ? (next.elements?.length ?? 0) : 0];
}
