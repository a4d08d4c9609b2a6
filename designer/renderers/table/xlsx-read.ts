/**
 * Reads the first sheet of a workbook. Loaded only when somebody imports. What is in the file is not trusted: its size, the size it
 * unpacks to, and the cells taken are bounded before anything is unpacked, and a formula counts as the value it last had.
 */
import { strFromU8, unzipSync } from 'fflate';
import { Parser } from 'saxen';
import { type Cell, type Grid, gridLimits, sheetLimits, withoutEmptyEnd } from './grid.ts';

/** Not a workbook; or too large, or one that unpacks to too much. */
export type SheetFailure = 'unreadable' | 'too-large';
/** Why a file can't be read. */
export class SheetError extends Error {
  readonly reason: SheetFailure;
  constructor(reason: SheetFailure) {
    super(reason);
    this.reason = reason;
  }
}

/** Rows of a sheet. Dates are numbers of days, from 1900 or (old Macintosh workbooks) from 1904. */
export interface Sheet {
  readonly rows: Grid;
  readonly from1904: boolean;
}

/** The first sheet. @throws SheetError */
export function readWorkbook(bytes: Uint8Array): Sheet {
  if (bytes.length > sheetLimits.bytes) throw new SheetError('too-large');
  const parts = unpack(bytes);
  const path = firstSheet(parts);
  const sheet = path === null ? undefined : parts[path];
  if (!sheet) throw new SheetError('unreadable');
  const shared = parts['xl/sharedStrings.xml'];
  const from1904 = /date1904="(1|true)"/.test(strFromU8(parts['xl/workbook.xml'] ?? new Uint8Array()));
  return { rows: withoutEmptyEnd(cellsOf(sheet, stringsOf(shared), percentsOf(parts['xl/styles.xml']))), from1904 };
}

/** A sheet with what is merged in it, as `A1:D1`; for whoever reads a form and not a list. */
export interface NamedSheet extends Sheet {
  readonly name: string;
  readonly merged: readonly string[];
}

/** The sheets that are shown, in their order, at most `limit`. @throws SheetError */
export function readSheets(bytes: Uint8Array, limit: number): NamedSheet[] {
  if (bytes.length > sheetLimits.bytes) throw new SheetError('too-large');
  const parts = unpack(bytes);
  const strings = stringsOf(parts['xl/sharedStrings.xml']);
  const percents = percentsOf(parts['xl/styles.xml']);
  const sheets = sheetsOf(parts).flatMap(({ name, path }) => {
    const xml = parts[path];
    return xml ? [{ name, rows: withoutEmptyEnd(cellsOf(xml, strings, percents)), from1904: false, merged: mergedIn(xml) }] : [];
  });
  if (sheets.length === 0) throw new SheetError('unreadable');
  return sheets.slice(0, limit);
}

function mergedIn(xml: Uint8Array): string[] {
  const merged: string[] = [];
  parse(xml, {
    open(name, attributes) {
      const { ref } = name === 'mergeCell' ? attributes() : {};
      if (ref && merged.length < gridLimits.rows) merged.push(ref);
    },
  });
  return merged;
}

function unpack(bytes: Uint8Array): Record<string, Uint8Array> {
  let total = 0;
  try {
    return unzipSync(bytes, {
      filter({ name, originalSize }) {
        if (!/^xl\/(workbook\.xml|sharedStrings\.xml|styles\.xml|_rels\/workbook\.xml\.rels|worksheets\/[^/]+\.xml)$/.test(name))
          return false;
        // What it declares is what is unpacked at most: fflate inflates into a buffer of that size.
        total += originalSize;
        if (total > sheetLimits.unpacked) throw new SheetError('too-large');
        return true;
      },
    });
  } catch (error) {
    throw error instanceof SheetError ? error : new SheetError('unreadable');
  }
}

/** Path of the sheet that stands first in the workbook. */
function firstSheet(parts: Record<string, Uint8Array>): string | null {
  return sheetsOf(parts)[0]?.path ?? Object.keys(parts).find((name) => name.startsWith('xl/worksheets/')) ?? null;
}

/** Sheets in the order of the workbook, hidden ones left out (unless all are). */
function sheetsOf(parts: Record<string, Uint8Array>): { readonly name: string; readonly path: string }[] {
  const listed: { name: string; id: string; hidden: boolean }[] = [];
  const targets = new Map<string, string>();
  parse(parts['xl/workbook.xml'], {
    open(name, attributes) {
      if (name !== 'sheet') return;
      const { name: title = '', 'r:id': id = '', state = 'visible' } = attributes();
      listed.push({ name: title, id, hidden: state !== 'visible' });
    },
  });
  parse(parts['xl/_rels/workbook.xml.rels'], {
    open: (name, attributes) => {
      const { Id, Target } = attributes();
      if (name === 'Relationship' && Id && Target) targets.set(Id, Target.startsWith('/') ? Target.slice(1) : `xl/${Target}`);
    },
  });
  const shown = listed.some(({ hidden }) => !hidden) ? listed.filter(({ hidden }) => !hidden) : listed;
  return shown.flatMap(({ name, id }) => {
    const path = targets.get(id);
    return path === undefined ? [] : [{ name, path }];
  });
}

