import { mkdtempSync, readdirSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createFileStore } from '../../../engine/effects/files.ts';
import { createUploads, type Uploads } from '../../../engine/effects/uploads.ts';
import { pdfPage } from '../../support/files.ts';

const bytes = Buffer.concat([pdfPage('report'), Buffer.alloc(200_000, 37)]);
let folder: string;
let uploads: Uploads;
let files: ReturnType<typeof createFileStore>;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lz-uploads-'));
  files = createFileStore(folder);
  uploads = createUploads(folder, files);
});
afterEach(() => rmSync(folder, { recursive: true }));

const ticket = { user: 'u1', name: '报告.pdf', declared: 'application/pdf', size: bytes.length };
const incoming = () => readdirSync(join(folder, 'files', 'incoming')).sort();
/** Sends some bytes and breaks. */
async function* broken(part: Buffer) {
  yield part;
  throw new Error('socket hang up');
}

it('goes on after a broken line from what arrived, and gives the file that was sent', async () => {
  const { id } = await uploads.begin(ticket);
  await expect(uploads.append(id, 'u1', 0, Readable.from(broken(bytes.subarray(0, 70_000))))).rejects.toThrow('socket hang up');
  const { offset } = await uploads.state(id, 'u1');
  expect(offset).toBe(70_000);
  const middle = await uploads.append(id, 'u1', offset, Readable.from([bytes.subarray(offset, 150_000)]));
  expect(middle).toMatchObject({ offset: 150_000, file: null });
  const { file } = await uploads.append(id, 'u1', 150_000, Readable.from([bytes.subarray(150_000)]));
  expect(file).toMatchObject({ name: '报告.pdf', size: bytes.length, type: 'application/pdf' });
  const kept = await files.read(file?.id ?? '');
  expect(Buffer.concat(await kept.stream.toArray()).equals(bytes)).toBe(true);
});

it('gives the file again to a sender who missed the answer, also after a restart', async () => {
  const { id } = await uploads.begin(ticket);
  const { file } = await uploads.append(id, 'u1', 0, Readable.from([bytes]));
  const restarted = createUploads(folder, files);
  expect((await restarted.state(id, 'u1')).file).toEqual(file);
  expect((await restarted.append(id, 'u1', 0, Readable.from([bytes]))).file).toEqual(file);
});

it('refuses another place than the one reached, and says which', async () => {
  const { id } = await uploads.begin(ticket);
  await uploads.append(id, 'u1', 0, Readable.from([bytes.subarray(0, 10)]));
  await expect(uploads.append(id, 'u1', 5, Readable.from([bytes.subarray(5)]))).rejects.toMatchObject({
    code: 'upload.moved',
    params: { offset: 10 },
  });
});

it('refuses more than was promised, files that are not what they say, and what is too large', async () => {
  const short = await uploads.begin({ ...ticket, size: 10 });
  await expect(uploads.append(short.id, 'u1', 0, Readable.from([bytes]))).rejects.toMatchObject({ code: 'payload.too-large' });
  const disguised = await uploads.begin({ ...ticket, name: 'a.png', declared: 'image/png' });
  await expect(uploads.append(disguised.id, 'u1', 0, Readable.from([bytes]))).rejects.toMatchObject({ code: 'media.unsupported' });
  await expect(uploads.state(disguised.id, 'u1')).rejects.toMatchObject({ code: 'not-found' });
  await expect(uploads.begin({ ...ticket, size: 21 * 1024 * 1024 })).rejects.toMatchObject({ code: 'payload.too-large' });
});

it("is its sender's alone, and cancelled without a trace", async () => {
  const { id } = await uploads.begin(ticket);
  await uploads.append(id, 'u1', 0, Readable.from([bytes.subarray(0, 10)]));
  for (const act of [
    () => uploads.state(id, 'u2'),
    () => uploads.cancel(id, 'u2'),
    () => uploads.append(id, 'u2', 10, Readable.from([bytes])),
  ])
    await expect(act()).rejects.toMatchObject({ code: 'not-found' });
  await uploads.cancel(id, 'u1');
  expect(incoming()).toEqual([]);
});

it('sweeps what nobody went on with for a day, and lets one person begin only so many', async () => {
  const { id } = await uploads.begin(ticket);
  const old = new Date(Date.now() - 25 * 3600 * 1000);
  utimesSync(join(folder, 'files', 'incoming', `${id}.json`), old, old);
  for (let n = 0; n < 100; n += 1) await uploads.begin(ticket);
  expect(incoming()).toHaveLength(100);
  await expect(uploads.begin(ticket)).rejects.toMatchObject({ code: 'rate.limited' });
  await uploads.begin({ ...ticket, user: 'u2' });
});
