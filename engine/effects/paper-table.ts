/** A titled table on paper: names at the left, figures at the right; its head stands again on each sheet, its title never alone. */
import type { Content, TableCell } from 'pdfmake/interfaces.js';

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
  const columns = widths.length;
  const titled: TableCell[] = [
    { text: title, bold: true, fontSize: 12, margin: [-4, 8, 0, 2], colSpan: columns, border: noBorders },
    ...head.slice(1).map(() => ''),
  ];
  return [
    {
      margin: [0, 4, 0, 0],
      // No line above the title.
      layout: { hLineWidth: (line) => (line === 0 ? 0 : 1) },
      table: {
        headerRows: 2,
        // Title, head and the first row stay together.
        keepWithHeaderRows: 1,
        dontBreakRows: true,
        widths: [...widths],
        body: [
          titled,
          head.map((text, index): Content => ({ text, bold: true, alignment: index === 0 ? 'left' : 'right' })),
          ...rows.map((row) => row.map(cellOf)),
        ],
      },
    },
  ];
}

const noBorders: [boolean, boolean, boolean, boolean] = [false, false, false, false];

/** Names stand in the first column; figures, and words in their place, in the others. */
function cellOf(value: PaperCell, column: number): Content {
  const text = value === null ? '—' : String(value);
  return column === 0 ? text : { text, alignment: 'right' };
}
