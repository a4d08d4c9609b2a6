import type { FieldSchema, Vocabulary } from '../../../engine/model/form.ts';
import type { Cell, Grid } from './grid.ts';
import type { Column, TableRow } from './import-rows.ts';

interface ExportOptions {
  readonly vocabularies: Readonly<Record<string, Vocabulary>>;
  readonly english: boolean;
  readonly yes: string;
  readonly no: string;
}

/** A table as a sheet that can be filled in and imported again: titles as headings (with units), titles for codes; files are left out. */
export function exportRows(
  columns: readonly Column[],
  rows: readonly TableRow[],
  options: ExportOptions,
): { grid: Grid; widths: number[] } {
  const shown = columns.filter(({ schema }) => schema.format !== 'files');
  const heading = shown.map(({ name, schema }) => {
    const title = (options.english && schema['x-titleEn']) || schema.title || name;
    const unit = schema['x-unit'] ?? (schema.format === 'percent' ? '%' : '');
    return unit ? `${title}（${unit}）` : title;
  });
  const body = rows.map((row) => shown.map(({ name, schema }) => cellOf(schema, row[name], options)));
  const width = (text: string) => Math.min(40, Math.max(10, [...text].length * 2 + 2));
  return { grid: [heading, ...body], widths: heading.map(width) };
}

function cellOf(schema: FieldSchema, value: unknown, options: ExportOptions): Cell {
  if (value === undefined || value === null) return null;
  if (Array.isArray(value)) return value.map((item) => String(cellOf(schema.items ?? schema, item, options) ?? '')).join('、');
  if (typeof value === 'boolean') return value ? options.yes : options.no;
  if (typeof value === 'number') return value;
  const choice = schema.oneOf?.find((item) => item.const === value);
  if (choice) return (options.english && choice['x-titleEn']) || choice.title;
  const words = (schema['x-vocabulary'] && options.vocabularies[schema['x-vocabulary']]?.items) || [];
  const word = words.find((item) => item.code === value);
  if (word) return words.some((item) => item !== word && item.title === word.title) ? `${word.code} ${word.title}` : word.title;
  return typeof value === 'object' ? null : String(value);
}
