import { inForce } from '../../engine/forms/read-text.ts';
import type { FieldSchema, VocabularyItem } from '../../engine/model/form.ts';
import { usePick } from '../app/locale.tsx';
import { useForm } from './form-context.ts';
import type { Control } from './use-control.ts';
import { useOffer } from './use-offer.ts';

export interface Choice {
  readonly value: string | number;
  readonly title: string;
}
/** Up to this many the platform's own select, or boxes to tick, are quicker than searching. */
const searchedFrom = 13;

/**
 * What may be chosen in a field, or for the values of a list, in the reader's language: choices whose condition holds, codes in force
 * today that lie under the one chosen above. What was chosen earlier stays among them, so that it can be seen.
 */
export function useChoices(control: Pick<Control, 'schema' | 'pointer' | 'value'>): readonly Choice[] {
  const pick = usePick();
  const { vocabularies, today } = useForm();
  const offer = useOffer(control.pointer);
  const schema = control.schema.items ?? control.schema;
  const chosen = Array.isArray(control.value) ? control.value : [control.value];
  const name = schema['x-vocabulary'];
  if (name !== undefined) {
    const items = offeredItems(vocabularies[name]?.items ?? [], today, offer?.under);
    return items.map((item) => ({ value: item.code, title: item.title }));
  }
  const all = schema.oneOf
    ? schema.oneOf.map((item): Choice => ({ value: item.const, title: pick(item.title, item['x-titleEn']) }))
    : (schema.enum ?? []).map((value): Choice => ({ value, title: String(value) }));
  return offer ? all.filter(({ value }) => !offer.withheld.includes(value) || chosen.includes(value)) : all;
}

/** Codes in force; under a parent (`null`: none is chosen yet, so nothing is offered) only its own. */
export function offeredItems(items: readonly VocabularyItem[], today: string, under: string | null | undefined): readonly VocabularyItem[] {
  return items.filter((item) => inForce(item, today) && (under === undefined || (under !== null && item.parent === under)));
}

/** Few enough to be seen at once. */
export function areFew(schema: FieldSchema): boolean {
  return countOf(schema) <= 5;
}
/** So many that one searches. */
export function areMany(schema: FieldSchema): boolean {
  return countOf(schema) >= searchedFrom;
}
export function isLong(choices: readonly unknown[]): boolean {
  return choices.length >= searchedFrom;
}
function countOf(schema: FieldSchema): number {
  return schema.oneOf?.length ?? schema.enum?.length ?? 0;
}
export function isChoice(schema: FieldSchema): boolean {
  return (schema.type === 'string' || schema.type === 'integer' || schema.type === 'number') && (!!schema.oneOf || !!schema.enum);
}
