/** Opens the database: migrated, one writer, a pool of readers, and the news of what was committed. */
import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import knex, { type Knex } from 'knex';
import type { ArchivedRow } from './archive/archive.ts';
import { type Overlay, overlay } from './archive/overlay.ts';
import { type Changes, createChanges, decodeCommit } from './changes.ts';
import { connectPostgres, writerSettings } from './connection-postgres.ts';
import { connectSqlite, sqlitePragmas } from './connection-sqlite.ts';
import { type Dialect, postgresDialect, sqliteDialect } from './dialect.ts';
import { migrate } from './migrate.ts';
import { channel } from './writer/write-postgres.ts';
import { createWriter, type Writer } from './writer/writer.ts';

export interface Store {
  readonly dialect: Dialect;
  readonly writer: Writer;
  /** Readers' pool: never writes. On SQLite its connections are read-only in effect (`query_only`). */
  readonly read: Knex;
  readonly changes: Changes;
  /** A reader that also sees these archived cases; to be closed. @throws DamagedDocument */
  withArchived(cases: readonly ArchivedRow[]): Promise<Overlay>;
  close(): Promise<void>;
}
export interface StoreOptions {
  /** `postgres://…`; without it SQLite in `dataDir`. */
  readonly databaseUrl?: string | undefined;
  /** Folder of `liuzhuan.sqlite`; created when absent. */
  readonly dataDir: string;
  /** Instant for the rows that the store dates itself. */
  now(): string;
  /** `false`: commits needn't survive a power cut, of a store that is filled from the beginning if one comes. */
  readonly durable?: boolean | undefined;
}

export async function openStore(options: StoreOptions): Promise<Store> {
  return options.databaseUrl ? openPostgres(options.databaseUrl, options) : openSqlite(options);
}

async function openSqlite({ dataDir, now, durable }: StoreOptions): Promise<Store> {
  mkdirSync(dataDir, { recursive: true });
  const filename = join(dataDir, 'liuzhuan.sqlite');
  const first = await connectSqlite(filename);
  await migrate(first, sqliteDialect, now());
  const reader = (pool: { min: number; max: number }, pragmas: readonly string[]) =>
    knex({
      client: 'sqlite3',
      connection: { filename },
      useNullAsDefault: true,
      pool: {
        ...pool,
        afterCreate: (
          handle: { exec(sql: string, done: (error: Error | null) => void): void },
          done: (error: Error | null, handle: unknown) => void,
        ) => handle.exec([...sqlitePragmas, ...pragmas].join(';'), (error) => done(error, handle)),
      },
    });
  const read = reader({ min: 0, max: 4 }, ['pragma query_only = on']);
  const changes = createChanges();
  let spare: Awaited<ReturnType<typeof connectSqlite>> | null = first;
  const writer = createWriter({
    ...{ dialect: sqliteDialect, builder: read, changes, node: randomUUID(), now },
    async connect() {
      const connection = spare ?? (await connectSqlite(filename));
      spare = null;
      if (durable === false) await connection.exec('pragma synchronous = normal');
      return connection;
    },
  });
  return {
    ...{ dialect: sqliteDialect, writer, read, changes },
    withArchived: (cases) => overlay(() => reader({ min: 1, max: 1 }, []), false, cases),
    async close() {
      await writer.close();
      await spare?.close();
      await read.destroy();
    },
  };
}

async function openPostgres(url: string, { now, durable }: StoreOptions): Promise<Store> {
  const first = await connectPostgres(url, 'liuzhuan migrate');
  await migrate(first, postgresDialect, now()).finally(() => first.close());
  const reader = (name: string, pool: { min: number; max: number }) =>
    knex({ client: 'pg', connection: { connectionString: url, application_name: name }, pool });
  const read = reader('liuzhuan read', { min: 0, max: 16 });
  const changes = createChanges();
  const node = randomUUID();
  const writer = createWriter({
    ...{ dialect: postgresDialect, builder: read, changes, node, now },
    connect: () =>
      connectPostgres(url, 'liuzhuan write', durable === false ? `${writerSettings}; set synchronous_commit = off` : writerSettings),
  });
  const listener = await listen(url, (payload) => {
    const commit = decodeCommit(node, payload);
    if (commit) changes.publish(commit);
  });
  return {
    ...{ dialect: postgresDialect, writer, read, changes },
    withArchived: (cases) => overlay(() => reader('liuzhuan archive', { min: 1, max: 1 }), true, cases),
    async close() {
      await writer.close();
      await listener.close();
      await read.destroy();
    },
  };
}

/** Keeps a session listening; comes back after the database was away. What was missed meanwhile is found by the loops' own polling. */
async function listen(url: string, receive: (payload: string) => void): Promise<{ close(): Promise<void> }> {
  let closed = false;
  let current: Awaited<ReturnType<typeof connectPostgres>> | null = null;
  let retry: NodeJS.Timeout | undefined;
  const connect = async () => {
    const connection = await connectPostgres(url, 'liuzhuan listen');
    connection.client.on('notification', (message) => receive(message.payload ?? '{}'));
    connection.client.on('end', () => {
      current = null;
      if (!closed) retry = setTimeout(again, 1000);
    });
    await connection.exec(`listen ${channel}`);
    current = connection;
  };
  const again = () => {
    connect().catch(() => {
      if (!closed) retry = setTimeout(again, 1000);
    });
  };
  await connect();
  return {
    async close() {
      closed = true;
      clearTimeout(retry);
      await current?.close();
    },
  };
}
