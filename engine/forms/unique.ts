import type { Field } from './field.ts';
import type { Row, Slot } from './state.ts';

/**
 * Marks rows whose `x-unique` columns together equal those of an earlier row; a row with one of them empty is never a duplicate.
 * `changed`: rows in which something may be different, null for all. Returns the cells (first key column) whose mark changed.
 */
export function markDuplicates(table: Field, rows: readonly Row[], changed: ReadonlySet<Row> | null): Slot[] {
  const key = (table.schema['x-unique'] ?? []).filter((name) => table.columns.has(name));
  const first = key[0];
  if (first === undefined) return [];
  const seen = new Map<string, number>();
  const touched: Slot[] = [];
  for (const [index, row] of rows.entries()) {
    if (row.key === undefined || !changed || changed.has(row)) row.key = keyOf(row, key);
    const earlier = (row.key !== null && seen.get(row.key)) || 0;
    if (row.key !== null && !earlier) seen.set(row.key, index + 1);
    if (row.duplicateOf !== earlier) touched.push(row.slots.get(first)!);
    row.duplicateOf = earlier;
  }
  return touched;
}

function keyOf(row: Row, key: readonly string[]): string | null {
  const values = key.map((name) => row.slots.get(name)!.json);
  return values.includes(undefined) ? null : JSON.stringify(values);
}
