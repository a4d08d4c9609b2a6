/** A titled table on paper: names at the left, figures at the right; its head stands again on each sheet. */
import type { Content } from 'pdfmake/interfaces.js';

export type PaperCell = string | number | null;

/**
 * Layout of one table; nothing where there are no rows.
 * @param widths of the columns as pdfmake takes them; default: the first takes what the others leave, of 48 points each
 */
export function paperTable(
  title: string,
  head: readonly string[],
  rows: readonly (readonly PaperCell[])[],
  widths: readonly (number | string)[] = ['*', ...head.slice(1).map(() => 48)],
): Content[] {
  if (rows.length === 0) return [];
  return [
    { text: title, bold: true, fontSize: 12, margin: [0, 12, 0, 4] },
    {
      table: {
        headerRows: 1,
        widths: [...widths],
        body: [head.map((text): Content => ({ text, bold: true })), ...rows.map((row) => row.map(cellOf))],
      },
    },
  ];
}

function cellOf(value: PaperCell): Content {
  return typeof value === 'number' ? { text: String(value), alignment: 'right' } : (value ?? '');
}
