/** One database connection as the writer and the migrations use it: raw statements, no knex in between. */
export interface Connection {
  /** The driver's own handle; knex builders are bound to it. */
  readonly handle: unknown;
  /** Runs one statement and gives its rows. Statements are prepared once and kept. Bindings are positional. */
  all<T = Row>(sql: string, bindings?: readonly unknown[]): Promise<T[]>;
  /** Runs statements without bindings. */
  exec(sql: string): Promise<void>;
  close(): Promise<void>;
}
export type Row = Record<string, unknown>;
