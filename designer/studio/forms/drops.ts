/** Where something dragged lands: before or after a row, or inside a section, group or table. */
import type { FormDefinition } from '../../../engine/model/form.ts';
import { intoTable, keysOf, move, moveColumn } from '../../document/forms/fields.ts';
import type { FormEdit } from '../../document/forms/form-edit.ts';
import type { Spot } from './node.ts';
import type { OutlineRow } from './outline-rows.ts';

export type Where = 'before' | 'after' | 'inside';
export interface Drop {
  readonly row: string;
  readonly target: OutlineRow;
  readonly where: Where;
}

/** @param height where the pointer is in the row, 0 to 1 */
export function dropOf(row: OutlineRow, height: number): Drop {
  const holds = row.sort === 'section' || row.sort === 'group' || row.kind === 'table';
  const where: Where = holds && height > 0.3 && height < 0.7 ? 'inside' : height < 0.5 ? 'before' : 'after';
  return { row: row.id, target: row, where };
}

/** Where something new goes. */
export function spotOfDrop(form: FormDefinition, { target, where }: Drop): Spot {
  if (target.sort === 'column' && target.node.kind === 'field' && target.node.at.column !== undefined) {
    const { field, column } = target.node.at;
    return { table: field, before: where === 'before' ? column : after(form, field, column) };
  }
  if (where === 'inside' && target.node.kind === 'field') return { table: target.node.at.field, before: null };
  if (where === 'inside' || target.sort === 'section')
    return { place: [...target.place, where === 'before' ? 0 : Math.max(0, target.inside)] };
  return { place: where === 'before' ? target.place : target.place.with(-1, target.place.at(-1)! + 1) };
}

/** The edit that moves a row to where it was dropped; null when it can't stand there. */
export function dropEdit(form: FormDefinition, row: OutlineRow, drop: Drop): FormEdit | null {
  if (row.id === drop.row) return null;
  const { target, where } = drop;
  if (row.node.kind === 'field' && row.node.at.column !== undefined) {
    if (target.node.kind !== 'field' || target.node.at.field !== row.node.at.field) return null;
    const { column } = target.node.at;
    return moveColumn(
      row.node.at.field,
      row.node.at.column,
      column === undefined ? null : where === 'before' ? column : after(form, row.node.at.field, column),
    );
  }
  const spot =
    row.sort === 'section' && target.sort === 'section'
      ? { place: [where === 'before' ? target.place[0]! : target.place[0]! + 1] }
      : spotOfDrop(form, drop);
  if ('place' in spot) return move(row.place, spot.place);
  return row.node.kind === 'field' ? intoTable(row.node.at.field, spot.table) : null;
}

function after(form: FormDefinition, table: string, column: string): string | null {
  const keys = keysOf(form, table);
  return keys[keys.indexOf(column) + 1] ?? null;
}