function stringsOf(xml: Uint8Array | undefined): string[] {
  const strings: string[] = [];
  let text = '';
  let phonetic = false;
  let inText = false;
  parse(xml, {
    open(name) {
      if (name === 'si') text = '';
      phonetic ||= name === 'rPh';
      inText = name === 't';
    },
    close(name) {
      if (name === 'si') strings.push(text.slice(0, gridLimits.text));
      if (name === 'rPh') phonetic = false;
      inText = false;
    },
    text(value) {
      if (inText && !phonetic) text += value;
    },
  });
  return strings;
}

/** Numbers of the styles that show a figure as a percentage: the built-in formats 9 and 10 (ECMA-376 18.8.30), and the workbook's own with a percent sign. */
function percentsOf(xml: Uint8Array | undefined): ReadonlySet<number> {
  const formats = new Set(['9', '10']);
  const styles = new Set<number>();
  let inCells = false;
  let style = 0;
  parse(xml, {
    open(name, attributes) {
      if (name === 'numFmt') {
        const { numFmtId = '', formatCode = '' } = attributes();
        // A percent sign in quotes or behind a backslash is text beside the figure.
        if (
          formatCode
            .replace(/&quot;/g, '"')
            .replace(/"[^"]*"|\\./g, '')
            .includes('%')
        )
          formats.add(numFmtId);
      }
      inCells ||= name === 'cellXfs';
      if (name !== 'xf' || !inCells) return;
      if (formats.has(attributes().numFmtId ?? '')) styles.add(style);
      style += 1;
    },
    close(name) {
      if (name === 'cellXfs') inCells = false;
    },
  });
  return styles;
}

function cellsOf(xml: Uint8Array, shared: readonly string[], percents: ReadonlySet<number>): Cell[][] {
  const rows: Cell[][] = [];
  let place: { row: number; column: number } = { row: -1, column: -1 };
  let type = '';
  let isPercent = false;
  let value = '';
  let inValue = false;
  parse(xml, {
    open(name, attributes) {
      if (name === 'row') {
        const given = Number(attributes().r);
        place = { row: Number.isInteger(given) && given > 0 ? given - 1 : place.row + 1, column: -1 };
      } else if (name === 'c') {
        const { r, t, s } = attributes();
        place = { row: place.row, column: r ? columnOf(r) : place.column + 1 };
        type = t ?? 'n';
        isPercent = percents.has(Number(s ?? -1));
        value = '';
      }
      inValue = name === 'v' || name === 't';
    },
    close(name) {
      inValue = false;
      if (name !== 'c' || place.row < 0 || place.row >= gridLimits.rows || place.column < 0 || place.column >= gridLimits.columns) return;
      const found = cellOf(type, value, shared);
      const cell = isPercent && typeof found === 'number' ? percentOf(found) : found;
      if (cell === null) return;
      while (rows.length <= place.row) rows.push([]);
      const row = rows[place.row]!;
      while (row.length < place.column) row.push(null);
      row[place.column] = cell;
    },
    text(text) {
      if (inValue) value += text;
    },
  });
  return rows;
}

function cellOf(type: string, value: string, shared: readonly string[]): Cell {
  if (type === 's') return shared[Number(value)] ?? null;
  if (type === 'b') return value === '1';
  if (type === 'e' || value === '') return null;
  if (type === 'n') return Number.isFinite(Number(value)) ? Number(value) : null;
  return value.slice(0, gridLimits.text);
}

/** A sheet keeps 72.5 % as 0.725 and shows the percentage, which is what its reader means and what copying it gives. */
const percentOf = (share: number) => `${Number((share * 100).toPrecision(15))}%`;

/** `AB12` → 27. */
function columnOf(place: string): number {
  let column = 0;
  for (const letter of place.replace(/[^A-Z]/g, '').slice(0, 3)) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}

interface Hooks {
  readonly open?: (name: string, attributes: () => Record<string, string>) => void;
  readonly close?: (name: string) => void;
  readonly text?: (text: string) => void;
}
function parse(part: Uint8Array | undefined, { open, close, text }: Hooks): void {
  if (part === undefined) return;
  const parser = new Parser();
  const bare = (name: string) => name.slice(name.indexOf(':') + 1);
  parser.on('error', () => {
    throw new SheetError('unreadable');
  });
  if (open) parser.on('openTag', (name, attributes) => open(bare(name), attributes));
  if (close) parser.on('closeTag', (name) => close(bare(name)));
  if (text) {
    parser.on('text', (value, decode) => text(decode(value)));
    parser.on('cdata', (value) => text(value));
  }
  parser.parse(strFromU8(part));
}
