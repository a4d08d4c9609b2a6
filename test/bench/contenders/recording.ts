/** What the product writes for one common case, statement by statement, so that raw contenders write the very same rows. */
import sqlite3 from 'sqlite3';
import { benchRuntime, runCommonCase } from './liuzhuan.ts';

/** A set-based write: SQL and its rows, with the case's id and number replaced by marks. */
export interface RecordedWrite {
  readonly sql: string;
  /** JSON array text of each row. */
  readonly rows: readonly string[];
}
export interface Recording {
  /** Statement that reads (and on PostgreSQL locks) a case. */
  readonly read: string;
  /** Writes of each durable step; the first opens the case. */
  readonly steps: readonly (readonly RecordedWrite[])[];
}
export const marks = { id: '@@case-id@@', number: '@@case-number@@' };

type All = (this: { sql: string }, params: unknown[], done: (error: Error | null, rows: unknown[]) => void) => unknown;

/** Records on SQLite in `dataDir` with one client: each batch holds one command. */
export async function record(dataDir: string): Promise<Recording> {
  const runtime = await benchRuntime({ dataDir });
  // The first case warms caches; the second is recorded.
  await runCommonCase(runtime, 0, () => {});
  const log: { sql: string; params: unknown[] }[] = [];
  const boundaries: number[] = [];
  const prototype = sqlite3.Statement.prototype as unknown as { all: All };
  const original = prototype.all;
  prototype.all = function (params, done) {
    log.push({ sql: this.sql, params });
    return original.call(this, params, done);
  };
  let caseId: string;
  try {
    caseId = await runCommonCase(runtime, 1, () => boundaries.push(log.length));
  } finally {
    prototype.all = original;
  }
  const [row] = (await runtime.store.read('cases').where({ id: caseId }).select('number')) as { number: string }[];
  await runtime.store.close();
  const mark = (text: string) => text.replaceAll(caseId, marks.id).replaceAll(row?.number ?? '', marks.number);
  const opens = log.findIndex(({ sql }) => /^insert into cases\b/.test(sql));
  const firstSubmit = log.findIndex(({ sql }, index) => index > opens && /^select [^;]* from cases\b/.test(sql));
  const cuts = [0, firstSubmit, ...boundaries];
  const steps = cuts.slice(0, -1).map((from, index) =>
    log.slice(from, cuts[index + 1]).flatMap(({ sql, params }) => {
      if (!/^(insert|update|delete)\b/.test(sql)) return [];
      const rows = JSON.parse(mark(String(params[0]))) as unknown[];
      return [{ sql, rows: rows.map((values) => JSON.stringify(values)) }];
    }),
  );
  const read = log.find(({ sql }) => /^select [^;]* from cases\b/.test(sql))?.sql;
  if (!read || steps.some((writes) => writes.length === 0))
    throw new Error('the recording is incomplete: the store writes differently now');
  return { read, steps };
}

/** Rows of a recorded write for one case. */
export function rowsFor(write: RecordedWrite, id: string, number: string): string[] {
  return write.rows.map((text) => text.replaceAll(marks.id, id).replaceAll(marks.number, number));
}
