/**
 * Reads archived cases with the very statements that read hot ones: on a connection of its own, temporary views stand before the hot tables
 * and add the rows of a few documents. Nothing is written to the database.
 */
import type { Knex } from 'knex';
import type { ArchivedRow } from './archive.ts';
import { unpackCase } from './document.ts';
import { type ArchivedTable, archivedTableNames } from './tables.ts';

export interface Overlay {
  /** One connection: statements run in turn. */
  readonly read: Knex;
  close(): Promise<void>;
}

/** @param connect a pool of exactly one connection that may make temporary tables. @throws DamagedDocument */
export async function overlay(connect: () => Knex, postgres: boolean, archived: readonly ArchivedRow[]): Promise<Overlay> {
  const documents = archived.map(unpackCase);
  const read = connect();
  const close = () => read.destroy();
  try {
    for (const table of archivedTableNames) {
      const rows = documents.flatMap((document) => [...document[table]]);
      if (rows.length > 0) for (const statement of statements(table, postgres)) await run(read, statement, rows);
    }
    if (!postgres) await read.raw('pragma query_only = on');
    return { read, close };
  } catch (error) {
    await close();
    throw error;
  }
}

interface Statement {
  readonly sql: string;
  readonly bound?: boolean;
}

async function run(read: Knex, { sql, bound }: Statement, rows: readonly object[]): Promise<void> {
  const columns = Object.keys(rows[0] ?? {});
  const text = sql
    .replaceAll(':columns', columns.join(', '))
    .replaceAll(':values', columns.map((name) => `r.value ->> '${name}'`).join(', '));
  await (bound ? read.raw(text, [JSON.stringify(rows)]) : read.raw(text));
}

function statements(table: ArchivedTable, postgres: boolean): Statement[] {
  const [schema, kept] = [postgres ? 'public' : 'main', `archived_${table}_rows`];
  const empty = postgres ? `(like public.${table})` : `as select * from main.${table} where 0`;
  const filled = postgres
    ? `insert into ${kept} (:columns) select :columns from jsonb_populate_recordset(null::${kept}, ?::jsonb)`
    : `insert into ${kept} (:columns) select :values from json_each(?) r`;
  return [
    { sql: `create temporary table ${kept} ${empty}` },
    { sql: filled, bound: true },
    { sql: `create temporary view ${table} as select * from ${schema}.${table} union all select * from ${kept}` },
  ];
}
