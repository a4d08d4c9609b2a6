/**
 * What the product writes for one common case, so that raw contenders write the very same rows: taken from the PostgreSQL driver,
 * where each operation of a step is one CTE and its rows are one JSON array.
 */
import { createRequire } from 'node:module';
import type Pg from 'pg';
import type { OperationName } from '../../../engine/store/writer/operations.ts';
import { stepsPerCase } from '../contender.ts';
import { operations } from '../product.ts';
import { benchRuntime, runCommonCase } from './liuzhuan.ts';

// The product's own driver: the bench's peers bring another copy.
export const pg = createRequire(new URL('../../../engine/main.ts', import.meta.url))('pg') as typeof Pg;

/** A statement with its bindings, the case's id and number replaced by marks. */
export interface Statement {
  readonly text: string;
  readonly values: readonly string[];
}
export type Value = string | number | null;
/** One row of an operation; objects as the JSON text they are stored as. */
export interface RecordedRow {
  readonly operation: OperationName;
  readonly values: readonly Value[];
}
export interface Recording {
  /** PostgreSQL statements of each durable step; the first opens the case. */
  readonly statements: readonly (readonly Statement[])[];
  /** Their rows. */
  readonly steps: readonly (readonly RecordedRow[])[];
}
export const marks = { id: '@@case-id@@', number: '@@case-number@@' };

type Query = (this: unknown, config: { text?: string; values?: unknown[] } | string, ...rest: unknown[]) => unknown;

/** Records one case on a database of its own, with one client: each batch holds one command. */
export async function record(databaseUrl: string, dataDir: string): Promise<Recording> {
  const runtime = await benchRuntime({ databaseUrl, dataDir });
  // The first case warms caches; the second is recorded.
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
  const statements = log
    .filter((step) => step.length > 0)
    .map((step) => step.map(({ text, values }) => ({ text, values: values.map(mark) })));
  if (statements.length !== stepsPerCase + 1) throw new Error(`recorded ${statements.length} transactions of a case`);
  return { statements, steps: statements.map((step) => step.flatMap(rowsOf)) };
}

const names = new Map((Object.keys(operations) as OperationName[]).map((name) => [name.toLowerCase(), name]));

/** CTE `w_<operation>` number n binds its rows as `$n`. */
function rowsOf({ text, values }: Statement): RecordedRow[] {
  return [...text.matchAll(/\bw_(\w+) as \(/g)].flatMap(([, word], at) => {
    const operation = names.get(word ?? '');
    if (!operation) throw new Error(`unknown operation ${word}: the store writes differently now`);
    const rows = JSON.parse(values[at] ?? '[]') as unknown[][];
    return rows.map((row) => ({
      operation,
      values: row.map((value) => (value !== null && typeof value === 'object' ? JSON.stringify(value) : (value as Value))),
    }));
  });
}

/** A recorded row for one case. */
export function rowFor({ values }: RecordedRow, id: string, number: string): Value[] {
  return values.map((value) =>
    typeof value === 'string' && value.includes('@@') ? value.replaceAll(marks.id, id).replaceAll(marks.number, number) : value,
  );
}
