/** Rows of any number written by one statement, whose text depends on the table alone: it is prepared once. */
import type { Tx } from './tx.ts';
import { integerColumns } from './writer/operations.ts';

export type JsonRow = Readonly<Record<string, string | number | null>>;

export async function insertJson(tx: Tx, table: string, columns: readonly string[], rows: readonly JsonRow[]): Promise<void> {
  if (rows.length > 0) await tx.raw(`insert into ${table} (${columns.join(', ')}) ${selectFrom(tx, columns)}`, [packed(columns, rows)]);
}

export async function deleteJson(tx: Tx, table: string, key: readonly string[], rows: readonly JsonRow[], where = ''): Promise<void> {
  if (rows.length === 0) return;
  await tx.raw(`delete from ${table} where (${key.join(', ')}) in (${selectFrom(tx, key)})${where && ` and ${where}`}`, [
    packed(key, rows),
  ]);
}

/** Adds `n` of each row to the count of its key. */
export async function addJson(tx: Tx, table: string, key: readonly string[], rows: readonly JsonRow[]): Promise<void> {
  if (rows.length === 0) return;
  const columns = [...key, 'n'];
  const conflict = `on conflict (${key.join(', ')}) do update set n = ${table}.n + excluded.n`;
  await tx.raw(`insert into ${table} (${columns.join(', ')}) ${selectFrom(tx, columns)} where true ${conflict}`, [packed(columns, rows)]);
}

const packed = (columns: readonly string[], rows: readonly JsonRow[]) =>
  JSON.stringify(rows.map((row) => columns.map((name) => row[name] ?? null)));

function selectFrom({ dialect }: Tx, columns: readonly string[]): string {
  if (dialect.severalNodes) {
    const value = (name: string, place: number) => `(r ->> ${place})${integerColumns.has(name) ? '::integer' : ''}`;
    return `select ${columns.map(value).join(', ')} from jsonb_array_elements(?::jsonb) r`;
  }
  // The offset keeps SQLite from parsing a row's text once for each column (see `writer/write-sqlite.ts`).
  return `select ${columns.map((_, place) => `r.v ->> ${place}`).join(', ')} from (select value as v from json_each(?) limit -1 offset 0) r`;
}
