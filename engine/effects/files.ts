/**
 * Uploaded files on disk, content-addressed: `<dataDir>/files/<first two hex digits>/<sha256>`.
 * A file is written to `files/incoming`, hashed and measured as it streams, its type sniffed from its bytes, and only then renamed
 * into place; so a half-received file never has an address, and the same content is kept once.
 */
import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileTypeFromFile } from 'file-type';
import { Rejection } from '../model/errors.ts';
import type { FileRef } from '../model/form.ts';
import { asSeen } from '../model/seen.ts';
import { faultIn } from './contents.ts';

const officeType = 'application/vnd.openxmlformats-officedocument';
/** Accepted types with the endings a name of that type may have. Archives are not among them. */
export const acceptedTypes: Readonly<Record<string, readonly string[]>> = {
  'application/pdf': ['.pdf'],
  'image/png': ['.png'],
  'image/jpeg': ['.jpg', '.jpeg'],
  [`${officeType}.wordprocessingml.document`]: ['.docx'],
  [`${officeType}.spreadsheetml.sheet`]: ['.xlsx'],
};
export const maxFileBytes = 20 * 1024 * 1024;

export interface FileStore {
  /**
   * Stores a stream. `declared` is the sender's media type; empty and `application/octet-stream` say nothing.
   * @throws Rejection media.unsupported | payload.too-large | request.malformed (empty)
   */
  receive(source: Readable, file: { readonly name: string; readonly declared: string }): Promise<FileRef>;
  /** Content of a stored file, or a part of it (both ends inclusive); `size` is the whole. @throws Rejection not-found */
  read(id: string, part?: { readonly from: number; readonly to: number }): Promise<{ readonly stream: Readable; readonly size: number }>;
}

export function createFileStore(dataDir: string): FileStore {
  const root = join(dataDir, 'files');
  const incoming = join(root, 'incoming');
  const pathOf = (id: string) => join(root, id.slice(0, 2), id);
  return {
    async receive(source, file) {
      await mkdir(incoming, { recursive: true });
      const temporary = join(incoming, randomUUID());
      try {
        const { id, size } = await write(source, temporary);
        if ((source as { truncated?: boolean }).truncated || size > maxFileBytes) throw tooLarge();
        if (size === 0) throw new Rejection('request.malformed', {}, [{ pointer: '/file', code: 'file.empty', params: {} }]);
        const type = await acceptedType(temporary, file);
        await mkdir(join(root, id.slice(0, 2)), { recursive: true });
        await rename(temporary, pathOf(id));
        return { id, name: cleanName(file.name), size, type };
      } finally {
        await rm(temporary, { force: true });
      }
    },
    async read(id, part) {
      if (!/^[0-9a-f]{64}$/.test(id)) throw new Rejection('not-found');
      const found = await stat(pathOf(id)).catch(() => null);
      if (!found) throw new Rejection('not-found');
      return { stream: createReadStream(pathOf(id), part && { start: part.from, end: part.to }), size: found.size };
    },
  };
}

/** For a file over the limit. */
export function tooLarge(): Rejection {
  return new Rejection('payload.too-large', { limit: `${maxFileBytes / 1024 / 1024} MB` });
}

async function write(source: Readable, path: string): Promise<{ id: string; size: number }> {
  const hash = createHash('sha256');
  let size = 0;
  await pipeline(
    source,
    async function* (chunks: AsyncIterable<Buffer>) {
      for await (const chunk of chunks) {
        size += chunk.length;
        if (size > maxFileBytes) throw tooLarge();
        hash.update(chunk);
        yield chunk;
      }
    },
    createWriteStream(path, { flush: true }),
  );
  return { id: hash.digest('hex'), size };
}

async function acceptedType(path: string, file: { name: string; declared: string }): Promise<string> {
  const sniffed = (await fileTypeFromFile(path).catch(() => undefined))?.mime ?? 'application/octet-stream';
  const endings = acceptedTypes[sniffed];
  const refuse = (code: string, params: Readonly<Record<string, string>>) =>
    new Rejection('media.unsupported', params, [{ pointer: '/file', code, params }]);
  const accepted = Object.values(acceptedTypes).flat().join(' ');
  if (!endings) throw refuse('file.type', { type: sniffed, accepted });
  const declared = file.declared.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  const silent = declared === '' || declared === 'application/octet-stream';
  const ending = extname(file.name).toLowerCase();
  if ((!silent && declared !== sniffed) || !endings.includes(ending))
    throw refuse('file.mismatch', { actual: sniffed, declared: silent || declared === sniffed ? ending : declared });
  const fault = await faultIn(await readFile(path), sniffed);
  if (fault) throw refuse(fault.code, fault.params);
  return sniffed;
}

/** A name to show and to save under: no path, nothing unseen, at most 200 characters. */
export function cleanName(name: string): string {
  const base = name.normalize('NFC').split(/[\\/]/).pop() ?? '';
  const seen = asSeen(base)
    .replace(/[\n\t]/g, '')
    .trim();
  return [...seen].slice(-200).join('') || 'file';
}
