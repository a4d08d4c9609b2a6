/**
 * Rows of a table out of cells of a spreadsheet. Only the shape is brought over (titles to codes, days to dates, figures as they
 * stand); whether a value is right is said by the form's own rules, as if somebody had typed it.
 */
import type { FieldSchema, Vocabulary } from '../../../engine/model/form.ts';
import type { Cell, Grid } from './grid.ts';

export interface Column {
  readonly name: string;
  readonly schema: FieldSchema;
}
export type TableRow = Readonly<Record<string, unknown>>;
export interface ImportOptions {
  readonly vocabularies: Readonly<Record<string, Vocabulary>>;
  /** Days are counted from 1904. */
  readonly from1904?: boolean;
}
export interface Imported {
  readonly rows: readonly TableRow[];
  /** Columns taken, in the order of the sheet; null where a column of the sheet is none of the table's. */
  readonly columns: readonly (Column | null)[];
  /** Headings that are no column of the table. */
  readonly unknown: readonly string[];
  /** The first row was taken for headings; else cells go by their order. */
  readonly headed: boolean;
}

/** What a sheet can fill: everything but formulas and files. */
export function importable({ schema }: Column): boolean {
  return schema['x-computed'] === undefined && schema.format !== 'files';
}

/** Reads a grid. A first row that names columns (in either language, or by key) decides where cells go; else they go by order. */
export function importRows(columns: readonly Column[], grid: Grid, options: ImportOptions): Imported {
  const byName = new Map(columns.flatMap((column) => namesOf(column).map((name) => [name, column] as const)));
  const first = (grid[0] ?? []).map((cell) => plainHeading(cell));
  const named = first.filter((heading) => byName.has(heading)).length;
  const open = columns.filter(importable);
  // Half of the sheet's cells there, or half of the table's columns: a sheet may hold much that isn't asked for.
  const headed = named > 0 && named * 2 >= Math.min(first.filter((heading) => heading !== '').length, open.length);
  const chosen = headed
    ? first.map((heading) => byName.get(heading) ?? null)
    : (grid[0] ?? []).map((_, index): Column | null => open[index] ?? null);
  const taken = chosen.map((column) => (column && importable(column) ? column : null));
  const rows = grid
    .slice(headed ? 1 : 0)
    .map((cells) => readRow(taken, cells, options))
    .filter((row) => Object.keys(row).length > 0);
  const unknown = headed ? first.filter((heading) => heading !== '' && !byName.has(heading)) : [];
  return { rows, columns: taken, unknown, headed };
}

function namesOf({ name, schema }: Column): string[] {
  return [name, schema.title ?? '', schema['x-titleEn'] ?? ''].filter((text) => text !== '').map(plainHeading);
}

/** Headings are compared without a unit or note in brackets, blanks and the star of what is required. */
function plainHeading(cell: Cell): string {
  return String(cell ?? '')
    .replace(/[（(][^）)]*[）)]\s*$/, '')
    .replace(/[\s*＊]/g, '')
    .toLowerCase();
}

function readRow(columns: readonly (Column | null)[], cells: readonly Cell[], options: ImportOptions): TableRow {
  const row: Record<string, unknown> = {};
  for (const [index, column] of columns.entries()) {
    const value = column ? cellValue(column.schema, cells[index] ?? null, options) : undefined;
    if (column && value !== undefined) row[column.name] = value;
  }
  return row;
}

function cellValue(schema: FieldSchema, cell: Cell, options: ImportOptions): unknown {
  if (cell === null || (typeof cell === 'string' && cell.trim() === '')) return undefined;
  if (schema.type === 'array') return listOf(schema, cell, options);
  if (schema.type === 'boolean') return booleanOf(cell);
  if (schema.type === 'number' || schema.type === 'integer') return typeof cell === 'string' ? figureOf(cell) : cell;
  if (schema.oneOf || schema.enum || schema['x-vocabulary']) return codeOf(schema, String(cell).trim(), options);
  if (schema.format === 'date') return dateOf(cell, options.from1904 ?? false);
  return String(cell).trim();
}

/** A figure as people keep them: grouped, full width, with a percent sign. What is none stays text, to be refused where it stands. */
function figureOf(text: string): number | string {
  const plain = text.normalize('NFKC').replace(/[\s,%]/g, '');
  return /^[+-]?\d{1,15}(\.\d{1,10})?$/.test(plain) ? Number(plain) : text.trim();
}

function booleanOf(cell: Cell): unknown {
  if (typeof cell === 'boolean') return cell;
  const word = String(cell).trim().toLowerCase();
  if (['是', '√', '有', 'yes', 'y', 'true', '1'].includes(word)) return true;
  if (['否', '×', '无', 'no', 'n', 'false', '0'].includes(word)) return false;
  return String(cell).trim();
}

/** The code a title stands for; a code is one already, also in front of its title. */
function codeOf(schema: FieldSchema, text: string, { vocabularies }: ImportOptions): unknown {
  const choice = schema.oneOf?.find((item) => [item.const, item.title, item['x-titleEn']].includes(text));
  if (choice) return choice.const;
  const listed = schema.enum?.find((value) => String(value) === text);
  if (listed !== undefined) return listed;
  const words = (schema['x-vocabulary'] && vocabularies[schema['x-vocabulary']]?.items) || [];
  const word =
    words.find((item) => item.code === text || text.startsWith(`${item.code} `)) ??
    words.find((item) => item.title === text && !item.validTo) ??
    words.find((item) => item.title === text);
  return word?.code ?? text;
}

function listOf(schema: FieldSchema, cell: Cell, options: ImportOptions): unknown[] {
  const parts = String(cell)
    .split(/[、,，;；\n]/)
    .map((part) => part.trim())
    .filter(Boolean);
  return parts.map((part) => cellValue(schema.items ?? { type: 'string' }, part, options));
}

const msADay = 86_400_000;
/** `2026-03-02` out of a number of days, `2026/3/2`, `2026.3.2`, `20260302` or `2026年3月2日`; anything else stays as it is. */
function dateOf(cell: Cell, from1904: boolean): unknown {
  if (typeof cell === 'number' && cell >= 1 && cell < 2_958_466) {
    const start = from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30);
    return new Date(start + Math.floor(cell) * msADay).toISOString().slice(0, 10);
  }
  const text = String(cell).trim().normalize('NFKC');
  const match = /^(\d{4})[-/.年]\s?(\d{1,2})[-/.月]\s?(\d{1,2})日?(\s.*)?$/.exec(text) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  return match ? `${match[1]}-${match[2]!.padStart(2, '0')}-${match[3]!.padStart(2, '0')}` : text;
}
