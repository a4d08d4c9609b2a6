/** Sheets of a workbook as tables; what is merged is one cell. */
import { readSheets, SheetError } from '../../../renderers/table/xlsx-read.ts';
import { type Block, type DocCell, limits, ReadError } from './found.ts';

/** More sheets than a form has. */
const mostSheets = 12;

/** @throws ReadError */
export function readXlsx(bytes: Uint8Array): Block[] {
  if (bytes.length > limits.bytes) throw new ReadError('too-large');
  try {
    const sheets = readSheets(bytes, mostSheets);
    const several = sheets.filter(({ rows }) => rows.length > 0).length > 1;
    return sheets.flatMap(({ name, rows, merged }): Block[] => {
      if (rows.length === 0) return [];
      const table = tableOf(rows, merged);
      return several ? [{ kind: 'paragraph', text: name, heading: true, centred: false }, table] : [table];
    });
  } catch (error) {
    throw error instanceof SheetError ? new ReadError(error.reason) : error;
  }
}

function tableOf(rows: readonly (readonly unknown[])[], merged: readonly string[]): Block {
  const spans = merged.flatMap((ref) => {
    const span = spanOf(ref);
    return span ? [span] : [];
  });
  const height = Math.min(2_000, Math.max(rows.length, ...spans.map(({ row, rows: high }) => row + high)));
  const filled = rows.map((row) => row.findLastIndex((cell) => cell !== null && cell !== '') + 1);
  const width = Math.min(60, Math.max(...filled, ...spans.map(({ column, columns }) => column + columns)));
  const at = new Map(spans.map((span) => [`${span.row} ${span.column}`, span]));
  const covered = new Set<string>();
  const cells: DocCell[] = [];
  for (let row = 0; row < height; row += 1)
    for (let column = 0; column < width && cells.length < limits.cells; column += 1) {
      if (covered.has(`${row} ${column}`)) continue;
      const { columns = 1, rows: high = 1 } = at.get(`${row} ${column}`) ?? {};
      for (let down = 0; down < Math.min(high, height); down += 1)
        for (let across = 0; across < Math.min(columns, width); across += 1)
          if (down + across > 0) covered.add(`${row + down} ${column + across}`);
      cells.push({ text: String(rows[row]?.[column] ?? '').slice(0, limits.text), row, column, columns, rows: high });
    }
  return { kind: 'table', width, cells };
}

/** `B2:D3`. */
function spanOf(ref: string): Omit<DocCell, 'text'> | null {
  const [, fromColumn = '', fromRow = '', toColumn = '', toRow = ''] = /^([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})$/.exec(ref) ?? [];
  if (toRow === '') return null;
  const number = (letters: string) => [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  const [row, column] = [Number(fromRow) - 1, number(fromColumn)];
  return { row, column, rows: Number(toRow) - row, columns: number(toColumn) - column + 1 };
}
