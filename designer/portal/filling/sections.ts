import type { FormDefinition, UiElement } from '../../../engine/model/form.ts';
import type { FormStore } from '../../renderers/form-store.ts';
import { readAt } from '../../renderers/pointer.ts';

/** One page of a form. */
export interface Section {
  readonly index: number;
  readonly title: string;
  readonly titleEn: string | null;
  /** Top-level fields on it. */
  readonly fields: readonly string[];
}

/** Fields that an element shows, in order. */
export function fieldsOf(element: UiElement): string[] {
  const own = element.scope?.match(/^#\/properties\/([^/]+)/)?.[1];
  return [...(own ? [own] : []), ...(element.elements ?? []).flatMap(fieldsOf)];
}
/** A Categorization is a page per category; anything else is one page. */
export function sectionsOf(form: FormDefinition): readonly Section[] {
  const { uischema } = form;
  if (uischema.type !== 'Categorization')
    return [{ index: 0, title: form.title, titleEn: form.titleEn ?? null, fields: fieldsOf(uischema) }];
  return (uischema.elements ?? []).map((category, index) => ({
    index,
    title: category.label ?? '',
    titleEn: typeof category.options?.labelEn === 'string' ? category.options.labelEn : null,
    fields: fieldsOf(category),
  }));
}

export interface SectionState {
  readonly state: 'done' | 'wrong' | 'todo';
  readonly errors: number;
  /** Something on it is visible. */
  readonly needed: boolean;
}
/** `seen`: somebody has been there, so what is missing may be called missing. */
export function sectionState(section: Section, store: FormStore, seen: boolean): SectionState {
  const visited = seen || store.isLoud();
  const names = new Set(section.fields);
  const errors = store.errors().filter((error) => error.level !== 'warn' && names.has(error.pointer.split('/')[1] ?? '')).length;
  const needed = section.fields.some((name) => store.field(`/${name}`).visible);
  const filled = section.fields.some((name) => {
    const value = readAt(store.data(), `/${name}`);
    return value !== undefined && value !== null && value !== '';
  });
  if (errors > 0) return { state: visited ? 'wrong' : 'todo', errors, needed };
  return { state: visited || filled ? 'done' : 'todo', errors, needed };
}
/** Section that holds the field an error points at. */
export function sectionOfPointer(sections: readonly Section[], pointer: string): Section | undefined {
  const name = pointer.split('/')[1] ?? '';
  return sections.find((section) => section.fields.includes(name));
}
