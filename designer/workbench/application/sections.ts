import type { FieldSchema, FormDefinition, UiElement } from '../../../engine/model/form.ts';

/** One top-level field of a form as a page shows it. */
export interface FieldView {
  readonly key: string;
  readonly schema: FieldSchema;
  readonly label: string;
}
export interface SectionView {
  readonly id: string;
  readonly title: string;
  readonly fields: readonly FieldView[];
}

export function labelOf(key: string, schema: FieldSchema, english: boolean): string {
  return (english ? schema['x-titleEn'] : undefined) ?? schema.title ?? key;
}

/** Top-level key of a scope `#/properties/<key>…`, or null. */
function keyOf(scope: string | undefined): string | null {
  return /^#\/properties\/([^/]+)/.exec(scope ?? '')?.[1] ?? null;
}

function keysBelow(element: UiElement): string[] {
  const own = keyOf(element.scope);
  return [...(own ? [own] : []), ...(element.elements ?? []).flatMap(keysBelow)];
}

/**
 * Sections of a form in its author's order: one per Category (or Group), files left out (they are materials).
 * Fields that no control names come last under an empty title, so nothing a case holds is hidden by the layout.
 */
export function sectionsOf(form: FormDefinition, english: boolean): SectionView[] {
  const properties = form.schema.properties ?? {};
  const seen = new Set<string>();
  const view = (element: UiElement, index: number): SectionView => {
    const fields = keysBelow(element).flatMap((key) => {
      const schema = properties[key];
      if (!schema || seen.has(key)) return [];
      seen.add(key);
      return [{ key, schema, label: labelOf(key, schema, english) }];
    });
    return { id: `s${index}`, title: titleOf(element, english), fields };
  };
  const containers = containersOf(form.uischema);
  const sections = containers.map(view);
  const rest = Object.entries(properties).filter(([key]) => !seen.has(key));
  if (rest.length > 0) {
    sections.push({ id: 'rest', title: '', fields: rest.map(([key, schema]) => ({ key, schema, label: labelOf(key, schema, english) })) });
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

export const isFiles = (schema: FieldSchema): boolean => schema.format === 'files';
