/** Writes a backup while the office works: rows of one moment, then the files they name. It has its name only when it is whole. */
import { createWriteStream, existsSync, readdirSync } from 'node:fs';
import { copyFile, mkdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { Knex } from 'knex';
import { atOneMoment, type ExportedTable, exportedTables, migrationNumber, rowsOf } from '../../store/backup/export.ts';
import { sha256 } from '../../store/canonical.ts';
import type { Store } from '../../store/db.ts';
import { both } from '../arguments.ts';
import { WrongUse } from '../command.ts';
import { hashOfFile, type Manifest, tableFile, uploadFile } from './manifest.ts';

export interface BackupOptions {
  readonly store: Store;
  /** Folder of the uploaded files. */
  readonly dataDir: string;
  readonly folder: string;
  readonly version: string;
  now(): string;
}

/** @throws WrongUse when something lies at the place already */
export async function writeBackup({ store, dataDir, folder, version, now }: BackupOptions): Promise<Manifest> {
  if (existsSync(folder) && readdirSync(folder).length > 0) throw new WrongUse(both('cli.backup-exists', { folder }));
  const part = `${folder}.part`;
  await rm(part, { recursive: true, force: true });
  await mkdir(dirname(tableFile(part, 'x')), { recursive: true });
  const { tables, ...moment } = await atOneMoment(store.read, store.dialect, async (db) => {
    // The first read fixes the moment.
    const migration = await migrationNumber(db);
    const at = now();
    const written: Manifest['tables'][number][] = [];
    for (const table of await exportedTables(db, store.dialect)) written.push(await writeTable(db, table, part));
    const uploads = (await db('files').distinct('sha256').orderBy('sha256').pluck('sha256')) as string[];
    return { migration, at, tables: written, uploads };
  });
  const { uploads, ...rest } = moment;
  const files: Manifest['files'][number][] = [];
  const missing: string[] = [];
  for (const id of uploads) {
    const size = await copyUpload(dataDir, part, id);
    if (size === null) missing.push(id);
    else files.push({ sha256: id, size });
  }
  const manifest: Manifest = { format: 'liuzhuan-backup/1', version, ...rest, database: store.dialect.name, tables, files, missing };
  const content = `${JSON.stringify(manifest, null, 1)}\n`;
  await writeFile(`${part}/manifest.json`, content);
  await writeFile(`${part}/manifest.sha256`, `${sha256(content)}\n`);
  await rm(folder, { recursive: true, force: true });
  await rename(part, folder);
  return manifest;
}

async function writeTable(db: Knex, table: ExportedTable, folder: string): Promise<Manifest['tables'][number]> {
  const { name, columns } = table;
  let rows = 0;
  async function* lines() {
    for await (const some of rowsOf(db, table)) {
      rows += some.length;
      yield some.map((row) => `${JSON.stringify(row)}\n`).join('');
    }
  }
  const path = tableFile(folder, name);
  await pipeline(Readable.from(lines()), createGzip(), createWriteStream(path));
  return { name, columns, rows, sha256: await hashOfFile(path) };
}

/** Size of the copy; null when the content is gone or isn't what its name says. */
async function copyUpload(dataDir: string, folder: string, id: string): Promise<number | null> {
  const [from, to] = [uploadFile(dataDir, id), uploadFile(folder, id)];
  if (!existsSync(from)) return null;
  await mkdir(dirname(to), { recursive: true });
  await copyFile(from, to);
  if ((await hashOfFile(to)) === id) return (await stat(to)).size;
  await rm(to);
  return null;
}
