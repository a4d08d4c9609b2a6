/**
 * Looks into a ZIP container without trusting it: its directory is read from the end (APPNOTE 6.3), every entry is really unpacked,
 * and whatever declares one thing and holds another is refused. Nothing is written; at most `mostUnpacked` bytes are ever held.
 */
import { createInflateRaw } from 'node:zlib';

const mostEntries = 2000;
export const mostUnpacked = 100 * 1024 * 1024;
/** Of what is larger than a small part; real documents stay below 60. */
const mostRatio = 150;
const smallPart = 1024 * 1024;

export type ZipFault = 'damaged' | 'encrypted' | 'bomb';
export interface ZipEntry {
  readonly name: string;
  readonly bytes: Buffer;
}
interface Listed {
  readonly name: string;
  readonly method: number;
  readonly packed: number;
  readonly unpacked: number;
  readonly at: number;
}

/** Entries with their content; the first fault with the entry's name otherwise. `budget`: bytes that may be unpacked. */
export async function unzip(
  zip: Buffer,
  budget = mostUnpacked,
): Promise<{ readonly entries: readonly ZipEntry[] } | { readonly fault: ZipFault; readonly name: string }> {
  const listed = directoryOf(zip);
  if ('fault' in listed) return listed;
  const total = listed.entries.reduce((sum, { unpacked }) => sum + unpacked, 0);
  const packedTightly = listed.entries.find(({ packed, unpacked }) => unpacked > smallPart && unpacked > packed * mostRatio);
  if (total > budget || packedTightly) return { fault: 'bomb', name: packedTightly?.name ?? '' };
  const entries: ZipEntry[] = [];
  for (const entry of listed.entries) {
    const bytes = await contentOf(zip, entry);
    if (!bytes) return { fault: 'damaged', name: entry.name };
    entries.push({ name: entry.name, bytes });
  }
  return { entries };
}

/** Where the end record of a ZIP directory stands that reaches just to the end of the bytes; -1 without one. */
export function endOfDirectory(bytes: Buffer): number {
  const from = Math.max(0, bytes.length - 22 - 0xffff);
  for (let at = bytes.length - 22; at >= from; at -= 1)
    if (bytes.readUInt32LE(at) === 0x06054b50 && at + 22 + bytes.readUInt16LE(at + 20) === bytes.length) return at;
  return -1;
}

function directoryOf(zip: Buffer): { readonly entries: readonly Listed[] } | { readonly fault: ZipFault; readonly name: string } {
  const damaged = (name = '') => ({ fault: 'damaged', name }) as const;
  const end = endOfDirectory(zip);
  if (end < 0) return damaged();
  const count = zip.readUInt16LE(end + 10);
  const start = zip.readUInt32LE(end + 16);
  // Bytes before the container, several disks and ZIP64 have no place in an office document of this size.
  if (start + zip.readUInt32LE(end + 12) !== end || zip.readUInt16LE(end + 8) !== count) return damaged();
  if (count > mostEntries) return { fault: 'bomb', name: '' };
  const entries: Listed[] = [];
  const names = new Set<string>();
  let at = start;
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > end || zip.readUInt32LE(at) !== 0x02014b50) return damaged();
    const [nameLength, extraLength, commentLength] = [zip.readUInt16LE(at + 28), zip.readUInt16LE(at + 30), zip.readUInt16LE(at + 32)];
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength);
    if ((zip.readUInt16LE(at + 8) & 0x2041) !== 0) return { fault: 'encrypted', name };
    if (!isPlainPath(name) || names.has(name.toLowerCase())) return damaged(name);
    names.add(name.toLowerCase());
    entries.push({
      ...{ name, method: zip.readUInt16LE(at + 10), packed: zip.readUInt32LE(at + 20), unpacked: zip.readUInt32LE(at + 24) },
      at: zip.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + extraLength + commentLength;
  }
  if (at !== end || overlaps(entries, start)) return damaged();
  return { entries };
}

/** Names that stay inside the container wherever they are unpacked. */
function isPlainPath(name: string): boolean {
  return name !== '' && !/^[\\/]|[\\:\0]|(^|\/)\.\.?(\/|$)/.test(name);
}

/** Entries that share bytes unpack to more than the file can hold (D. Fifield, A better zip bomb, 2019). */
function overlaps(entries: readonly Listed[], end: number): boolean {
  const sorted = [...entries].sort((a, b) => a.at - b.at);
  return sorted.some(({ at, packed }, index) => at + 30 + packed > (sorted[index + 1]?.at ?? end));
}

/** The entry unpacked; null when it isn't what the directory says. */
async function contentOf(zip: Buffer, { name, method, packed, unpacked, at }: Listed): Promise<Buffer | null> {
  if (zip.readUInt32LE(at) !== 0x04034b50) return null;
  const nameLength = zip.readUInt16LE(at + 26);
  if (zip.toString('utf8', at + 30, at + 30 + nameLength) !== name) return null;
  const from = at + 30 + nameLength + zip.readUInt16LE(at + 28);
  const source = zip.subarray(from, from + packed);
  if (source.length !== packed) return null;
  if (method === 0) return packed === unpacked ? source : null;
  return method === 8 ? inflated(source, unpacked) : null;
}

async function inflated(source: Buffer, expected: number): Promise<Buffer | null> {
  const stream = createInflateRaw();
  const chunks: Buffer[] = [];
  let size = 0;
  stream.end(source);
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > expected) return null;
      chunks.push(chunk);
    }
  } catch {
    return null;
  }
  return size === expected ? Buffer.concat(chunks) : null;
}
