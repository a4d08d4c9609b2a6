/** Reads a workbook off the page's thread. Its rows are handed over in parts, between which the page answers. */
import type { Grid } from './grid.ts';
import { readWorkbook, SheetError, type SheetFailure } from './xlsx-read.ts';

/** Parts of the answer to a file: rows, then how they are to be read; or why there are none. */
export type SheetPart = { readonly rows: Grid } | { readonly from1904: boolean } | { readonly failed: SheetFailure };

const atOnce = 250;
const answer = (part: SheetPart) => self.postMessage(part);

self.addEventListener('message', async ({ data }: MessageEvent<File>) => {
  try {
    const { rows, from1904 } = readWorkbook(new Uint8Array(await data.arrayBuffer()));
    for (let at = 0; at < rows.length; at += atOnce) answer({ rows: rows.slice(at, at + atOnce) });
    answer({ from1904 });
  } catch (error) {
    answer({ failed: error instanceof SheetError ? error.reason : 'unreadable' });
  }
});
