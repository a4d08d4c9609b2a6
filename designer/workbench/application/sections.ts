import { fieldName, within } from '../../../engine/forms/sections.ts';
import type { FieldSchema, FormDefinition, UiElement } from '../../../engine/model/form.ts';

/** One top-level field of a form as a page shows it. */
export interface FieldView {
  readonly key: string;
  readonly schema: FieldSchema;
  readonly label: string;
  /** What it is called away from its place: with the groups around it. */
  readonly name: string;
  /** Name of the groups around it on its page; empty for none. */
  readonly group: string;
}
export interface SectionView {
  readonly id: string;
  readonly title: string;
  readonly fields: readonly FieldView[];
}

export function labelOf(key: string, schema: FieldSchema, english: boolean): string {
  return (english ? schema['x-titleEn'] : undefined) ?? schema.title ?? key;
}

/** What a top-level field is called away from its place in the form. */
export function nameOf(form: FormDefinition, key: string, english: boolean): string {
  return fieldName(form, key, (title, titleEn) => (english && titleEn) || title);
}

/** Top-level key of a scope `#/properties/<key>…`, or null. */
function keyOf(scope: string | undefined): string | null {
  return /^#\/properties\/([^/]+)/.exec(scope ?? '')?.[1] ?? null;
}

function keysBelow(element: UiElement, english: boolean, group = ''): { readonly key: string; readonly group: string }[] {
  const key = keyOf(element.scope);
  const below = (element.elements ?? []).flatMap((child) => {
    const name = child.type === 'Group' ? titleOf(child, english) : '';
    return keysBelow(child, english, [group, name].filter(Boolean).join(within));
  });
  return [...(key ? [{ key, group }] : []), ...below];
}

/**
 * Sections of a form in its author's order: one per Category (or Group), files left out (they are materials).
 * Fields that no control names come last under an empty title, so nothing a case holds is hidden by the layout.
 */
export function sectionsOf(form: FormDefinition, english: boolean): SectionView[] {
  const properties = form.schema.properties ?? {};
  const named = (key: string, schema: FieldSchema) => ({
    ...{ key, schema, label: labelOf(key, schema, english) },
    name: nameOf(form, key, english),
  });
  const seen = new Set<string>();
  const view = (element: UiElement, index: number): SectionView => {
    const fields = keysBelow(element, english).flatMap(({ key, group }) => {
      const schema = properties[key];
      if (!schema || seen.has(key)) return [];
      seen.add(key);
      return [{ ...named(key, schema), group }];
    });
    return { id: `s${index}`, title: titleOf(element, english), fields };
  };
  const containers = containersOf(form.uischema);
  const sections = containers.map(view);
  const rest = Object.entries(properties).filter(([key]) => !seen.has(key));
  if (rest.length > 0) {
    sections.push({
      id: 'rest',
      title: '',
      fields: rest.map(([key, schema]) => ({ ...named(key, schema), group: '' })),
    });
  }
  return sections.filter((section) => section.fields.length > 0);
}

function titleOf(element: UiElement, english: boolean): string {
  const titleEn = element.options?.labelEn;
  return (english && typeof titleEn === 'string' ? titleEn : element.label) ?? '';
}

function containersOf(root: UiElement): readonly UiElement[] {
  const inner = (root.elements ?? []).filter((e) => e.type === 'Category' || e.type === 'Group' || e.type === 'Categorization');
  if (inner.length === 0) return [root];
  return inner.flatMap((e) => (e.type === 'Categorization' ? containersOf(e) : [e]));
}

/** Fields that follow each other in the same groups. */
export function byGroup(fields: readonly FieldView[]): readonly { readonly name: string; readonly fields: readonly FieldView[] }[] {
  const runs: { readonly name: string; readonly fields: FieldView[] }[] = [];
  for (const field of fields) {
    const last = runs.at(-1);
    if (last?.name === field.group) last.fields.push(field);
    else runs.push({ name: field.group, fields: [field] });
  }
  return runs;
}

export const isFiles = (schema: FieldSchema): boolean => schema.format === 'files';
