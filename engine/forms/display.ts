import type { FieldSchema, Vocabulary } from '../model/form.ts';
import type { PeriodValue } from './read-period.ts';

/** What values are said with, in the reader's language. */
export interface DisplayWords {
  readonly none: string;
  readonly yes: string;
  readonly no: string;
  readonly separator: string;
  readonly rows: (count: number) => string;
  readonly day: (date: string) => string;
  readonly period: (period: PeriodValue) => string;
  readonly pick: (title: string, titleEn: string | undefined) => string;
  readonly vocabularies: Readonly<Record<string, Vocabulary>>;
}

/** A value as one line of text, by its schema: titles for codes, grouped figures with unit, dates in words. */
export function displayText(schema: FieldSchema, value: unknown, words: DisplayWords): string {
  if (value === undefined || value === null || value === '') return words.none;
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  if (Array.isArray(value)) {
    if (value.length === 0) return words.none;
    if (schema.format === 'files') return value.map((file) => String((file as { name?: string }).name ?? '')).join(words.separator);
    if (schema.items?.type === 'object') return words.rows(value.length);
    return value.map((item) => displayText(schema.items ?? { type: 'string' }, item, words)).join(words.separator);
  }
  const choice = schema.oneOf?.find((item) => item.const === value);
  if (choice) return words.pick(choice.title, choice['x-titleEn']);
  const word = schema['x-vocabulary'] ? words.vocabularies[schema['x-vocabulary']]?.items.find((item) => item.code === value) : undefined;
  if (word) return word.title;
  if (typeof value === 'number') {
    const unit = schema['x-unit'] ?? (schema.format === 'percent' ? '%' : '');
    const shown = schema['x-computed'] ? Math.round(value * 1e4) / 1e4 : value;
    return `${schema.format === 'year' ? shown : formatAmount(shown)}${unit ? ` ${unit}` : ''}`;
  }
  if (schema.format === 'date') return words.day(String(value));
  if (schema.format === 'period') return words.period(value as PeriodValue);
  return typeof value === 'object' ? words.none : String(value);
}

/** A figure with thousands separators; null is “—”. */
export function formatAmount(value: number | string | null | undefined): string {
  if (value === null || value === undefined || value === '') return '—';
  const [whole = '', fraction] = String(value).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  return fraction ? `${grouped}.${fraction}` : grouped;
}
