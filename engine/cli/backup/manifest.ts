/**
 * A backup is a folder: `manifest.json` with its `manifest.sha256`, `tables/<name>.jsonl.gz` (one row a line, in the order of the columns),
 * `files/<first two digits>/<sha256>`. It says nothing of a database's kind: what SQLite wrote PostgreSQL takes in, and the other way round.
 */
import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { sha256 } from '../../store/canonical.ts';
import { both } from '../arguments.ts';
import { WrongUse } from '../command.ts';

export interface Manifest {
  readonly format: 'liuzhuan-backup/1';
  /** Of the product, and of its newest migration. */
  readonly version: string;
  readonly migration: number;
  readonly database: string;
  /** The moment whose state it holds. */
  readonly at: string;
  readonly tables: readonly {
    readonly name: string;
    readonly columns: readonly string[];
    readonly rows: number;
    readonly sha256: string;
  }[];
  readonly files: readonly { readonly sha256: string; readonly size: number }[];
  /** Uploads whose content wasn't there. */
  readonly missing: readonly string[];
}

export const tableFile = (folder: string, name: string) => join(folder, 'tables', `${name}.jsonl.gz`);
export const uploadFile = (folder: string, id: string) => join(folder, 'files', id.slice(0, 2), id);

export async function hashOfFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

/** @throws WrongUse when the folder holds no backup */
export async function readManifest(folder: string): Promise<Manifest> {
  const path = join(folder, 'manifest.json');
  if (!existsSync(path)) throw new WrongUse(both('cli.no-backup', { folder }));
  const content = await readFile(path, 'utf8');
  const told = await readFile(join(folder, 'manifest.sha256'), 'utf8').catch(() => '');
  if (sha256(content) !== told.trim()) throw new WrongUse(both('cli.backup-damaged', { place: 'manifest.json' }));
  return JSON.parse(content) as Manifest;
}

/** Places in the backup that aren't what the manifest says. */
export async function faultsIn(folder: string, manifest: Manifest): Promise<string[]> {
  const faults: string[] = [];
  const check = async (path: string, place: string, expected: string, size?: number) => {
    const there = await stat(path).catch(() => null);
    if (!there || (size !== undefined && there.size !== size) || (await hashOfFile(path)) !== expected) faults.push(place);
  };
  for (const { name, sha256: expected } of manifest.tables) await check(tableFile(folder, name), `tables/${name}.jsonl.gz`, expected);
  for (const { sha256: id, size } of manifest.files) await check(uploadFile(folder, id), `files/${id.slice(0, 2)}/${id}`, id, size);
  return faults;
}
