import type { FieldSchema } from '../../engine/model/form.ts';
import { usePick } from '../app/locale.tsx';

export interface Choice {
  readonly value: string | number;
  readonly title: string;
}
/** Enumerated values with their titles in the reader's language. */
export function useChoices(schema: FieldSchema): readonly Choice[] {
  const pick = usePick();
  if (schema.oneOf) return schema.oneOf.map((item) => ({ value: item.const, title: pick(item.title, item['x-titleEn']) }));
  return (schema.enum ?? []).map((value) => ({ value, title: String(value) }));
}
/** Few enough to be seen at once. */
export function areFew(schema: FieldSchema): boolean {
  return (schema.oneOf?.length ?? schema.enum?.length ?? 0) <= 5;
}
export function isChoice(schema: FieldSchema): boolean {
  return (schema.type === 'string' || schema.type === 'integer' || schema.type === 'number') && (!!schema.oneOf || !!schema.enum);
}
