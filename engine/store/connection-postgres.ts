import pg from 'pg';
import type { Connection } from './connection.ts';

// Counts come as 64-bit integers; ours fit in a double.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);

/** A session's statements are planned anew after 16, 64, 256, 1024 executions, then after every 1024. */
const firstReplan = 16;
const lastReplan = 1024;

/**
 * The writer finds every row by its key. A plan made while tables were small would read them whole, or by the wrong index, until
 * the next analyse: its session plans by index, once for each statement, and again as the tables grow (`discard plans`).
 */
export const writerSettings = ['enable_seqscan', 'enable_hashjoin', 'enable_mergejoin', 'jit']
  .map((name) => `set ${name} = off`)
  .concat('set plan_cache_mode = force_generic_plan')
  .join('; ');

/** One PostgreSQL session. Statements with bindings are prepared under a name on first use and kept by the session. */
export async function connectPostgres(
  url: string,
  applicationName: string,
  settings = '',
): Promise<Connection & { readonly client: pg.Client }> {
  const client = new pg.Client({ connectionString: url, application_name: applicationName, keepAlive: true });
  // A lost connection surfaces as the error of the statement under way; without a listener it would end the process.
  client.on('error', () => {});
  await client.connect();
  if (settings) await client.query(settings);
  let executions = 0;
  let replanAt = firstReplan;
  const replan = async () => {
    executions += 1;
    if (executions < replanAt) return;
    replanAt += Math.min(replanAt * 3, lastReplan);
    await client.query('discard plans');
  };
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
      await replan();
      const result = bindings ? await client.query({ name: nameOf(sql), text: sql, values: [...bindings] }) : await client.query(sql);
      return result.rows as T[];
    },
    close: () => client.end(),
  };
}
