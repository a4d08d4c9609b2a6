import { useCallback } from 'react';
import type { FieldSchema, Vocabulary } from '../../engine/model/form.ts';
import { type Translate, useLocale, usePick, useText } from '../app/locale.tsx';
import { formatDay } from '../ui/DateText.tsx';
import { formatAmount } from '../ui/format-amount.ts';
import { useForm } from './form-context.ts';

type Pick = ReturnType<typeof usePick>;
interface DisplayWords {
  readonly t: Translate;
  readonly pick: Pick;
  readonly language: string;
  readonly vocabularies: Readonly<Record<string, Vocabulary>>;
}

/** A value as one line of text, by its schema: titles for codes, grouped figures with unit, dates in words. */
export function displayValue(schema: FieldSchema, value: unknown, words: DisplayWords): string {
  const { t, pick } = words;
  if (value === undefined || value === null || value === '') return t('common.none');
  if (typeof value === 'boolean') return t(value ? 'common.yes' : 'common.no');
  if (Array.isArray(value)) {
    if (value.length === 0) return t('common.none');
    if (schema.format === 'files')
      return value.map((file) => String((file as { name?: string }).name ?? '')).join(t('common.listSeparator'));
    if (schema.items?.type === 'object') return t('form.table.count', { count: value.length });
    return value.map((item) => displayValue(schema.items ?? { type: 'string' }, item, words)).join(t('common.listSeparator'));
  }
  const choice = schema.oneOf?.find((item) => item.const === value);
  if (choice) return pick(choice.title, choice['x-titleEn']);
  const word = schema['x-vocabulary'] ? words.vocabularies[schema['x-vocabulary']]?.items.find((item) => item.code === value) : undefined;
  if (word) return word.title;
  if (typeof value === 'number') {
    const unit = schema['x-unit'] ?? (schema.format === 'percent' ? '%' : '');
    const shown = schema['x-computed'] ? Math.round(value * 1e4) / 1e4 : value;
    return `${schema.format === 'year' ? shown : formatAmount(shown)}${unit ? ` ${unit}` : ''}`;
  }
  if (schema.format === 'date') return formatDay(String(value), words.language);
  return typeof value === 'object' ? t('common.none') : String(value);
}

/** `displayValue` with the words of the form around it. */
export function useDisplay(): (schema: FieldSchema, value: unknown) => string {
  const t = useText();
  const pick = usePick();
  const { language } = useLocale();
  const { vocabularies } = useForm();
  return useCallback(
    (schema, value) => displayValue(schema, value, { t, pick, language, vocabularies }),
    [t, pick, language, vocabularies],
  );
}
