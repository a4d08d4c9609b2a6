import sqlite3 from 'sqlite3';
import type { Connection } from './connection.ts';

/** Pragmas of every connection: WAL, an fsync for each commit, foreign keys, and patience with another process's lock. */
export const sqlitePragmas = [
  'pragma busy_timeout = 10000',
  'pragma journal_mode = wal',
  'pragma synchronous = full',
  'pragma foreign_keys = on',
  'pragma temp_store = memory',
  'pragma cache_size = -65536',
  // 16 MB: a checkpoint writes each changed page once, however many commits changed it.
  'pragma wal_autocheckpoint = 4000',
];

/** Opens the file (created when absent). Statements are prepared on first use and kept until close. */
export async function connectSqlite(filename: string): Promise<Connection> {
  const handle = await new Promise<sqlite3.Database>((resolve, reject) => {
    const database = new sqlite3.Database(filename, (error) => (error ? reject(error) : resolve(database)));
  });
  const prepared = new Map<string, Promise<sqlite3.Statement>>();
  const exec = (sql: string) => new Promise<void>((resolve, reject) => handle.exec(sql, (error) => (error ? reject(error) : resolve())));
  const prepare = (sql: string) => {
    let statement = prepared.get(sql);
    if (!statement) {
      statement = new Promise((resolve, reject) => {
        const made: sqlite3.Statement = handle.prepare(sql, (error: Error | null) => (error ? reject(error) : resolve(made)));
      });
      statement.catch(() => prepared.delete(sql));
      prepared.set(sql, statement);
    }
    return statement;
  };
  for (const pragma of sqlitePragmas) await exec(pragma);
  return {
    handle,
    exec,
    async all<T>(sql: string, bindings: readonly unknown[] = []) {
      const statement = await prepare(sql);
      return new Promise<T[]>((resolve, reject) =>
        statement.all([...bindings], (error: Error | null, rows: T[]) => (error ? reject(error) : resolve(rows))),
      );
    },
    async close() {
      for (const statement of prepared.values()) (await statement.catch(() => null))?.finalize();
      await new Promise<void>((resolve, reject) => handle.close((error) => (error ? reject(error) : resolve())));
    },
  };
}
