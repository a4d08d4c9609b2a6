import type { VocabularyItem } from '../../../engine/model/form.ts';

export type ItemState = 'inForce' | 'retired' | 'future';

/** Where a code stands on a day. */
export function stateOf(item: VocabularyItem, today: string): ItemState {
  if (item.validTo && item.validTo < today) return 'retired';
  return item.validFrom && item.validFrom > today ? 'future' : 'inForce';
}

/** What a new revision does to the codes of the one before. Codes are never taken away. */
export interface ItemChanges {
  readonly added: readonly VocabularyItem[];
  readonly changed: readonly VocabularyItem[];
}
export function changesOf(before: readonly VocabularyItem[], after: readonly VocabularyItem[]): ItemChanges {
  const known = new Map(before.map((item) => [item.code, item]));
  const differs = (a: VocabularyItem, b: VocabularyItem) => members.some((name) => (a[name] ?? '') !== (b[name] ?? ''));
  return {
    added: after.filter((item) => !known.has(item.code)),
    changed: after.filter((item) => known.has(item.code) && differs(known.get(item.code)!, item)),
  };
}
const members = ['title', 'parent', 'validFrom', 'validTo', 'replacedBy'] as const;

/** What is wrong with a code that is being written, by member; the texts are in `wb.vocabularies.wrong.*`. */
export type ItemFaults = Partial<Record<'code' | 'title' | 'validTo' | 'replacedBy' | 'parent', 'needed' | 'taken' | 'order' | 'unknown'>>;

export function faultsOf(item: VocabularyItem, others: readonly VocabularyItem[]): ItemFaults {
  const codes = new Set(others.map(({ code }) => code));
  const missing = (code: string | undefined) => code !== undefined && !codes.has(code);
  return {
    ...(item.code.trim() === '' ? { code: 'needed' as const } : codes.has(item.code) ? { code: 'taken' as const } : {}),
    ...(item.title.trim() === '' ? { title: 'needed' as const } : {}),
    ...(item.validFrom && item.validTo && item.validTo < item.validFrom ? { validTo: 'order' as const } : {}),
    ...(missing(item.replacedBy) ? { replacedBy: 'unknown' as const } : {}),
    ...(missing(item.parent) ? { parent: 'unknown' as const } : {}),
  };
}

/** Without members that are empty. */
export function tidy(item: VocabularyItem): VocabularyItem {
  return Object.fromEntries(Object.entries(item).flatMap(([name, value]) => (value?.trim() ? [[name, value.trim()]] : []))) as never;
}
