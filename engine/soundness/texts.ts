import type { Path } from '../model/pointer.ts';
import { firstUnseen } from '../model/seen.ts';
import type { Json } from './places.ts';
import type { Report } from './report.ts';

const mostDeep = 100;

/** Texts hold no characters that nobody sees and that make the rest look like something else. */
export function checkTexts(pkg: Json, report: Report): void {
  const open: { readonly value: unknown; readonly at: Path; readonly document: string }[] = [];
  const enter = (documents: unknown, kind: string) => {
    for (const [name, value] of Object.entries((documents ?? {}) as Json)) open.push({ value, at: [], document: `${kind}/${name}` });
  };
  open.push({ value: pkg.workflow, at: [], document: 'workflow' });
  enter(pkg.forms, 'forms');
  enter(pkg.vocabularies, 'vocabularies');
  for (let next = open.pop(); next; next = open.pop()) {
    const { value, at, document } = next;
    const found = typeof value === 'string' ? firstUnseen(value) : undefined;
    if (found !== undefined) report.error('package.text', at, { code: `U+${codeOf(found)}` }, document);
    if (typeof value !== 'object' || value === null || at.length > mostDeep) continue;
    for (const [name, inner] of Object.entries(value)) open.push({ value: inner, at: [...at, name], document });
  }
}

function codeOf(character: string): string {
  return (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
}
