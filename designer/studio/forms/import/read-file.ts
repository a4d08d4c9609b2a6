/** Reads a file that a person chose, by what it is called and what it holds. */
import { readDocx } from './docx-read.ts';
import { type Block, limits, ReadError } from './found.ts';
import { readXlsx } from './xlsx-blocks.ts';

/** @throws ReadError */
export function readBlocks(name: string, bytes: Uint8Array): Block[] {
  if (bytes.length > limits.bytes) throw new ReadError('too-large');
  // The old formats are compound files.
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf) throw new ReadError('old');
  if (/\.docx$/i.test(name)) return readDocx(bytes);
  if (/\.xlsx$/i.test(name)) return readXlsx(bytes);
  throw new ReadError(/\.(?:doc|xls|wps|et)$/i.test(name) ? 'old' : 'type');
}
