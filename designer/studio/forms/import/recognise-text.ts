/** Fields in a line of text: `联系人：______ 电话：______`, `性别：□男 □女`, `申报单位：      （盖章）`. */

import { fieldOf } from './field-of.ts';
import type { Found } from './found.ts';
import { blankMarks, blankOf, tickMarks } from './words.ts';

const colon = /[：:]/;
/** A colon in brackets parts nothing. */
const hidden = '\u0001';

/** Null when the text holds no field; `rest` is what of it is none. */
export function fieldsInText(text: string, group = ''): { readonly fields: Found[]; readonly rest: string[] } | null {
  const fields: Found[] = [];
  const rest: string[] = [];
  for (const line of text.split('\n')) {
    const found = fieldsInLine(line, group);
    if (found.length > 0) fields.push(...found);
    // A date or a seal that stands alone belongs to the signature above.
    else if (blankOf(line) === null) rest.push(line.trim());
  }
  return fields.length === 0 ? null : { fields, rest: rest.filter((line) => line !== '') };
}

function fieldsInLine(line: string, group: string): Found[] {
  const masked = line.replace(/[（(][^（）()]*[）)]/g, (bracket) => bracket.replace(/[：:]/g, hidden));
  const parts = masked.split(colon).map((part) => part.replaceAll(hidden, '：'));
  if (parts.length < 2) return [];
  const fields: Found[] = [];
  let label = parts[0]!;
  for (const [index, part] of parts.slice(1).entries()) {
    const last = index === parts.length - 2;
    const { value, next } = last ? { value: part, next: '' } : splitPart(part);
    const blank = value === null ? null : blankOf(value);
    const field = blank ? fieldOf(afterGap(label), blank, group) : null;
    if (field) fields.push(field);
    label = next;
  }
  return fields;
}

/** What is filled in, and the label that comes after it. */
function splitPart(part: string): { readonly value: string | null; readonly next: string } {
  const gap = /^(\s*[_＿]{2,}[^\s_＿]{0,6}|\s{2,})\s*(\S.*)$/s.exec(part);
  if (gap && !new RegExp(`^[${tickMarks}]`, 'u').test(gap[2]!)) return { value: gap[1]!.replace(blankMarks, ' '), next: gap[2]! };
  const wide = /^(.*\S)\s{2,}(\S{1,30})$/s.exec(part);
  if (wide) return { value: wide[1]!, next: wide[2]! };
  const narrow = /^(.*\S)\s+(\S{1,30})$/s.exec(part);
  return narrow && new RegExp(`[${tickMarks}]`, 'u').test(narrow[1]!)
    ? { value: narrow[1]!, next: narrow[2]! }
    : { value: null, next: part };
}

/** Of `资料齐全   联系人` the label is what stands after the gap. */
const afterGap = (label: string): string => label.split(/\s{3,}|[_＿]{2,}/).at(-1) ?? label;
