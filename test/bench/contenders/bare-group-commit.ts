/** The raw limit: a loop that takes what waits into one transaction and writes the product's rows, by its own script, through the same driver. Decides nothing. */
import type { OperationName, RowSet, RowValues } from '../../../engine/store/writer/operations.ts';
import { type Contender, timed } from '../contender.ts';
import { connectSqlite, openStore, writeSqlite } from '../product.ts';
import { type Recording, rowFor } from './recording.ts';

interface Job {
  readonly step: number;
  readonly id: string;
  readonly number: string;
  settle(error: unknown): void;
}

export async function bareGroupCommit(dataDir: string, recording: Recording): Promise<Contender> {
  await (await openStore({ dataDir, now: () => new Date().toISOString() })).close();
  const connection = await connectSqlite(`${dataDir}/liuzhuan.sqlite`);
  const queue: Job[] = [];
  let running = false;

  const commit = async (jobs: readonly Job[]) => {
    await connection.exec('begin immediate');
    const rows: Map<OperationName, Map<number, RowValues>> = new Map();
    for (const { step, id, number } of jobs) {
      for (const row of recording.steps[step] ?? []) {
        const some = rows.get(row.operation) ?? new Map<number, RowValues>();
        rows.set(row.operation, some.set(some.size, rowFor(row, id, number)));
      }
    }
    await writeSqlite(connection, rows as RowSet);
    await connection.exec('commit');
  };
  const drain = async () => {
    running = true;
    while (queue.length > 0) {
      const jobs = queue.splice(0);
      const error = await commit(jobs).then(
        () => null,
        (reason: unknown) => reason,
      );
      for (const job of jobs) job.settle(error);
      await new Promise(setImmediate);
    }
    running = false;
  };
  const write = (step: number, id: string, number: string) =>
    new Promise<void>((resolve, reject) => {
      queue.push({ step, id, number, settle: (error) => (error === null ? resolve() : reject(error)) });
      if (!running) void drain();
    });

  return {
    name: 'bare group commit: the same rows, the same driver',
    async runCase(index, latency) {
      const [id, number] = [`bare-${index}`, `N${index}`];
      await write(0, id, number);
      for (let step = 1; step < recording.steps.length; step += 1) await timed(latency, () => write(step, id, number));
    },
    close: () => connection.close(),
  };
}
