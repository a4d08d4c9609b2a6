import type { Section } from '../../../engine/forms/sections.ts';
import type { FormStore } from '../../renderers/form-store.ts';
import { readAt } from '../../renderers/pointer.ts';

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
