/** Set-based writes on SQLite: rows travel as one JSON text, `json_each(?)` takes them apart in the statement. */

import type { Connection } from '../connection.ts';
import { together } from '../together.ts';
import { type Operation, type OperationName, operations, type RowSet, secondWave } from './operations.ts';

const statements = new Map<OperationName, string>();

/**
 * Writes every operation of the batch, one prepared statement each. They are issued at once and run one after the other in the
 * database's thread, without a turn of the event loop in between: within a wave the order doesn't matter.
 */
export async function writeSqlite(connection: Connection, rows: RowSet): Promise<void> {
  const names = (Object.keys(operations) as OperationName[]).filter((name) => (rows.get(name)?.size ?? 0) > 0);
  const write = (name: OperationName) => connection.all(statement(name), [JSON.stringify([...rows.get(name)!.values()])]);
  await together(names.filter((name) => !secondWave.has(name)).map(write));
  await together(names.filter((name) => secondWave.has(name)).map(write));
}

function statement(name: OperationName): string {
  let sql = statements.get(name);
  if (!sql) {
    sql = statementOf(operations[name]);
    statements.set(name, sql);
  }
  return sql;
}

/** The statement of one operation; its only binding is a JSON array of rows. */
function statementOf({ kind, table, key, columns }: Operation): string {
  const all = [...key, ...columns];
  const value = (column: string) => `value ->> ${all.indexOf(column)}`;
  const values = all.map(value).join(', ');
  if (kind === 'delete') return `delete from ${table} where (${key.join(', ')}) in (select ${values} from json_each(?))`;
  if (kind === 'update') {
    const set = columns.map((column) => `${column} = ${value(column)}`).join(', ');
    const where = key.map((column) => `${table}.${column} = ${value(column)}`).join(' and ');
    return `update ${table} set ${set} from json_each(?) where ${where}`;
  }
  const conflict = columns.length > 0 ? `update set ${columns.map((column) => `${column} = excluded.${column}`).join(', ')}` : 'nothing';
  const upsert = kind === 'upsert' ? ` on conflict (${key.join(', ')}) do ${conflict}` : '';
  return `insert into ${table} (${all.join(', ')}) select ${values} from json_each(?) where true${upsert}`;
}
