/** One batch is one transaction: load, plan, write, commit. Nothing is acknowledged here. */
import type { Knex } from 'knex';
import { type Commit, encodeCommit } from '../changes.ts';
import type { Connection } from '../connection.ts';
import type { Dialect } from '../dialect.ts';
import { together } from '../together.ts';
import { type Tx, transactionOn } from '../tx.ts';
import type { CaseCache } from './cache.ts';
import type { Answer, CaseCommand } from './command.ts';
import { loadAnswers, loadCases } from './load.ts';
import type { RowSet } from './operations.ts';
import { type Facts, loadNeeds, type Outcome, planBatch } from './plan.ts';
import { channel, writePostgres } from './write-postgres.ts';
import { writeSqlite } from './write-sqlite.ts';

export interface BatchContext {
  readonly connection: Connection;
  readonly dialect: Dialect;
  /** Makes SQL for cold work. */
  readonly builder: Knex;
  readonly cache: CaseCache;
  readonly node: string;
  readonly now: string;
}
export interface BatchInput {
  readonly commands: readonly CaseCommand<unknown>[];
  /** Commands found inside the transaction: due timers are claimed and fired in one. */
  readonly claim?: (tx: Tx) => Promise<readonly CaseCommand<unknown>[]>;
  readonly cold: readonly ((tx: Tx) => Promise<unknown>)[];
}
export interface BatchResult {
  readonly commands: readonly CaseCommand<unknown>[];
  readonly outcomes: readonly Outcome<Answer<unknown>>[];
  readonly cold: readonly Outcome[];
  readonly commit: Commit;
}

/** The batch could not be written; `committing` tells that its fate is unknown (the connection broke during the commit). */
export class BatchFailure extends Error {
  readonly commands: readonly CaseCommand<unknown>[];
  readonly committing: boolean;
  constructor(cause: unknown, commands: readonly CaseCommand<unknown>[], committing: boolean) {
    super('batch failed', { cause });
    this.commands = commands;
    this.committing = committing;
  }
}

/** Runs the batch. Throws BatchFailure after a rollback; then nothing of it is stored. */
export async function runBatch(context: BatchContext, input: BatchInput): Promise<BatchResult> {
  const { connection, dialect, cache, now } = context;
  const announced: Partial<Commit>[] = [];
  const tx = transactionOn(connection, dialect, context.builder, (what) => announced.push(what));
  let commands = input.commands;
  let committing = false;
  try {
    await connection.exec(dialect.begin);
    if (input.claim) commands = await input.claim(tx);
    const ids = new Set(commands.filter((command) => !command.opens).map((command) => command.caseId));
    const keys = commands.map((command) => command.idempotency).filter((key) => key !== undefined);
    const reads = [
      () => loadCases(connection, dialect, cache, [...ids]),
      () => loadAnswers(connection, dialect, keys),
      () => loadNeeds(tx, commands),
    ] as const;
    // Behind locks each read must begin after the one before; without them they are issued at once.
    const [cases, answers, facts] = dialect.severalNodes
      ? [await reads[0](), await reads[1](), await reads[2]()]
      : await together<[Awaited<ReturnType<(typeof reads)[0]>>, Awaited<ReturnType<(typeof reads)[1]>>, Facts]>([
          reads[0](),
          reads[1](),
          reads[2](),
        ]);
    const planned = await planBatch({ commands, cases, answers, facts, now, tx });
    const commit = commitOf(planned.rows, planned.changes);
    if (!dialect.severalNodes) await writeSqlite(connection, planned.rows);
    else await writePostgres(connection, planned.rows, commit && encodeCommit(context.node, commit));
    const cold = await runCold(connection, tx, input.cold);
    const whole = merge(commit, announced);
    if (dialect.severalNodes && announced.length > 0) {
      await connection.all(`select pg_notify('${channel}', $1)`, [encodeCommit(context.node, merge(null, announced))]);
    }
    committing = true;
    await connection.exec('commit');
    for (const kase of planned.changed.values()) cache.put(kase);
    return { commands, outcomes: planned.outcomes, cold, commit: whole };
  } catch (error) {
    await connection.exec('rollback').catch(() => {});
    throw new BatchFailure(error, commands, committing && dialect.severalNodes);
  }
}

/** Each behind a savepoint, so one that fails takes nothing along. */
async function runCold(connection: Connection, tx: Tx, cold: BatchInput['cold']): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const work of cold) {
    await connection.exec('savepoint cold');
    try {
      outcomes.push({ ok: true, value: await work(tx) });
      await connection.exec('release savepoint cold');
    } catch (error) {
      await connection.exec('rollback to savepoint cold');
      await connection.exec('release savepoint cold');
      outcomes.push({ ok: false, error });
    }
  }
  return outcomes;
}

const nothing: Commit = { cases: [], timerAt: null, outbox: false, users: [], everything: false };

function commitOf(rows: RowSet, cases: Commit['cases']): Commit | null {
  if (cases.length === 0) return null;
  let timerAt: string | null = null;
  for (const row of rows.get('timerArms')?.values() ?? []) {
    const fireAt = String(row[5]);
    if (timerAt === null || fireAt < timerAt) timerAt = fireAt;
  }
  return { ...nothing, cases, timerAt, outbox: rows.has('outbox') };
}

function merge(commit: Commit | null, announced: readonly Partial<Commit>[]): Commit {
  return announced.reduce<Commit>(
    (all, part) => ({
      cases: [...all.cases, ...(part.cases ?? [])],
      timerAt: [all.timerAt, part.timerAt ?? null].filter((at) => at !== null).sort()[0] ?? null,
      outbox: all.outbox || (part.outbox ?? false),
      users: [...all.users, ...(part.users ?? [])],
      everything: all.everything || (part.everything ?? false),
    }),
    commit ?? nothing,
  );
}
