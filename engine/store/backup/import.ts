/** Rows of a backup into a database that the migrations just made: refused where anything is in it already. */
import type { Knex } from 'knex';
import type { Tx } from '../tx.ts';
import type { ExportedTable } from './export.ts';

/** Tables with rows that didn't come with the migrations. */
export async function filledTables(db: Knex, tables: readonly ExportedTable[]): Promise<string[]> {
  const filled: string[] = [];
  for (const { name } of tables) if (!madeByMigrations.includes(name) && (await db(name).first(db.raw('1 as one')))) filled.push(name);
  return filled;
}

/** Tables so that each comes after those it refers to. */
export async function inOrderOfReferences(tx: Tx, names: readonly string[]): Promise<string[]> {
  const rows = await tx.raw<{ t: string; r: string }>(tx.dialect.name === 'sqlite' ? sqliteReferences : postgresReferences);
  const done: string[] = [];
  const visit = (name: string) => {
    if (done.includes(name)) return;
    for (const { t, r } of rows) if (t === name && r !== name) visit(r);
    if (names.includes(name) && !done.includes(name)) done.push(name);
  };
  for (const name of names) visit(name);
  return done;
}

const sqliteReferences = `select m.name as t, f."table" as r from sqlite_schema m join pragma_foreign_key_list(m.name) f where m.type = 'table'`;
const postgresReferences = `select c.relname as t, r.relname as r from pg_constraint k join pg_class c on c.oid = k.conrelid
  join pg_class r on r.oid = k.confrelid where k.contype = 'f'`;

/** One statement for any number of rows: values are taken from JSON as the table's columns want them. */
export async function insertRows(
  tx: Tx,
  { name, columns }: Pick<ExportedTable, 'name' | 'columns'>,
  rows: readonly unknown[][],
): Promise<void> {
  const list = columns.join(', ');
  const source = tx.dialect.severalNodes
    ? `select ${list} from jsonb_populate_recordset(null::${name}, ?::jsonb)`
    : `select ${columns.map((column) => `r.v ->> '${column}'`).join(', ')} from (select value as v from json_each(?) limit -1 offset 0) r`;
  const objects = rows.map((row) => Object.fromEntries(columns.map((column, place) => [column, row[place]])));
  await tx.raw(`insert into ${name} (${list}) ${source}`, [JSON.stringify(objects)]);
}

/** Rows that the migrations themselves put into an empty database. */
export const madeByMigrations: readonly string[] = ['board_state'];
