import pg from 'pg';
import type { Connection } from './connection.ts';

// Counts come as 64-bit integers; ours fit in a double.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);

/** One PostgreSQL session. Statements with bindings are prepared under a name on first use and kept by the session. */
export async function connectPostgres(url: string, applicationName: string): Promise<Connection & { readonly client: pg.Client }> {
  const client = new pg.Client({ connectionString: url, application_name: applicationName, keepAlive: true });
  // A lost connection surfaces as the error of the statement under way; without a listener it would end the process.
  client.on('error', () => {});
  await client.connect();
  const names = new Map<string, string>();
  const nameOf = (sql: string) => {
    let name = names.get(sql);
    if (!name) {
      name = `s${names.size + 1}`;
      names.set(sql, name);
    }
    return name;
  };
  return {
    client,
    handle: client,
    async exec(sql) {
      await client.query(sql);
    },
    async all<T>(sql: string, bindings?: readonly unknown[]) {
      const result = bindings ? await client.query({ name: nameOf(sql), text: sql, values: [...bindings] }) : await client.query(sql);
      return result.rows as T[];
    },
    close: () => client.end(),
  };
}
