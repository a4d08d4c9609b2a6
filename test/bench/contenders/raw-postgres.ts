/** Hand-written SQL on PostgreSQL: read and lock the case, one CTE that writes the product's rows, a pool of 16, a transaction for each step. Decides nothing. */
import { type Contender, timed } from '../contender.ts';
import { openStore } from '../product.ts';
import { marks, pg, type Recording } from './recording.ts';

export async function rawPostgres(url: string, dataDir: string, { statements }: Recording): Promise<Contender> {
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
