/** Takes a backup into an empty place, in one transaction: looked through first, counted afterwards. */
import { createReadStream, existsSync } from 'node:fs';
import { copyFile, mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { exportedTables, migrationNumber } from '../../store/backup/export.ts';
import { filledTables, inOrderOfReferences, insertRows, madeByMigrations } from '../../store/backup/import.ts';
import type { Store } from '../../store/db.ts';
import type { Tx } from '../../store/tx.ts';
import { both } from '../arguments.ts';
import { WrongUse } from '../command.ts';
import { faultsIn, type Manifest, readManifest, tableFile, uploadFile } from './manifest.ts';

const rowsAtOnce = 500;

/** @throws WrongUse when the place isn't empty, or the backup is damaged or of another version */
export async function restoreBackup(store: Store, dataDir: string, folder: string): Promise<Manifest> {
  const manifest = await readManifest(folder);
  const migration = await migrationNumber(store.read);
  if (manifest.migration !== migration)
    throw new WrongUse(both('cli.backup-version', { version: manifest.version, backup: manifest.migration, here: migration }));
  const filled = await filledTables(store.read, await exportedTables(store.read, store.dialect));
  if (filled.length > 0) throw new WrongUse(both('cli.restore-filled', { tables: filled.slice(0, 5).join(', ') }));
  const faults = await faultsIn(folder, manifest);
  if (faults.length > 0) throw new WrongUse(both('cli.backup-damaged', { place: faults.slice(0, 5).join(', ') }));
  for (const { sha256 } of manifest.files) await copyUpload(folder, dataDir, sha256);
  await store.writer.transact(async (tx) => {
    const tables = new Map(manifest.tables.map((table) => [table.name, table]));
    for (const name of madeByMigrations) await tx.table(name).delete();
    for (const name of await inOrderOfReferences(tx, [...tables.keys()])) {
      const table = tables.get(name) as Manifest['tables'][number];
      const rows = await readTable(tx, folder, table);
      if (rows !== table.rows) throw new WrongUse(both('cli.backup-damaged', { place: `${name}: ${rows} / ${table.rows}` }));
    }
  });
  return manifest;
}

async function readTable(tx: Tx, folder: string, table: Manifest['tables'][number]): Promise<number> {
  const lines = createInterface({
    input: createReadStream(tableFile(folder, table.name)).pipe(createGunzip()),
    crlfDelay: Number.POSITIVE_INFINITY,
  });
  let some: unknown[][] = [];
  let rows = 0;
  const write = async () => {
    if (some.length > 0) await insertRows(tx, table, some);
    rows += some.length;
    some = [];
  };
  for await (const line of lines) {
    some.push(JSON.parse(line) as unknown[]);
    if (some.length === rowsAtOnce) await write();
  }
  await write();
  return rows;
}

async function copyUpload(from: string, to: string, id: string): Promise<void> {
  const target = uploadFile(to, id);
  if (existsSync(target)) return;
  await mkdir(dirname(target), { recursive: true });
  await copyFile(uploadFile(from, id), target);
}
