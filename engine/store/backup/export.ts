/**
 * The rows of a database at one moment, table by table, in the order of their keys: a read transaction of its own, so that writers go on.
 * (SQLite's readers never wait for its writer; PostgreSQL gives one snapshot to the whole transaction.)
 */
import type { Knex } from 'knex';
import type { Dialect } from '../dialect.ts';

export interface ExportedTable {
  readonly name: string;
  readonly columns: readonly string[];
  /** Primary key. */
  readonly key: readonly string[];
}

/** What is made anew by a migration, or is worth nothing elsewhere. */
const leftOut: readonly string[] = ['migrations', 'sessions', 'provider_states'];
const rowsAtOnce = 500;

export async function exportedTables(db: Knex, dialect: Dialect): Promise<ExportedTable[]> {
  const rows = (await (dialect.name === 'sqlite' ? db.raw(sqliteColumns) : db.raw(postgresColumns).then((result) => result.rows))) as {
    t: string;
    c: string;
    k: number | null;
  }[];
  const names = [...new Set(rows.map(({ t }) => t))].filter((name) => !leftOut.includes(name)).sort();
  return names.map((name) => {
    const own = rows.filter(({ t }) => t === name);
    const key = own.filter(({ k }) => k).sort((a, b) => Number(a.k) - Number(b.k));
    if (key.length === 0) throw new Error(`${name} has no primary key: its rows can't be read in order`);
    return { name, columns: own.map(({ c }) => c), key: key.map(({ c }) => c) };
  });
}

const sqliteColumns = `select m.name as t, c.name as c, c.pk as k from sqlite_schema m join pragma_table_info(m.name) c
  where m.type = 'table' and m.name not like 'sqlite_%' order by m.name, c.cid`;
const postgresColumns = `select c.relname as t, a.attname as c, array_position(i.indkey::int2[], a.attnum) + 1 as k
  from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
  left join pg_index i on i.indrelid = c.oid and i.indisprimary
  where n.nspname = 'public' and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped order by c.relname, a.attnum`;

/** Does all its reading in one transaction, at one moment. */
export function atOneMoment<T>(db: Knex, dialect: Dialect, read: (db: Knex) => Promise<T>): Promise<T> {
  return db.transaction(read, dialect.severalNodes ? { isolationLevel: 'repeatable read', readOnly: true } : {});
}

/** Rows of a table, some at a time, as arrays in the order of its columns. */
export async function* rowsOf(db: Knex, { name, columns, key }: ExportedTable): AsyncGenerator<unknown[][]> {
  const places = key.map((column) => columns.indexOf(column));
  for (let after: unknown[] | null = null; ; ) {
    const list = db(name)
      .select([...columns])
      .orderBy([...key])
      .limit(rowsAtOnce);
    if (after) list.whereRaw(`(${key.join(', ')}) > (${key.map(() => '?').join(', ')})`, after as never[]);
    const rows = ((await list) as Record<string, unknown>[]).map((row) => columns.map((column) => row[column] ?? null));
    if (rows.length > 0) yield rows;
    const last = rows.at(-1);
    if (!last || rows.length < rowsAtOnce) return;
    after = places.map((place) => last[place]);
  }
}

export async function migrationNumber(db: Knex): Promise<number> {
  const row = (await db('migrations').max('number as n').first()) as { n: number } | undefined;
  return Number(row?.n ?? 0);
}
