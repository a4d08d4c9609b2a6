/** Large stores by size, filled where they aren't yet; with a folder to keep them in they are filled once. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectPostgres } from '../../../engine/store/connection-postgres.ts';
import { fillLargeStore, type Place } from '../../support/large-store/fill.ts';
import { sizeOf } from '../../support/large-store/plan.ts';
import { startPostgres } from '../../support/postgres.ts';

export const databases = ['sqlite', 'postgres'] as const;
export type Database = (typeof databases)[number];

export interface Stores {
  /** The store of this size; `told` hears how many cases there are while it is filled. */
  filled(cases: number, told: (cases: number) => void): Promise<Place>;
  /** An empty one. */
  empty(): Promise<Place>;
  close(): Promise<void>;
}

export async function openStores(database: Database, keep?: string): Promise<Stores> {
  const root = keep ?? mkdtempSync(join(tmpdir(), 'liuzhuan-scale-'));
  const server = database === 'postgres' ? await startPostgres(keep ? { keep: join(keep, 'postgres') } : {}) : null;
  if (server) {
    // Filling writes more between two checkpoints than a server is set up for at first.
    const session = await connectPostgres(server.url, 'bench');
    await session.exec("alter system set max_wal_size = '4GB'");
    await session.exec('select pg_reload_conf()');
    await session.close();
  }
  const folders: string[] = [];
  const folder = (name: string) => {
    const path = join(root, name);
    mkdirSync(path, { recursive: true });
    return path;
  };
  return {
    async filled(cases, told) {
      const name = `${database}_${cases}`;
      const place = { dataDir: folder(name), ...(server && { databaseUrl: await server.database(name) }) };
      await fillLargeStore(place, sizeOf(cases), told);
      return place;
    },
    async empty() {
      const dataDir = mkdtempSync(join(tmpdir(), 'liuzhuan-empty-'));
      folders.push(dataDir);
      return { dataDir, ...(server && { databaseUrl: await server.createDatabase() }) };
    },
    async close() {
      await server?.stop();
      for (const made of folders) rmSync(made, { recursive: true, force: true });
      if (!keep) rmSync(root, { recursive: true, force: true });
    },
  };
}
