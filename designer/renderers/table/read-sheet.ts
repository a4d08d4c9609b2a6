import { formatSize } from '../file-rules.ts';
import { type Cell, sheetLimits } from './grid.ts';
import type { SheetPart } from './sheet-worker.ts';
import type { Sheet, SheetFailure } from './xlsx-read.ts';

/** The first sheet of a chosen file, or why it can't be read. Read by a worker, which loads with the file and ends with it. */
export async function readSheet(file: File): Promise<Sheet | SheetFailure> {
  if (file.size > sheetLimits.bytes) return 'too-large';
  const worker = new Worker(new URL('./sheet-worker.ts', import.meta.url), { type: 'module' });
  const rows: (readonly Cell[])[] = [];
  try {
    return await new Promise((resolve) => {
      worker.addEventListener('message', ({ data }: MessageEvent<SheetPart>) => {
        if ('rows' in data) rows.push(...data.rows);
        else resolve('failed' in data ? data.failed : { rows, from1904: data.from1904 });
      });
      worker.addEventListener('error', () => resolve('unreadable'));
      worker.postMessage(file);
    });
  } finally {
    worker.terminate();
  }
}
/** What files a chooser offers. */
export const sheetTypes = '.xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
/** How large a file may be, for whoever chose a larger one. */
export const sheetAllowance = { size: formatSize(sheetLimits.bytes), unpacked: formatSize(sheetLimits.unpacked) } as const;
