/**
 * Data folders as they are when nobody has touched them yet: migrated, programmes published, with the people of the demonstration. A
 * server or world of a test begins as one does that is started again on such a folder, which takes a quarter of making it.
 */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { connectSqlite } from '../../engine/store/connection-sqlite.ts';

const beginnings = new Map<string, string>();
const database = 'liuzhuan.sqlite';

/** Fills a new data folder with the beginning that goes by this name; false when there's none. */
export function beginAs(name: string, dataDir: string): boolean {
  const kept = beginnings.get(name);
  if (kept) cpSync(kept, dataDir, { recursive: true });
  return kept !== undefined;
}

/** Keeps a copy of a data folder by this name, for as long as the process lives. The folder may be in use. */
export async function keepBeginning(name: string, dataDir: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'liuzhuan-beginning-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  // The database is copied by itself: who opens and closes its file besides lets go of all locks the process has on it.
  cpSync(dataDir, folder, { recursive: true, filter: (path) => !basename(path).startsWith(database) });
  const connection = await connectSqlite(join(dataDir, database));
  await connection.exec(`vacuum into '${join(folder, database)}'`);
  await connection.close();
  beginnings.set(name, folder);
}
