/** One batch is one transaction: load, plan, write, commit. Nothing is acknowledged here. */
import type { Knex } from 'knex';
import { type Commit, encodeCommit } from '../changes.ts';
import type { Connection } from '../connection.ts';
import { type Dialect, isRetryable, Overtaken } from '../dialect.ts';
import { type Tx, transactionOn } from '../tx.ts';
import type { Answer, CaseCommand } from './command.ts';
import { loadAnswers, loadCases, sequences } from './load.ts';
import type { Memory } from './memory.ts';
import type { RowSet } from './operations.ts';
import { createPlan, type Outcome, type Plan, type PlannedBatch, withAnswers } from './plan.ts';
import { channel, writePostgres } from './write-postgres.ts';
import { noteVersion, writeSqlite, writeSwiftly } from './write-sqlite.ts';

export interface BatchContext {
  readonly connection: Connection;
  readonly dialect: Dialect;
  /** Makes SQL for cold work. */
  readonly builder: Knex;
  readonly memory: Memory;
  readonly node: string;
  readonly now: string;
  /** Begin first: the attempt before this one was overtaken. */
  readonly careful: boolean;
  /** Called when the batch waits for the database: time to spend on something else. `written`: all that it writes is on its way. */
  waits(written: boolean): void;
}
export interface BatchInput {
  readonly commands: readonly CaseCommand<unknown>[];
  /** A plan begun on these commands while the batch before was written. */
  readonly plan?: Plan | null;
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

/**
 * Runs the batch. Throws BatchFailure after a rollback; then nothing of it is stored.
 *
 * Alone on its database (SQLite), a batch of nothing but commands is *swift*: it reads before it begins (mostly nothing: it remembers,
 * and leaves repeated keys to the unique indexes), and one statement then makes sure that nobody else committed since, writes and
 * commits. Any other batch begins first.
 */
export async function runBatch(context: BatchContext, input: BatchInput): Promise<BatchResult> {
  const { connection, dialect, memory } = context;
  const swift = !dialect.severalNodes && !context.careful && !input.claim && input.cold.length === 0;
  const announced: Partial<Commit>[] = [];
  const tx = transactionOn(connection, dialect, context.builder, (what) => announced.push(what));
  let commands = input.commands;
  let committing = false;
  try {
    if (!swift) {
      const begun = connection.exec(dialect.begin);
      context.waits(false);
      await begun;
    }
    if (!dialect.severalNodes && (!swift || memory.version === null)) await noteVersion(connection, memory);
    if (input.claim) commands = await input.claim(tx);
    const planned = swift ? await planSwiftly(context, tx, input) : await planBehindLocks(context, tx, commands);
    const commit = commitOf(planned.rows, planned.changes);
    let cold: Outcome[] = [];
    if (swift) {
      const written = writeSwiftly(connection, planned.rows, memory);
      // Taken for written, so that what comes next is planned on it meanwhile.
      remember(memory, planned);
      context.waits(true);
      await written;
    } else {
      if (dialect.severalNodes) await writePostgres(connection, planned.rows, commit && encodeCommit(context.node, commit));
      else await writeSqlite(connection, planned.rows);
      cold = await runCold(connection, tx, input.cold);
      if (dialect.severalNodes && announced.length > 0) {
        await connection.all(`select pg_notify('${channel}', $1)`, [encodeCommit(context.node, merge(null, announced))]);
      }
      committing = true;
      await connection.exec('commit');
    }
    if (!swift) remember(memory, planned);
    if (input.cold.length > 0) memory.doubt();
    return { commands, outcomes: commands.map((command) => planned.outcomes.get(command)!), cold, commit: merge(commit, announced) };
  } catch (error) {
    memory.forget();
    await connection.exec('rollback').catch(() => {});
    const overtaken = swift && (await noteVersion(connection, memory).catch(() => false));
    throw new BatchFailure(overtaken ? new Overtaken() : error, commands, committing && dialect.severalNodes);
  }
}

/** Goes on with what was planned ahead, if it still holds. */
async function planSwiftly({ connection, dialect, memory, now }: BatchContext, tx: Tx, { commands, plan: begun }: BatchInput) {
  const plan = begun?.age === memory.age ? begun : createPlan({ memory, answers: null, now: () => now });
  for (const command of commands) if (!plan.has(command)) plan.take(command);
  await plan.settle(tx, (ids) => loadCases(connection, dialect, memory, ids));
  const planned = plan.finish();
  const refused = [...planned.outcomes].filter(([, outcome]) => !outcome.ok).map(([command]) => command);
  const answers = await loadAnswers(connection, dialect, keysOf(refused));
  return withAnswers(planned, answers);
}

/** Cases first: on PostgreSQL they are locked, and what is read after it is as the last holder of the lock left it. */
async function planBehindLocks({ connection, dialect, memory, now }: BatchContext, tx: Tx, commands: readonly CaseCommand<unknown>[]) {
  const ids = [...new Set(commands.filter((command) => !command.opens).map((command) => command.caseId))];
  const found = await loadCases(connection, dialect, memory, ids);
  const cases = new Map(ids.map((id) => [id, found.get(id) ?? null]));
  const answers = await loadAnswers(connection, dialect, keysOf(commands));
  const plan = createPlan({ memory, cases, answers, now: () => now });
  for (const command of commands) plan.take(command);
  await plan.settle(tx, (more) => loadCases(connection, dialect, memory, more));
  return plan.finish();
}

const keysOf = (commands: readonly CaseCommand<unknown>[]) =>
  commands.map((command) => command.idempotency).filter((key) => key !== undefined);

function remember(memory: Memory, { rows, changed, counters }: PlannedBatch): void {
  memory.wrote(rows.keys());
  for (const kase of changed.values()) memory.keepCase(kase);
  for (const [name, value] of counters) memory.keepFact(sequences, name, value);
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
      // Lost a race of locks: the whole batch runs again, this work with it.
      if (isRetryable(error)) throw error;
      await connection.exec('rollback to savepoint cold');
      await connection.exec('release savepoint cold');
      outcomes.push({ ok: false, error });
    }
  }
  return outcomes;
}

const nothing: Commit = { cases: [], timerAt: null, outbox: false, users: [], drafts: [], everything: false };

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
      drafts: [...all.drafts, ...(part.drafts ?? [])],
      everything: all.everything || (part.everything ?? false),
    }),
    commit ?? nothing,
  );
}
