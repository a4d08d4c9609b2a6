/** A cell as it comes out of a workbook or the clipboard. */
export type Cell = string | number | boolean | null;
export type Grid = readonly (readonly Cell[])[];

/** Largest workbook that is read, and what it may unpack to. */
export const sheetLimits = { bytes: 5 * 1024 * 1024, unpacked: 40 * 1024 * 1024 } as const;
/** What is taken of a sheet at most; the rest is counted and told, never drawn. */
export const gridLimits = { rows: 5001, columns: 200, text: 20_000 } as const;

/**
 * Cells copied from a spreadsheet: tabs between cells, line breaks between rows; a cell with breaks or quotes stands in quotes, its own
 * quotes doubled. Takes at most `gridLimits`.
 */
export function parseClipboard(text: string): Grid {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  const source = text.replace(/\r\n?/g, '\n');
  while (at <= source.length && rows.length < gridLimits.rows) {
    const { cell, next } = readCell(source, at);
    if (row.length < gridLimits.columns) row.push(cell.slice(0, gridLimits.text));
    at = next + 1;
    if (source[next] === '\t') continue;
    rows.push(row);
    row = [];
  }
  return withoutEmptyEnd(rows);
}

/** The cell that begins at `at`, and where the separator after it stands (the end of the text after the last one). */
function readCell(source: string, at: number): { cell: string; next: number } {
  const end = (from: number) => {
    const found = source.slice(from).search(/[\t\n]/);
    return found < 0 ? source.length : from + found;
  };
  if (source[at] === '"') {
    let close = source.indexOf('"', at + 1);
    while (close >= 0 && source[close + 1] === '"') close = source.indexOf('"', close + 2);
    // A quote that isn't the whole cell is part of its text.
    if (close >= 0 && (close + 1 === source.length || source[close + 1] === '\t' || source[close + 1] === '\n'))
      return { cell: source.slice(at + 1, close).replaceAll('""', '"'), next: close + 1 };
  }
  const next = end(at);
  return { cell: source.slice(at, next), next };
}

export function withoutEmptyEnd<T extends Grid>(rows: T): T {
  const last = rows.findLastIndex((row) => row.some((cell) => cell !== null && cell !== ''));
  return rows.slice(0, last + 1) as unknown as T;
}
