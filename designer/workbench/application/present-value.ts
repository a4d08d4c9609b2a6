import type { FieldSchema, FileRef } from '../../../engine/model/form.ts';

export interface ValueWords {
  readonly yes: string;
  readonly no: string;
  readonly english: boolean;
  /** Title of a code in a vocabulary; the code itself when unknown. */
  readonly vocabulary: (name: string, code: string) => string;
}

const EMPTY = '—';

/** A value as a person reads it: enumerations and vocabularies by title, money with two decimals and unit. Never throws. */
export function presentValue(schema: FieldSchema, value: unknown, words: ValueWords): string {
  if (value === undefined || value === null || value === '') return EMPTY;
  if (Array.isArray(value)) {
    if (value.length === 0) return EMPTY;
    const item = schema.items;
    return value.map((v) => (item ? presentValue(item, v, words) : String(v))).join(words.english ? ', ' : '、');
  }
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  if (typeof value === 'number') return `${presentNumber(schema, value)}${unitOf(schema)}`;
  if (typeof value === 'object') return presentObject(schema, value as Record<string, unknown>, words);
  const text = String(value);
  const option = schema.oneOf?.find((o) => o.const === text);
  if (option) return (words.english ? option['x-titleEn'] : undefined) ?? option.title;
  const vocabulary = schema['x-vocabulary'];
  if (vocabulary) return words.vocabulary(vocabulary, text);
  return schema['x-unit'] && /^-?\d/.test(text) ? `${text}${unitOf(schema)}` : text;
}

function presentObject(schema: FieldSchema, value: Record<string, unknown>, words: ValueWords): string {
  const file = value as Partial<FileRef>;
  if (typeof file.name === 'string' && typeof file.size === 'number') return file.name;
  return Object.entries(schema.properties ?? {})
    .map(([key, child]) => presentValue(child, value[key], words))
    .filter((text) => text !== EMPTY)
    .join(' · ');
}

export function unitOf(schema: FieldSchema): string {
  if (schema['x-unit']) return ` ${schema['x-unit']}`;
  return schema.format === 'percent' ? ' %' : '';
}

function presentNumber(schema: FieldSchema, value: number): string {
  if (schema.format === 'year') return String(value);
  const digits = schema.format === 'money' ? 2 : schema.format === 'percent' ? 2 : 0;
  return value.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: Math.max(digits, 4) });
}

/** Same content, whatever the order of keys. */
export function sameValue(a: unknown, b: unknown): boolean {
  return stable(a ?? null) === stable(b ?? null);
}
function stable(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(stable).join(',')}]`;
  if (value && typeof value === 'object') {
    const entries = Object.entries(value).sort(([x], [y]) => (x < y ? -1 : 1));
    return `{${entries.map(([k, v]) => `${JSON.stringify(k)}:${stable(v)}`).join(',')}}`;
  }
  return JSON.stringify(value) ?? 'null';
}

/** Signed difference `to − from` of two numbers as text with unit, or null when either isn't a number. */
export function deltaOf(schema: FieldSchema, from: unknown, to: unknown): string | null {
  if (typeof from !== 'number' || typeof to !== 'number' || from === to) return null;
  const change = Math.round((to - from) * 10_000) / 10_000;
  return `${change > 0 ? '+' : '−'}${presentNumber(schema, Math.abs(change))}${unitOf(schema)}`;
}

export function fileSize(bytes: number): string {
  return bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
