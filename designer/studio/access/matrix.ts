/** The lines of the matrix, and what is marked in it. Pure. */
import type { FieldAccess } from '../../../engine/model/people.ts';
import { type AccessColumn, type AccessField, type AccessSection, accessOf } from '../../document/access.ts';

export type Line =
  /** What holds for all fields without an entry. */
  | { readonly kind: 'rest'; readonly key: string }
  | { readonly kind: 'section'; readonly key: string; readonly section: AccessSection; readonly title: string }
  | { readonly kind: 'field'; readonly key: string; readonly field: AccessField }
  | { readonly kind: 'column'; readonly key: string; readonly table: AccessField; readonly title: string };

export interface Shown {
  readonly sections: readonly AccessSection[];
  readonly filter: string;
  /** Only fields that have an entry somewhere. */
  readonly onlySet: boolean;
  readonly closed: ReadonlySet<string>;
  /** Tables whose columns are shown. */
  readonly opened: ReadonlySet<string>;
}

export function linesOf(
  { sections, filter, onlySet, closed, opened }: Shown,
  columns: readonly AccessColumn[],
  pick: (zh: string, en: string | null | undefined) => string,
): Line[] {
  const wanted = filter.trim().toLowerCase();
  const narrowed = wanted !== '' || onlySet;
  const isShown = ({ name, title, titleEn }: AccessField) =>
    (wanted === '' || [name, title, titleEn ?? ''].some((text) => text.toLowerCase().includes(wanted))) &&
    (!onlySet || columns.some(({ own }) => own !== undefined && Object.hasOwn(own, name)));
  const lines: Line[] = narrowed ? [] : [{ kind: 'rest', key: 'rest' }];
  for (const [index, section] of sections.entries()) {
    const fields = section.fields.filter(isShown);
    if (fields.length === 0) continue;
    const key = `section ${index}`;
    lines.push({ kind: 'section', key, section: { ...section, fields }, title: pick(section.title, section.titleEn) });
    if (closed.has(key) && !narrowed) continue;
    for (const field of fields) {
      lines.push({ kind: 'field', key: `field ${field.name}`, field });
      if (opened.has(field.name))
        lines.push(
          ...field.columns.map(({ name, title }): Line => ({ kind: 'column', key: `column ${field.name} ${name}`, table: field, title })),
        );
    }
  }
  return lines;
}

/** Fields that a line stands for; none for the rest. */
export function fieldsOf(line: Line): readonly AccessField[] {
  switch (line.kind) {
    case 'rest':
      return [];
    case 'section':
      return line.section.fields;
    case 'field':
      return [line.field];
    case 'column':
      return [line.table];
  }
}

/**
 * A cell as two letters, so that a row is one text and is drawn again only when it differs: what it is (`h`, `r`, `e`, `q`, `t`icked,
 * `m`ixed), and from where (`s`et, re`s`t as `*`, template `p`, default `d`).
 */
export type Code = string;
const values: Readonly<Record<FieldAccess | 'ticked', string>> = { hidden: 'h', read: 'r', edit: 'e', required: 'q', ticked: 't' };
const sources = { set: 's', rest: '*', shared: 'p', default: 'd' } as const;

export function codesOf(line: Line, columns: readonly AccessColumn[]): string {
  return columns.map((column) => codeOf(line, column)).join('');
}

function codeOf(line: Line, column: AccessColumn): Code {
  if (line.kind === 'rest') {
    const { value, from } = accessOf(
      { ...column, own: column.own && '*' in column.own ? { '*': column.own['*'] as FieldAccess } : {} },
      '*',
    );
    return `${values[value]}${from === 'set' ? 's' : 'd'}`;
  }
  const fields = fieldsOf(line);
  // What is worked out is at most read, whatever the others are: it makes no difference of a section.
  const telling =
    line.kind === 'section' && fields.some(({ computed }) => !computed) ? fields.filter((one) => !isFixed(column, one)) : fields;
  const codes = telling.map((field) => {
    const { value, from } = accessOf(column, field.name, field.computed);
    return `${values[value]}${line.kind === 'column' ? 'p' : sources[from]}`;
  });
  const [first = 'md'] = codes;
  if (codes.every((code) => code === first)) return first;
  return codes.every((code) => code[0] === first[0]) ? `${first[0]}m` : 'mm';
}

function isFixed(column: AccessColumn, { name, computed }: AccessField): boolean {
  return computed && accessOf(column, name, true).value !== accessOf(column, name).value;
}

export const codeValues: Readonly<Record<string, FieldAccess | 'ticked' | 'mixed'>> = {
  h: 'hidden',
  r: 'read',
  e: 'edit',
  q: 'required',
  t: 'ticked',
  m: 'mixed',
};

/** Cells from one corner to the other. */
export interface Block {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}
export interface Spot {
  readonly line: number;
  readonly column: number;
}

export function blockOf(from: Spot, to: Spot): Block {
  return {
    top: Math.min(from.line, to.line),
    bottom: Math.max(from.line, to.line),
    left: Math.min(from.column, to.column),
    right: Math.max(from.column, to.column),
  };
}

/** What a marked block is about: fields (each once), and whether the line for the rest is in it. */
export function targetsOf(lines: readonly Line[], { top, bottom }: Block): { readonly fields: readonly string[]; readonly rest: boolean } {
  const marked = lines.slice(top, bottom + 1);
  const fields = marked.flatMap((line) => (line.kind === 'column' ? [] : fieldsOf(line).map(({ name }) => name)));
  return { fields: [...new Set(fields)], rest: marked.some(({ kind }) => kind === 'rest') };
}
