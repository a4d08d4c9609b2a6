/** Set-based writes on PostgreSQL: one statement for the whole batch, a CTE for each operation, and the notification with it. */
import type { Connection } from '../connection.ts';
import { integerColumns, type Operation, type OperationName, operations, type RowSet, secondWave } from './operations.ts';

/** Channel of LISTEN/NOTIFY. */
export const channel = 'liuzhuan';

/** Writes the batch and, when given, notifies the other nodes on commit. */
export async function writePostgres(connection: Connection, rows: RowSet, notification: string | null): Promise<void> {
  const names = (Object.keys(operations) as OperationName[]).filter((name) => (rows.get(name)?.size ?? 0) > 0);
  await write(
    connection,
    rows,
    names.filter((name) => !secondWave.has(name)),
    notification,
  );
  // Two of these may change the same row, and a statement changes a row only once (PostgreSQL docs §7.8.2): each stands alone.
  for (const name of names) if (secondWave.has(name)) await write(connection, rows, [name], null);
}

async function write(connection: Connection, rows: RowSet, names: readonly OperationName[], notification: string | null): Promise<void> {
  if (names.length === 0 && notification === null) return;
  const bindings = names.map((name) => JSON.stringify([...rows.get(name)!.values()]));
  const parts = names.map((name, index) => `w_${name.toLowerCase()} as (${statementOf(name, index + 1)})`);
  if (notification !== null) bindings.push(notification);
  const last = notification === null ? 'select 1' : `select pg_notify('${channel}', $${bindings.length})`;
  await connection.all(parts.length > 0 ? `with ${parts.join(', ')} ${last}` : last, bindings);
}

const statements = new Map<string, string>();

/** The statement of one operation; binding `$place` is a JSON array of rows. */
function statementOf(name: OperationName, place: number): string {
  const memo = `${name} ${place}`;
  let sql = statements.get(memo);
  if (!sql) {
    sql = make(operations[name], place);
    statements.set(memo, sql);
  }
  return sql;
}

function make({ kind, table, key, columns }: Operation, place: number): string {
  const all = [...key, ...columns];
  const cast = (column: string) => (integerColumns.has(column) ? '::integer' : '');
  const value = (column: string) => `(r ->> ${all.indexOf(column)})${cast(column)}`;
  const values = all.map(value).join(', ');
  const rows = `jsonb_array_elements($${place}::jsonb) r`;
  if (kind === 'delete') return `delete from ${table} where (${key.join(', ')}) in (select ${values} from ${rows})`;
  if (kind === 'update') {
    const set = columns.map((column) => `${column} = ${value(column)}`).join(', ');
    const where = key.map((column) => `${table}.${column} = ${value(column)}`).join(' and ');
    return `update ${table} set ${set} from ${rows} where ${where}`;
  }
  const conflict = columns.length > 0 ? `update set ${columns.map((column) => `${column} = excluded.${column}`).join(', ')}` : 'nothing';
  const upsert = kind === 'upsert' ? ` on conflict (${key.join(', ')}) do ${conflict}` : '';
  return `insert into ${table} (${all.join(', ')}) select ${values} from ${rows}${upsert}`;
}
