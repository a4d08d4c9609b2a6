import { useCallback } from 'react';
import { displayText } from '../../engine/forms/display.ts';
import type { PeriodValue } from '../../engine/forms/read-period.ts';
import type { FieldSchema, Vocabulary } from '../../engine/model/form.ts';
import { type Translate, useLocale, usePick, useText } from '../app/locale.tsx';
import { formatDay } from '../ui/DateText.tsx';
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
  const { t, pick, language, vocabularies } = words;
  return displayText(schema, value, {
    ...{ none: t('common.none'), yes: t('common.yes'), no: t('common.no'), separator: t('common.listSeparator'), pick, vocabularies },
    rows: (count) => t('form.table.count', { count }),
    day: (date) => formatDay(date, language),
    period: (period) => displayPeriod(period, words),
  });
}

function displayPeriod({ from, to }: PeriodValue, { t, language }: DisplayWords): string {
  const day = (date: string | undefined, none: string) => (date ? formatDay(date, language) : none);
  return t('form.period.shown', { from: day(from, t('common.none')), to: day(to, t('form.period.open')) });
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
