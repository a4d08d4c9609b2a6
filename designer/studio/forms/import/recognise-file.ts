import { formatSize } from '../../../renderers/file-rules.ts';
import { sheetLimits } from '../../../renderers/table/grid.ts';
import { limits } from './found.ts';
import type { ReadAnswer } from './read-worker.ts';

/** What a chosen file holds, or why it can't be read. Read by a worker, which loads with the file and ends with it. */
export async function recogniseFile(file: File): Promise<ReadAnswer> {
  if (file.size > limits.bytes) return { failed: 'too-large' };
  const worker = new Worker(new URL('./read-worker.ts', import.meta.url), { type: 'module' });
  try {
    return await new Promise((resolve) => {
      worker.addEventListener('message', ({ data }: MessageEvent<ReadAnswer>) => resolve(data));
      worker.addEventListener('error', () => resolve({ failed: 'unreadable' }));
      worker.postMessage(file);
    });
  } finally {
    worker.terminate();
  }
}
/** How large a file may be, for whoever chooses one. */
export const allowance = {
  word: formatSize(limits.bytes),
  excel: formatSize(sheetLimits.bytes),
  unpacked: formatSize(limits.unpacked),
} as const;
