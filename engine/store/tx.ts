import type { Knex } from 'knex';
import type { Commit } from './changes.ts';
import type { Connection, Row } from './connection.ts';
import type { Dialect } from './dialect.ts';

/**
 * The writer's open transaction. A store function that writes takes it as its first parameter; nothing else writes.
 * Builders are bound to the writer's connection: await them inside the transaction, in turn.
 */
export interface Tx {
  readonly dialect: Dialect;
  // biome-ignore lint/suspicious/noExplicitAny: knex's own default row type; readers give rows a type of their own
  table<T extends object = any>(name: string): Knex.QueryBuilder<T>;
  /** One statement with `?` placeholders; gives its rows. Prepared and kept: no values in the text. */
  raw<T = Row>(sql: string, bindings?: readonly unknown[]): Promise<T[]>;
  /** Rows of a table by one column (and a fixed further condition): one statement for any number of keys. */
  byKeys<T = Row>(table: string, column: string, keys: readonly string[], columns?: readonly string[], where?: string): Promise<T[]>;
  /** Tells listeners of this and other nodes on commit. */
  announce(what: Partial<Commit>): void;
}

/** Binds a transaction to the connection; `builder` only makes SQL, its own pool isn't used. */
export function transactionOn(connection: Connection, dialect: Dialect, builder: Knex, announce: Tx['announce']): Tx {
  return {
    dialect,
    table: (name) => builder(name).connection(connection.handle) as never,
    raw: (sql, bindings = []) => connection.all(numbered(dialect, sql), bindings),
    byKeys: (table, column, keys, columns = ['*'], where = '') => {
      const list = dialect.severalNodes ? `= any(${dialect.placeholder(1)}::text[])` : 'in (select value from json_each(?))';
      return connection.all(`select ${columns.join(', ')} from ${table} where ${column} ${list}${where && ` and ${where}`}`, [
        dialect.severalNodes ? [...keys] : JSON.stringify(keys),
      ]);
    },
    announce,
  };
}

const numberedTexts = new Map<string, string>();
function numbered(dialect: Dialect, sql: string): string {
  if (!dialect.severalNodes) return sql;
  let text = numberedTexts.get(sql);
  if (!text) {
    let n = 0;
    text = sql.replaceAll('?', () => dialect.placeholder(++n));
    if (numberedTexts.size < 1000) numberedTexts.set(sql, text);
  }
  return text;
}
