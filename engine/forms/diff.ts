import { pointerOf } from '../model/pointer.ts';
import type { CompiledForm } from './compile.ts';
import { type Lang, titleOf } from './errors.ts';
import type { Field } from './field.ts';
import { fieldName } from './sections.ts';
import { isEmpty } from './state.ts';

/** One difference between two submissions. `before`/`after` are undefined where there was or is nothing. */
export interface Change {
  /** Into the current data; a removed row points at its place in the previous data. */
  readonly pointer: string;
  /** Top-level field. */
  readonly field: string;
  /** Name of the field with its groups, or of table, row and column. */
  readonly label: string;
  readonly kind: 'added' | 'removed' | 'changed';
  readonly before: unknown;
  readonly after: unknown;
}

/** What changed from `previous` to `current`, in the order of the form. Rows are matched by their `x-unique` columns, else by place. */
export function diff(
  compiled: CompiledForm,
  previous: Readonly<Record<string, unknown>> | null,
  current: Readonly<Record<string, unknown>>,
  lang: Lang = 'zh-CN',
): Change[] {
  if (!previous) return [];
  const pick = (title: string, titleEn: string | null) => (lang === 'en' && titleEn) || title;
  return [...compiled.fields.values()].flatMap((field) => {
    const name = fieldName(compiled.definition, field.name, pick);
    const [before, after] = [previous[field.name], current[field.name]];
    if (field.kind === 'table' && Array.isArray(before) && Array.isArray(after)) return diffRows(field, name, before, after, lang);
    return diffValue(field.name, pointerOf([field.name]), name, before, after);
  });
}

function diffValue(field: string, pointer: string, label: string, before: unknown, after: unknown): Change[] {
  if (JSON.stringify(before ?? null) === JSON.stringify(after ?? null)) return [];
  const kind = isEmpty(before) ? 'added' : isEmpty(after) ? 'removed' : 'changed';
  return [{ pointer, field, label, kind, before, after }];
}

type Row = Readonly<Record<string, unknown>>;

function diffRows(table: Field, name: string, before: readonly Row[], after: readonly Row[], lang: Lang): Change[] {
  const label = (index: number) => `${name} ${lang === 'en' ? '#' : ''}${index + 1}`;
  const oldAt = match(table, before, after);
  const matched = new Set(oldAt);
  const changes = after.flatMap((row, index): Change[] => {
    const old = oldAt[index] === undefined ? undefined : before[oldAt[index]];
    const pointer = pointerOf([table.name, index]);
    if (!old) return [{ pointer, field: table.name, label: label(index), kind: 'added', before: undefined, after: row }];
    return [...table.columns.values()].flatMap((column) => {
      const title = `${label(index)} · ${titleOf(column, lang)}`;
      return diffValue(table.name, `${pointer}${pointerOf([column.name])}`, title, old[column.name], row[column.name]);
    });
  });
  const removed = before.flatMap((row, index): Change[] => {
    if (matched.has(index)) return [];
    const pointer = pointerOf([table.name, index]);
    return [{ pointer, field: table.name, label: label(index), kind: 'removed', before: row, after: undefined }];
  });
  return [...changes, ...removed];
}

/** For each current row the number of the previous row it stands for. */
function match(table: Field, before: readonly Row[], after: readonly Row[]): (number | undefined)[] {
  const key = table.schema['x-unique'];
  const keyOf = (row: Row) => JSON.stringify(key?.map((name) => row[name] ?? null));
  const known = new Map(before.map((row, index) => [keyOf(row), index]));
  if (!key?.length || known.size < before.length) return after.map((_, index) => (index < before.length ? index : undefined));
  return after.map((row) => known.get(keyOf(row)));
}
