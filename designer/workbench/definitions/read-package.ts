import { documentIn } from '../../../engine/model/portable.ts';
import type { ProgrammeDocument } from '../../../engine/model/studio.ts';

/** As `bodyLimit` of the route. */
const maxBytes = 8 * 1024 * 1024;

export type ReadPackage =
  | { readonly document: ProgrammeDocument }
  | { readonly wrong: 'size' | 'json' | 'shape' | 'unreadable'; readonly line: number | null };

/** A programme from a file of the reader's own, with its scenarios. `line`: where JSON breaks off, as far as the browser tells. */
export async function readPackage(file: File): Promise<ReadPackage> {
  if (file.size > maxBytes) return { wrong: 'size', line: null };
  const text = await file.text().catch(() => null);
  if (text === null) return { wrong: 'unreadable', line: null };
  try {
    const document = documentIn(JSON.parse(text.replace(/^\uFEFF/, '')));
    return document && isObject(document.workflow) ? { document } : { wrong: 'shape', line: null };
  } catch (error) {
    return { wrong: 'json', line: lineOf(text, error) };
  }
}

const isObject = (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value);

function lineOf(text: string, error: unknown): number | null {
  const position = /position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1];
  return position === undefined ? null : text.slice(0, Number(position)).split('\n').length;
}
