/** Writes a ZIP container as it goes: one file after the other, so that of a large archive only a piece is held. */
import { Readable } from 'node:stream';
import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';

export interface ZipPart {
  /** Path inside the container, with `/`. */
  readonly name: string;
  /** Called when it is this part's turn. */
  content(): Promise<Readable | Buffer>;
  /** What is packed already (pictures, PDF) is kept as it is. */
  readonly packed: boolean;
}

/** The container as a stream; a part that can't be read ends it with an error, never with half an archive that looks whole. `at` is an instant. */
export function zipped(parts: readonly ZipPart[], at: string): Readable {
  return Readable.from(pieces(parts, at));
}

async function* pieces(parts: readonly ZipPart[], at: string): AsyncGenerator<Uint8Array> {
  let ready: Uint8Array[] = [];
  const zip = new Zip((error, data) => {
    if (error) throw error;
    ready.push(data);
  });
  for (const { name, content, packed } of parts) {
    const entry = packed ? new ZipPassThrough(name) : new ZipDeflate(name, { level: 6 });
    entry.mtime = at;
    zip.add(entry);
    const source = await content();
    for await (const chunk of Buffer.isBuffer(source) ? [source] : source) {
      entry.push(chunk as Uint8Array);
      yield* ready;
      ready = [];
    }
    entry.push(new Uint8Array(), true);
  }
  zip.end();
  yield* ready;
}

/** Names that may stand in a container and on any disk: no path, no signs that systems refuse. */
export function partName(name: string): string {
  return (
    name
      .replace(/[\\/:*?"<>|\p{Cc}]/gu, '_')
      .replace(/^\.+/, '_')
      .slice(0, 120) || '_'
  );
}
