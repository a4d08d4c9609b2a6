/** Keys of fields, forms and checks: ASCII, typed by a person or suggested; never made of the label. */
import { isKey } from '../../../engine/forms/dialect.ts';

/** What can be a key of what was typed: camelCase, ASCII, at most 60 letters; `''` when nothing is left. */
export function keyOfText(text: string): string {
  const words = text.normalize('NFKC').match(/[A-Za-z0-9]+/g) ?? [];
  const joined = words.map((word, index) => (index === 0 ? word[0]!.toLowerCase() : word[0]!.toUpperCase()) + word.slice(1)).join('');
  const key = joined.replace(/^[0-9]+/, '').slice(0, 60);
  return key === '' ? '' : key[0]!.toLowerCase() + key.slice(1);
}

/** May a field bear this key, beside those? */
export const isFree = (key: string, taken: Iterable<string>) => isKey(key) && ![...taken].includes(key);

/** `field1`, `field2`…; a base that isn't taken stays as it is, one that ends with a number counts on. */
export function freeKey(base: string, taken: Iterable<string>): string {
  const used = new Set(taken);
  const numbered = /^(.*?)([0-9]+)$/.exec(base);
  const stem = numbered?.[1] ?? base;
  if (isKey(base) && !used.has(base)) return base;
  for (let number = numbered ? Number(numbered[2]) + 1 : 2; ; number += 1) if (!used.has(`${stem}${number}`)) return `${stem}${number}`;
}

/** Ids of forms and checks: `yearly-update`. */
export function idOfText(text: string): string {
  const words =
    text
      .normalize('NFKC')
      .replace(/([a-z])([A-Z])/g, '$1 $2')
      .match(/[A-Za-z0-9]+/g) ?? [];
  return words
    .join('-')
    .toLowerCase()
    .replace(/^[0-9-]+/, '')
    .slice(0, 60);
}
export const isId = (text: string) => /^[a-z][a-z0-9-]{0,59}$/.test(text) && !(text in Object.prototype);
export function freeId(base: string, taken: Iterable<string>): string {
  const used = new Set(taken);
  if (!used.has(base)) return base;
  for (let number = 2; ; number += 1) if (!used.has(`${base}-${number}`)) return `${base}-${number}`;
}
