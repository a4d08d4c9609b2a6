/** Reads and recognises a form's file off the page's thread. */
import { ReadError, type ReadFailure, type Recognised } from './found.ts';
import { readBlocks } from './read-file.ts';
import { recognise } from './recognise.ts';

export type ReadAnswer = { readonly found: Recognised } | { readonly failed: ReadFailure };

async function answerTo(file: File): Promise<ReadAnswer> {
  try {
    return { found: recognise(readBlocks(file.name, new Uint8Array(await file.arrayBuffer()))) };
  } catch (error) {
    return { failed: error instanceof ReadError ? error.reason : 'unreadable' };
  }
}
self.addEventListener('message', async ({ data }: MessageEvent<File>) => self.postMessage(await answerTo(data)));
