/**
 * Writes on SQLite: the whole batch is one statement, so one turn to the database's thread. It inserts one row into a view of the
 * connection's own, whose columns are the operations and hold their rows as JSON; the view's trigger writes them to the tables. What is
 * left for the main thread is one `JSON.stringify` for each operation.
 */
import type { Connection } from '../connection.ts';
import { Overtaken } from '../dialect.ts';
import type { Memory } from './memory.ts';
import { type Operation, type OperationName, operations, type RowSet, secondWave } from './operations.ts';

/** Writes every operation of the batch inside the open transaction. */
export async function writeSqlite(connection: Connection, rows: RowSet): Promise<void> {
  if (some(rows)) await write(connection, rows, null);
}

/**
 * Makes sure that no other process committed since `memory.version` and writes, in a transaction that is the statement's own. @throws
 * Overtaken when another did and there is nothing to write; when the statement fails it is for the caller to ask (`noteVersion`).
 */
export async function writeSwiftly(connection: Connection, rows: RowSet, memory: Memory): Promise<void> {
  if (some(rows)) await write(connection, rows, memory.version);
  else if (await noteVersion(connection, memory)) throw new Overtaken();
}

/** Reads the version; tells whether another process committed since it was read last, and then nothing remembered is sure. */
export async function noteVersion(connection: Connection, memory: Memory): Promise<boolean> {
  const [row] = await connection.all<{ version: number }>(`select ${dataVersion} as version`);
  const version = row?.version ?? null;
  if (version === memory.version) return false;
  memory.version = version;
  memory.doubt();
  return true;
}

/** Changes when another connection commits, never by one's own (sqlite.org/pragma.html#pragma_data_version). */
const dataVersion = '(select data_version from pragma_data_version)';

const names = Object.keys(operations) as OperationName[];
const inOrder = [...names.filter((name) => !secondWave.has(name)), ...names.filter((name) => secondWave.has(name))];
const some = (rows: RowSet) => inOrder.some((name) => (rows.get(name)?.size ?? 0) > 0);

/** Connections that have the view. */
const prepared = new WeakSet<Connection>();

async function write(connection: Connection, rows: RowSet, version: number | null): Promise<void> {
  if (!prepared.has(connection)) {
    await connection.exec(view);
    prepared.add(connection);
  }
  const texts = inOrder.map((name) => {
    const found = rows.get(name);
    return found && found.size > 0 ? JSON.stringify([...found.values()]) : null;
  });
  await connection.all(insertion, [version, ...texts]);
}

const columnOf = (name: OperationName) => name.toLowerCase();
const viewColumns = ['version', ...inOrder.map(columnOf)];
const insertion = `insert into temp.batch (${viewColumns.join(', ')}) values (${viewColumns.map(() => '?').join(', ')})`;
const view = `
create temp view batch as select ${viewColumns.map((column) => `null as ${column}`).join(', ')};
create temp trigger write_batch instead of insert on batch begin
  select raise(abort, 'overtaken') where new.version is not null and new.version is not ${dataVersion};
  ${inOrder.map((name) => statementOf(operations[name], columnOf(name))).join('\n  ')}
end;`;

/** Writes the rows in the view's `column`, a JSON array of arrays. */
function statementOf({ kind, table, key, columns }: Operation, column: string): string {
  const all = [...key, ...columns];
  const value = (name: string) => `r.v ->> ${all.indexOf(name)}`;
  // With an offset the rows are taken one by one as they stand; without it SQLite makes a row's text, and parses it, for each column anew.
  const source = `(select value as v from json_each(new.${column}) limit -1 offset 0) r`;
  const found = key.map((name) => `${table}.${name} = ${value(name)}`).join(' and ');
  if (kind === 'delete') return `delete from ${table} where (${key.join(', ')}) in (select ${key.map(value).join(', ')} from ${source});`;
  if (kind === 'update')
    return `update ${table} set ${columns.map((name) => `${name} = ${value(name)}`).join(', ')} from ${source} where ${found};`;
  const change = columns.length > 0 ? `update set ${columns.map((name) => `${name} = excluded.${name}`).join(', ')}` : 'nothing';
  // `where true`: else `on` could be the condition of a join (sqlite.org/lang_upsert.html).
  const conflict = kind === 'upsert' ? ` where true on conflict (${key.join(', ')}) do ${change}` : '';
  return `insert into ${table} (${all.join(', ')}) select ${all.map(value).join(', ')} from ${source}${conflict};`;
}
