/** Hand-written SQL on PostgreSQL: read and lock the case, one CTE that writes the product's rows, a pool of 16, a transaction for each step. Decides nothing. */
import { createRequire } from 'node:module';
import type Pg from 'pg';
import { openStore } from '../../../engine/store/db.ts';
import { type Contender, stepsPerCase, timed } from '../contender.ts';
import { benchRuntime, runCommonCase } from './liuzhuan.ts';
import { marks } from './recording.ts';

// The product's own driver: the bench's peers bring another copy.
const pg = createRequire(new URL('../../../engine/main.ts', import.meta.url))('pg') as typeof Pg;

interface Statement {
  readonly text: string;
  readonly values: readonly string[];
}
type Query = (this: unknown, config: { text?: string; values?: unknown[] } | string, ...rest: unknown[]) => unknown;

/** The product's own CTE for each step of one case, taken from the driver. */
async function recordPostgres(databaseUrl: string, dataDir: string): Promise<Statement[][]> {
  const runtime = await benchRuntime({ databaseUrl, dataDir });
  await runCommonCase(runtime, 0, () => {});
  // Statements of each transaction, in order.
  const log: Statement[][] = [[]];
  const prototype = pg.Client.prototype as unknown as { query: Query };
  const original = prototype.query;
  prototype.query = function (config, ...rest) {
    if (config === 'commit') log.push([]);
    else if (typeof config === 'object' && /^with w_/.test(config.text ?? ''))
      log.at(-1)?.push({ text: config.text ?? '', values: (config.values ?? []).map(String) });
    return original.call(this, config, ...rest);
  };
  let caseId: string;
  try {
    caseId = await runCommonCase(runtime, 1, () => {});
  } finally {
    prototype.query = original;
  }
  const [row] = (await runtime.store.read('cases').where({ id: caseId }).select('number')) as { number: string }[];
  await runtime.store.close();
  const mark = (text: string) => text.replaceAll(caseId, marks.id).replaceAll(row?.number ?? '', marks.number);
  const steps = log.filter((statements) => statements.length > 0);
  if (steps.length !== stepsPerCase + 1) throw new Error(`recorded ${steps.length} transactions of a case`);
  return steps.map((statements) => statements.map(({ text, values }) => ({ text, values: values.map(mark) })));
}

export async function rawPostgres(createDatabase: () => Promise<string>, dataDir: string): Promise<Contender> {
  const statements = await recordPostgres(await createDatabase(), dataDir);
  const url = await createDatabase();
  await (await openStore({ databaseUrl: url, dataDir, now: () => new Date().toISOString() })).close();
  const pool = new pg.Pool({ connectionString: url, max: 16 });
  const write = async (at: number, id: string, number: string) => {
    const client = await pool.connect();
    try {
      await client.query('begin');
      await client.query({ name: 'read', text: 'select * from cases where id = $1 for update', values: [id] });
      await client.query({ name: 'data', text: 'select * from case_data where case_id = $1', values: [id] });
      for (const [n, { text, values }] of (statements[at] ?? []).entries()) {
        const own = values.map((value) => value.replaceAll(marks.id, id).replaceAll(marks.number, number));
        await client.query({ name: `step${at}.${n}`, text, values: own });
      }
      await client.query('commit');
    } catch (error) {
      await client.query('rollback');
      throw error;
    } finally {
      client.release();
    }
  };
  return {
    name: 'hand-written SQL on PostgreSQL: the same rows, a CTE for each step',
    async runCase(index, latency) {
      const [id, number] = [`raw-${index}`, `N${index}`];
      await write(0, id, number);
      for (let at = 1; at < statements.length; at += 1) await timed(latency, () => write(at, id, number));
    },
    close: () => pool.end(),
  };
}
