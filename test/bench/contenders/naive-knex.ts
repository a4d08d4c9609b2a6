/** What one writes first: a knex transaction for each event, the builder for each row. The same rows, SQLite, full durability. */
import knex from 'knex';
import { sqlitePragmas } from '../../../engine/store/connection-sqlite.ts';
import { openStore } from '../../../engine/store/db.ts';
import { type Contender, timed } from '../contender.ts';
import { type RecordedWrite, type Recording, rowsFor } from './recording.ts';

interface Plan {
  readonly kind: 'insert' | 'update' | 'delete';
  readonly table: string;
  readonly columns: readonly string[];
  readonly key: readonly string[];
}

/** Reads table and columns off a recorded statement. */
function planOf({ sql }: RecordedWrite): Plan {
  const names = (text: string) => text.split(',').map((name) => name.trim());
  const insert = /^insert into (\w+) \(([^)]+)\).*?(?:on conflict \(([^)]+)\))?/s.exec(sql);
  if (insert)
    return {
      kind: 'insert',
      table: insert[1]!,
      columns: names(insert[2]!),
      key: names(/on conflict \(([^)]+)\)/.exec(sql)?.[1] ?? '').filter(Boolean),
    };
  const remove = /^delete from (\w+) where \(([^)]+)\)/.exec(sql);
  if (remove) return { kind: 'delete', table: remove[1]!, columns: names(remove[2]!), key: names(remove[2]!) };
  const update = /^update (\w+) set (.*) from json_each\(\?\) where (.*)$/s.exec(sql);
  if (!update) throw new Error(`unknown statement: ${sql}`);
  const columns: string[] = [];
  for (const [, name, place] of `${update[2]} ${update[3]}`.matchAll(/(\w+) = value ->> (\d+)/g)) columns[Number(place)] = name!;
  return { kind: 'update', table: update[1]!, columns, key: [...update[3]!.matchAll(/(\w+) = value/g)].map(([, name]) => name!) };
}

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
  const plans = recording.steps.map((writes) => writes.map((write) => ({ write, plan: planOf(write) })));
  const step = (at: number, id: string, number: string) =>
    db.transaction(async (trx) => {
      if (at > 0) {
        await trx('cases').where({ id }).first();
        await trx('case_data').where({ case_id: id });
      }
      for (const { write, plan } of plans[at] ?? []) {
        for (const text of rowsFor(write, id, number)) {
          const values = JSON.parse(text) as unknown[];
          const row = Object.fromEntries(plan.columns.map((name, place) => [name, values[place]]));
          const where = Object.fromEntries(plan.key.map((name) => [name, row[name]]));
          if (plan.kind === 'delete') await trx(plan.table).where(where).delete();
          else if (plan.kind === 'update') await trx(plan.table).where(where).update(row);
          else if (plan.key.length > 0)
            await trx(plan.table)
              .insert(row)
              .onConflict([...plan.key])
              .merge();
          else await trx(plan.table).insert(row);
        }
      }
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
