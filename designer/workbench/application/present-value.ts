import { formatAmount } from '../../../engine/forms/display.ts';
import type { FieldSchema } from '../../../engine/model/form.ts';
import { displayValue } from '../../renderers/display.ts';

export type ValueWords = Parameters<typeof displayValue>[2];

/** A value as one line of text: titles for codes, grouped figures with unit, dates in words. Never throws. */
export function presentValue(schema: FieldSchema, value: unknown, words: ValueWords): string {
  return displayValue(schema, value, words);
}

export function unitOf(schema: FieldSchema): string {
  const unit = schema['x-unit'] ?? (schema.format === 'percent' ? '%' : '');
  return unit ? ` ${unit}` : '';
}

/** Signed difference `to − from` of two numbers as text with unit, or null when either isn't a number. */
export function deltaOf(schema: FieldSchema, from: unknown, to: unknown): string | null {
  if (typeof from !== 'number' || typeof to !== 'number' || from === to) return null;
  const change = Math.round((to - from) * 10_000) / 10_000;
  return `${change > 0 ? '+' : '−'}${formatAmount(Math.abs(change))}${unitOf(schema)}`;
}

export function fileSize(bytes: number): string {
  return bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
