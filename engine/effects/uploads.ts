/**
 * Uploads that go on where they broke off: `<dataDir>/files/incoming/<id>.part` grows by what arrives, `<id>.json` says whose it is
 * and, once it is complete, which file it became (for a sender who missed the answer). After a broken line as much as arrived counts.
 * What nobody went on with for a day is swept when the next upload begins. One append at a time for each upload.
 */
import { randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { Rejection } from '../model/errors.ts';
import type { FileRef } from '../model/form.ts';
import { type FileStore, maxFileBytes, tooLarge } from './files.ts';

const keptMs = 24 * 3600 * 1000;
/** Unfinished and just finished uploads of one person. */
const mostOfOne = 100;

interface Ticket {
  readonly user: string;
  readonly name: string;
  /** The sender's media type; empty says nothing. */
  readonly declared: string;
  readonly size: number;
  readonly file: FileRef | null;
}
export interface UploadState {
  readonly id: string;
  readonly size: number;
  /** Bytes that have arrived. */
  readonly offset: number;
  /** Once complete. */
  readonly file: FileRef | null;
}

export interface Uploads {
  /** @throws Rejection payload.too-large | rate.limited (too many begun) */
  begin(ticket: Omit<Ticket, 'file'>): Promise<UploadState>;
  /** @throws Rejection not-found, also for another person's */
  state(id: string, user: string): Promise<UploadState>;
  /**
   * Adds bytes from `offset` on; the last ones make it a file. What was received of a broken source is kept.
   * @throws Rejection not-found | busy | upload.moved (`offset`: go on from there) | and those of `FileStore.receive`
   */
  append(id: string, user: string, offset: number, source: Readable): Promise<UploadState>;
  cancel(id: string, user: string): Promise<void>;
}

export function createUploads(dataDir: string, files: FileStore): Uploads {
  const folder = join(dataDir, 'files', 'incoming');
  const partOf = (id: string) => join(folder, `${id}.part`);
  const ticketOf = (id: string) => join(folder, `${id}.json`);
  const busy = new Set<string>();

  async function read(id: string, user: string): Promise<Ticket> {
    const text = /^[0-9a-f]{32}$/.test(id) ? await readFile(ticketOf(id), 'utf8').catch(() => null) : null;
    const ticket = text === null ? null : (JSON.parse(text) as Ticket);
    if (ticket?.user !== user) throw new Rejection('not-found');
    return ticket;
  }
  async function write(id: string, ticket: Ticket): Promise<void> {
    const fresh = `${ticketOf(id)}.new`;
    await writeFile(fresh, JSON.stringify(ticket));
    await rename(fresh, ticketOf(id));
  }
  const received = async (id: string) => (await stat(partOf(id)).catch(() => null))?.size ?? 0;
  const forget = (id: string) => Promise.all([rm(partOf(id), { force: true }), rm(ticketOf(id), { force: true })]);
  const stateOf = async (id: string, { size, file }: Ticket): Promise<UploadState> => ({
    ...{ id, size, file },
    offset: file ? size : await received(id),
  });

  /** Sweeps what is old; gives how many this person has. */
  async function sweep(user: string): Promise<number> {
    let own = 0;
    for (const name of await readdir(folder)) {
      const path = join(folder, name);
      const found = await stat(path).catch(() => null);
      if (!found) continue;
      if (Date.now() - found.mtimeMs > keptMs) await rm(path, { force: true });
      else if (name.endsWith('.json')) own += (await read(name.slice(0, -5), user).catch(() => null)) ? 1 : 0;
    }
    return own;
  }

  return {
    async begin(ticket) {
      if (ticket.size > maxFileBytes) throw tooLarge();
      await mkdir(folder, { recursive: true });
      if ((await sweep(ticket.user)) >= mostOfOne) throw new Rejection('rate.limited');
      const id = randomBytes(16).toString('hex');
      await write(id, { ...ticket, file: null });
      return { id, size: ticket.size, offset: 0, file: null };
    },
    state: async (id, user) => stateOf(id, await read(id, user)),
    async append(id, user, offset, source) {
      const ticket = await read(id, user);
      if (ticket.file) return stateOf(id, ticket);
      if (busy.has(id)) throw new Rejection('busy');
      busy.add(id);
      try {
        const at = await received(id);
        if (at !== offset) throw new Rejection('upload.moved', { offset: at });
        await add(partOf(id), ticket.size - at, source);
        if ((await received(id)) < ticket.size) return await stateOf(id, ticket);
        const file = await files
          .receive(createReadStream(partOf(id)), { name: ticket.name, declared: ticket.declared })
          .catch(async (error: unknown) => {
            if (error instanceof Rejection) await forget(id);
            throw error;
          });
        await write(id, { ...ticket, file });
        await rm(partOf(id), { force: true });
        return { id, size: ticket.size, offset: ticket.size, file };
      } finally {
        busy.delete(id);
      }
    },
    async cancel(id, user) {
      await read(id, user);
      await forget(id);
    },
  };
}

/** Appends what comes, at most `left` bytes; whatever arrived before the source broke is on disk. @throws payload.too-large */
async function add(path: string, left: number, source: Readable): Promise<void> {
  const handle = await open(path, 'a');
  try {
    let room = left;
    for await (const chunk of source as AsyncIterable<Buffer>) {
      room -= chunk.length;
      if (room < 0) throw tooLarge();
      await handle.write(chunk);
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
}
