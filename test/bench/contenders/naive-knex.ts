/** What one writes first: a knex transaction for each event, the builder for each row. The same rows, SQLite, full durability. */
import knex from 'knex';
import { type Contender, timed } from '../contender.ts';
import { openStore, operations, sqlitePragmas } from '../product.ts';
import { type RecordedRow, type Recording, rowFor } from './recording.ts';

export async function naiveKnex(dataDir: string, recording: Recording): Promise<Contender> {
  await (await openStore({ dataDir, now: () => new Date().toISOString() })).close();
  const db = knex({
    client: 'sqlite3',
    connection: { filename: `${dataDir}/liuzhuan.sqlite` },
    useNullAsDefault: true,
    pool: {
      min: 1,
      max: 1,
      afterCreate: (handle: { exec(sql: string, done: (error: Error | null) => void): void }, done: (error: Error | null) => void) =>
        handle.exec(sqlitePragmas.join(';'), done),
    },
  });
  const write = async (trx: knex.Knex.Transaction, recorded: RecordedRow, id: string, number: string) => {
    const { kind, table, key, columns } = operations[recorded.operation];
    const values = rowFor(recorded, id, number);
    const row = Object.fromEntries([...key, ...columns].map((name, place) => [name, values[place]]));
    const where = Object.fromEntries(key.map((name) => [name, row[name]]));
    if (kind === 'delete') await trx(table).where(where).delete();
    else if (kind === 'update') await trx(table).where(where).update(row);
    else if (kind === 'insert') await trx(table).insert(row);
    else
      await trx(table)
        .insert(row)
        .onConflict([...key])
        .merge();
  };
  const step = (at: number, id: string, number: string) =>
    db.transaction(async (trx) => {
      if (at > 0) {
        await trx('cases').where({ id }).first();
        await trx('case_data').where({ case_id: id });
      }
      for (const row of recording.steps[at] ?? []) await write(trx, row, id, number);
    });
  return {
    name: 'naive knex: a transaction for each event',
    async runCase(index, latency) {
      const [id, number] = [`naive-${index}`, `N${index}`];
      await step(0, id, number);
      for (let at = 1; at < recording.steps.length; at += 1) await timed(latency, () => step(at, id, number));
    },
    close: () => db.destroy(),
  };
}
