/** Sections (a page each), groups and notes of a form. */
import type { FormDefinition, UiElement } from '../../../engine/model/form.ts';
import { removeField } from './fields.ts';
import type { FormEdit } from './form-edit.ts';
import { elementAt, fieldsIn, insertElement, isSectioned, type Place, removeElement, withElement } from './layout.ts';

/** Words of an element: what is shown, and in English. */
export const wordsOf = ({ label = '', options }: UiElement) => ({
  label,
  labelEn: typeof options?.labelEn === 'string' ? options.labelEn : '',
});

/** A form of one page becomes one of sections: what it held is its first one. */
export function sectioned(form: FormDefinition): FormDefinition {
  if (isSectioned(form)) return form;
  const { elements = [] } = form.uischema;
  const first: UiElement = { type: 'Category', label: form.title, elements };
  return { ...form, uischema: { type: 'Categorization', elements: elements.length > 0 ? [first] : [] } };
}

/** A section before the one at `index` (behind the last by default). */
export function addSection(label: string, index?: number): FormEdit {
  return (before) => {
    const form = sectioned(before);
    const at = index ?? form.uischema.elements?.length ?? 0;
    return { ...form, uischema: insertElement(form.uischema, [at], { type: 'Category', label, elements: [] }) };
  };
}

export function addGroup(label: string, place: Place): FormEdit {
  return (form) => ({ ...form, uischema: insertElement(form.uischema, place, { type: 'Group', label, elements: [] }) });
}
export function addNote(label: string, place: Place): FormEdit {
  return (form) => ({ ...form, uischema: insertElement(form.uischema, place, { type: 'Label', label }) });
}

export function nameElement(place: Place, words: { readonly label?: string; readonly labelEn?: string }): FormEdit {
  return (form) => {
    const uischema = withElement(form.uischema, place, (element) => {
      const { label, labelEn } = { ...wordsOf(element), ...words };
      const { labelEn: _, ...others } = element.options ?? {};
      const options = labelEn === '' ? others : { ...others, labelEn };
      const { type, ...rest } = element;
      const { label: _label, options: _options, ...tail } = rest;
      return { type, ...(label !== '' && { label }), ...(Object.keys(options).length > 0 && { options }), ...tail };
    });
    return { ...form, uischema };
  };
}

/** Takes an element away with all fields in it. */
export function removeWhole(place: Place): FormEdit {
  return (form) => {
    const element = elementAt(form.uischema, place);
    if (!element || place.length === 0) return form;
    const without = { ...form, uischema: removeElement(form.uischema, place) };
    return fieldsIn(element).reduce((next, field) => removeField({ field })(next), without);
  };
}

/** Takes a section or group away and leaves its fields: a group's stand where it stood, a section's go to the one before (or after). */
export function dissolve(place: Place): FormEdit {
  return (form) => {
    const element = elementAt(form.uischema, place);
    const parent = elementAt(form.uischema, place.slice(0, -1));
    const index = place.at(-1);
    if (!element?.elements || !parent || index === undefined) return form;
    if (element.type !== 'Category')
      return {
        ...form,
        uischema: withElement(form.uischema, place.slice(0, -1), (around) => ({
          ...around,
          elements: around.elements!.toSpliced(index, 1, ...element.elements!),
        })),
      };
    if (parent.elements!.length === 1) return { ...form, uischema: { type: 'VerticalLayout', elements: element.elements } };
    const to = index === 0 ? 1 : index - 1;
    const merged = withElement(form.uischema, [to], (section) => ({
      ...section,
      elements: index === 0 ? [...element.elements!, ...(section.elements ?? [])] : [...(section.elements ?? []), ...element.elements!],
    }));
    return { ...form, uischema: removeElement(merged, [index]) };
  };
}
