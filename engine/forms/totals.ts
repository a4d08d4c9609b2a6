import { Decimal } from 'decimal.js';
import type { FieldSchema } from '../model/form.ts';

/**
 * Sums of the columns marked `x-total`, by column, exact to the last decimal. Cells that are no number don't count; a column without
 * one has no sum.
 */
export function columnTotals(table: FieldSchema, rows: readonly unknown[]): ReadonlyMap<string, number> {
  const totals = new Map<string, number>();
  for (const [name, column] of Object.entries(table.items?.properties ?? {})) {
    if (!column['x-total']) continue;
    const figures = rows.flatMap((row) => {
      const value = typeof row === 'object' && row !== null ? (row as Record<string, unknown>)[name] : undefined;
      return typeof value === 'number' && Number.isFinite(value) ? [value] : [];
    });
    if (figures.length > 0) totals.set(name, Decimal.sum(...figures).toNumber());
  }
  return totals;
}
