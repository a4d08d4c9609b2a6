/**
 * A vocabulary as a spreadsheet: exported, revised there, and read back. A sheet adds codes and changes known ones; it never removes any.
 * A column that the sheet lacks stays as it is, a cell that is empty empties.
 */
import type { FieldSchema, VocabularyItem } from '../../../engine/model/form.ts';
import { exportRows } from '../../renderers/table/export-rows.ts';
import type { Grid } from '../../renderers/table/grid.ts';
import { type Column, importRows } from '../../renderers/table/import-rows.ts';
import { faultsOf, type ItemFaults, tidy } from './items.ts';

export const members = ['code', 'title', 'parent', 'validFrom', 'validTo', 'replacedBy'] as const;
export type Member = (typeof members)[number];
type Titles = Readonly<Record<Member, string>>;

export interface SheetFault {
  /** Row of the sheet, from 1 with its heading. */
  readonly row: number;
  readonly code: string;
  readonly member: Member;
  readonly fault: 'needed' | 'taken' | 'order' | 'unknown' | 'twice' | 'date';
}
export interface SheetPlan {
  /** All codes as they would be. */
  readonly items: readonly VocabularyItem[];
  /** Codes that the sheet doesn't name. */
  readonly unnamed: readonly VocabularyItem[];
  readonly faults: readonly SheetFault[];
  /** Headings that mean nothing here. */
  readonly unknown: readonly string[];
}

function columnsOf(titles: Titles): Column[] {
  const type = (name: Member): FieldSchema => ({
    type: 'string',
    ...(name.startsWith('valid') && { format: 'date' }),
    title: titles[name],
  });
  return members.map((name) => ({ name, schema: type(name) }));
}

/** The codes as a sheet with a heading. */
export function sheetOf(items: readonly VocabularyItem[], titles: Titles): { readonly grid: Grid; readonly widths: readonly number[] } {
  const { grid } = exportRows(columnsOf(titles), items as never, { vocabularies: {}, english: false, yes: '', no: '' });
  return { grid, widths: [14, 40, 14, 14, 14, 14] };
}

/** What a sheet would make of the codes; null when its first row doesn't name code and name. */
export function planOf(items: readonly VocabularyItem[], grid: Grid, titles: Titles, from1904 = false): SheetPlan | null {
  const read = importRows(columnsOf(titles), grid, { vocabularies: {}, from1904 });
  const given = new Set(read.columns.flatMap((column) => (column ? [column.name as Member] : [])));
  if (!read.headed || !given.has('code') || !given.has('title')) return null;
  const known = new Map(items.map((item) => [item.code, item]));
  const named = new Map<string, VocabularyItem>();
  const places: { readonly row: number; readonly item: VocabularyItem; readonly twice: boolean }[] = [];
  // Rows without any cell are passed over by the reader, so the number of a row is looked up in the sheet.
  const numbers = grid.flatMap((cells, at) =>
    at > 0 && cells.some((cell) => cell !== null && String(cell).trim() !== '') ? [at + 1] : [],
  );
  for (const [at, cells] of read.rows.entries()) {
    const written = Object.fromEntries([...given].map((name) => [name, String(cells[name] ?? '')]));
    const code = (written.code ?? '').trim();
    const filled: Partial<VocabularyItem> = tidy({ ...known.get(code), ...written } as VocabularyItem);
    const item = { ...filled, code: filled.code ?? '', title: filled.title ?? '' };
    places.push({ row: numbers[at] ?? at + 2, item, twice: named.has(code) });
    named.set(code, item);
  }
  const next = [
    ...items.map((item) => named.get(item.code) ?? item),
    ...[...named.values()].filter(({ code }) => code !== '' && !known.has(code)),
  ];
  const codes = new Set(next.map(({ code }) => code));
  const faults = places.flatMap(({ row, item, twice }): SheetFault[] => {
    const told = (member: Member, fault: SheetFault['fault']): SheetFault => ({ row, code: item.code, member, fault });
    if (twice && item.code !== '') return [told('code', 'twice')];
    return [
      ...Object.entries(itemFaults(item, codes)).map(([member, fault]) => told(member as Member, fault)),
      ...(['validFrom', 'validTo'] as const).flatMap((member) => (isDay(item[member]) ? [] : [told(member, 'date')])),
    ];
  });
  return { items: next, unnamed: items.filter(({ code }) => !named.has(code)), faults, unknown: read.unknown };
}

/** As for a code written by hand, where all codes of the sheet count; asking for each among all others would take long. */
function itemFaults(item: VocabularyItem, codes: ReadonlySet<string>): ItemFaults {
  const others = [item.parent, item.replacedBy].flatMap((code) => (code && code !== item.code && codes.has(code) ? [code] : []));
  return faultsOf(
    item,
    others.map((code) => ({ code, title: '' })),
  );
}

function isDay(text: string | undefined): boolean {
  if (text === undefined) return true;
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.slice(0, 10) === text;
}

/** Takes codes out of use from the day after `lastDay`; one that ends earlier keeps its end. */
export function retire(items: readonly VocabularyItem[], codes: ReadonlySet<string>, lastDay: string): VocabularyItem[] {
  return items.map((item) => (codes.has(item.code) && !(item.validTo && item.validTo <= lastDay) ? { ...item, validTo: lastDay } : item));
}

/** The changes of a revision as people look for them; a code stands in the first list that fits. */
export interface ChangeLists {
  readonly added: readonly VocabularyItem[];
  /** Now out of use, or ending on a day. */
  readonly retired: readonly VocabularyItem[];
  readonly renamed: readonly { readonly item: VocabularyItem; readonly before: string }[];
  readonly other: readonly VocabularyItem[];
}
export function changeLists(
  before: readonly VocabularyItem[],
  added: readonly VocabularyItem[],
  changed: readonly VocabularyItem[],
): ChangeLists {
  const old = new Map(before.map((item) => [item.code, item]));
  const ends = (item: VocabularyItem) => item.validTo !== undefined && item.validTo !== old.get(item.code)?.validTo;
  const kept = changed.filter((item) => !ends(item));
  const isRenamed = (item: VocabularyItem) => item.title !== old.get(item.code)?.title;
  return {
    added,
    retired: changed.filter(ends),
    renamed: kept.filter(isRenamed).map((item) => ({ item, before: old.get(item.code)?.title ?? '' })),
    other: kept.filter((item) => !isRenamed(item)),
  };
}
