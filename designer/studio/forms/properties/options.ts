/** Lists of choices: codes that are free, lists pasted. */
import type { FieldSchema } from '../../../../engine/model/form.ts';

export type Choice = NonNullable<FieldSchema['oneOf']>[number];

/** `option3`: codes are never counted anew. */
export function freeCode(options: readonly Choice[]): string {
  const numbers = options.map((option) => Number(/^option(\d+)$/.exec(option.const)?.[1] ?? 0));
  const count = new Set(options.map((option) => option.const)).size;
  return `option${Math.max(count, ...numbers) + 1}`;
}

/** Titles out of text: one a line, or several in a line parted by 、 or ；; bullets, boxes and numbers in front go. */
export function linesOf(text: string): string[] {
  const lines = text.split(/\r\n?|\n|\t/).flatMap((line) => line.split(/[、；;]/));
  const titles = lines.map((line) => line.replace(/^\s*(?:[□☐○●•·◇■√☑-]+|[（(]?\d{1,2}[）).．、](?!\d))\s*/u, '').trim());
  return [...new Set(titles.filter((title) => title !== ''))].slice(0, 500);
}

/** Puts titles in from `index` on: the first new one in place of the one there, which keeps its code. Titles that stand already are left out. */
export function pasteList(options: readonly Choice[], titles: readonly string[], index: number): readonly Choice[] {
  const rest = options.slice(index + 1);
  let replaced = options[index];
  let next: readonly Choice[] = options.slice(0, index);
  for (const title of titles) {
    if ([...next, ...rest].some((option) => option.title === title)) continue;
    next = [...next, replaced ? { ...replaced, title } : { const: freeCode([...next, ...rest]), title }];
    replaced = undefined;
  }
  return [...next, ...rest];
}

/** These titles and no others; one that is known keeps its code, its English and its condition. */
export function replaceList(options: readonly Choice[], titles: readonly string[]): readonly Choice[] {
  let made: readonly Choice[] = options.filter((option) => titles.includes(option.title));
  for (const title of titles)
    if (!made.some((option) => option.title === title))
      made = [...made, { const: freeCode(made.length > 0 ? [...made, ...options] : []), title }];
  return titles.map((title) => made.find((option) => option.title === title)!);
}

export function moved(options: readonly Choice[], index: number, by: -1 | 1): readonly Choice[] {
  const option = options[index];
  return option ? options.toSpliced(index, 1).toSpliced(index + by, 0, option) : options;
}
