import type { FileRef } from '../model/form.ts';
import { isFileRef } from './read.ts';

/** Every uploaded file that form data refers to, each once. Form data is at most four levels deep: fields, rows, lists, files. */
export function referencedFiles(data: unknown): FileRef[] {
  const found = new Map<string, FileRef>();
  collect(data, 4, found);
  return [...found.values()];
}

function collect(value: unknown, depth: number, found: Map<string, FileRef>): void {
  if (typeof value !== 'object' || value === null || depth < 0) return;
  if (!Array.isArray(value) && isFileRef(value)) {
    const { id, name, size, type } = value;
    if (!found.has(id)) found.set(id, { id, name, size, type });
    return;
  }
  for (const item of Object.values(value)) collect(item, depth - 1, found);
}

/** The data with each reference called as `nameOf` says. */
export function withFileNames<T>(data: T, nameOf: (file: FileRef) => string): T {
  return renamed(data, 4, nameOf) as T;
}

function renamed(value: unknown, depth: number, nameOf: (file: FileRef) => string): unknown {
  if (typeof value !== 'object' || value === null || depth < 0) return value;
  if (Array.isArray(value)) return value.map((item) => renamed(item, depth - 1, nameOf));
  if (isFileRef(value)) return { ...value, name: nameOf(value) };
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, renamed(item, depth - 1, nameOf)]));
}
