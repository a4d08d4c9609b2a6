import type { Field } from './field.ts';
import type { Row, Slot } from './state.ts';

/**
 * Marks rows whose `x-unique` columns together equal those of an earlier row; a row with one of them empty is never a duplicate.
 * Returns the cells (first key column) whose mark changed.
 */
export function markDuplicates(table: Field, rows: readonly Row[]): Slot[] {
  const key = (table.schema['x-unique'] ?? []).filter((name) => table.columns.has(name));
  const first = key[0];
  if (first === undefined) return [];
  const seen = new Map<string, number>();
  const touched: Slot[] = [];
  for (const [index, row] of rows.entries()) {
    const values = key.map((name) => row.slots.get(name)!.json);
    const text = values.includes(undefined) ? null : JSON.stringify(values);
    const earlier = (text !== null && seen.get(text)) || 0;
    if (text !== null && !earlier) seen.set(text, index + 1);
    if (row.duplicateOf !== earlier) touched.push(row.slots.get(first)!);
    row.duplicateOf = earlier;
  }
  return touched;
}
