/**
 * The one writer of a process. Modes: idle (nothing waits), running (a batch is under way), closed.
 * Invariants: one batch at a time; a batch takes what waits, without delay (of what isn't planned yet only so much that the database
 * needn't wait long: the rest is planned while it works); a caller is answered after the commit, never before, but
 * while the database is at work on the next batch, and the batch after that is planned; a refused plan writes nothing; when the set-based
 * write of a batch fails, each command is tried alone, so one bad command can't sink others.
 */
import type { Knex } from 'knex';
import { Rejection } from '../../model/errors.ts';
import type { Changes } from '../changes.ts';
import type { Connection } from '../connection.ts';
import { type Dialect, isKeyViolation, isRetryable, isUniqueViolation } from '../dialect.ts';
import type { Tx } from '../tx.ts';
import { BatchFailure, type BatchResult, runBatch } from './batch.ts';
import type { Answer, CaseCommand } from './command.ts';
import { createMemory } from './memory.ts';
import { createPlan, type Outcome, type Plan } from './plan.ts';

export interface Writer {
  /** Runs one case command. Rejects with a Rejection (refused), or another error (a fault: nothing was written). */
  run<R>(command: CaseCommand<R>): Promise<Answer<R>>;
  /** Cold work in a transaction: `fn` may run again when a lock was lost, so it changes nothing but rows. */
  transact<T>(fn: (tx: Tx) => Promise<T>): Promise<T>;
  /** Claims work inside a transaction of its own and runs the commands found in the same one; gives each one's outcome. */
  claim(find: (tx: Tx) => Promise<readonly CaseCommand<unknown>[]>): Promise<readonly Outcome<Answer<unknown>>[]>;
  /** Finishes what waits, then refuses. */
  close(): Promise<void>;
}

export interface WriterOptions {
  readonly dialect: Dialect;
  readonly builder: Knex;
  /** Opens the writer's connection; called again after it broke. */
  connect(): Promise<Connection>;
  readonly changes: Changes;
  readonly node: string;
  now(): string;
}

type Settle = (outcome: Outcome<never>) => void;
type Job =
  | { readonly kind: 'case'; readonly command: CaseCommand<unknown>; readonly settle: Settle }
  | { readonly kind: 'cold'; readonly work: (tx: Tx) => Promise<unknown>; readonly settle: Settle }
  | { readonly kind: 'claim'; readonly find: (tx: Tx) => Promise<readonly CaseCommand<unknown>[]>; readonly settle: Settle };

/** Commands a transaction takes at most; more wait for the next. */
const batchLimit = 256;
/** Jobs that may wait; more are refused with `busy`. */
const queueLimit = 10_000;
const attempts = 5;
const plansATurn = 16;
/**
 * Commands a batch takes when fewer than these were planned ahead. Sixty-four callers who are answered at once and come again at once
 * would else be one batch for ever, planned while the database is idle and written while nothing is planned; so they become two that
 * take turns (in process: 3,770 to 4,750 steps a second).
 */
const unplannedLimit = 32;

export function createWriter(options: WriterOptions): Writer {
  const memory = createMemory(!options.dialect.severalNodes);
  const queue: Job[] = [];
  let connection: Connection | null = null;
  let running: Promise<void> | null = null;
  let closed = false;

  const submit = <T>(make: (settle: Settle) => Job) =>
    new Promise<T>((resolve, reject) => {
      if (closed || queue.length >= queueLimit) {
        reject(new Rejection('busy'));
        return;
      }
      const job = make((outcome) => (outcome.ok ? resolve(outcome.value) : reject(outcome.error)));
      queue.push(job);
      lookAhead();
      start();
    });

  const start = () => {
    running ??= drain().finally(() => {
      running = null;
      if (queue.length > 0) start();
    });
  };

  /** The next batch, planned while the database is at work on the one before: the first `looked` jobs of the queue. */
  let next: Plan | null = null;
  let looked = 0;
  /** What the batch under way will have written is known: it can be planned on. */
  let known = false;
  let looking = false;
  const lookAhead = () => {
    if (looking || !known || options.dialect.severalNodes) return;
    looking = true;
    setImmediate(() => {
      looking = false;
      if (!known) return;
      for (let n = 0; n < plansATurn && looked < batchLimit; n += 1) {
        const job = queue[looked];
        if (job?.kind !== 'case') break;
        next ??= createPlan({ memory, answers: null, now: options.now });
        next.take(job.command);
        looked += 1;
      }
      if (looked < batchLimit && queue[looked]?.kind === 'case') lookAhead();
    });
  };

  /** What was planned ahead; planning begins anew when the next batch is on its way. */
  const takePlan = (): Plan | null => {
    const plan = next;
    next = null;
    looked = 0;
    known = false;
    return plan;
  };

  const drain = async () => {
    do {
      // Lets the callers just answered, and requests that came in meanwhile, join the next batch.
      await new Promise(setImmediate);
      while (queue.length > 0) {
        await work(take(), takePlan());
      }
      tell();
      // Whoever was told may have something more.
      await null;
    } while (queue.length > 0);
  };

  /** Callers of the batch that was committed, told while the database works on the next one. */
  let untold: (() => void) | null = null;
  const tell = () => {
    const told = untold;
    untold = null;
    told?.();
  };

  /** The next jobs for one transaction: a claim stands alone (its locks are taken without waiting, before any other). */
  const take = (): Job[] => {
    if (queue[0]?.kind === 'claim') return queue.splice(0, 1);
    const limit = options.dialect.severalNodes ? batchLimit : Math.max(looked, unplannedLimit);
    const claim = queue.slice(0, limit).findIndex((job) => job.kind === 'claim');
    return queue.splice(0, claim < 0 ? limit : claim);
  };

  const attempt = async (jobs: readonly Job[], plan: Plan | null, careful: boolean): Promise<BatchResult> => {
    if (!connection) {
      connection = await options.connect();
      memory.version = null;
    }
    const claim = jobs.find((job) => job.kind === 'claim');
    const { dialect, builder, node } = options;
    const context = {
      connection,
      dialect,
      builder,
      memory,
      node,
      now: options.now(),
      careful,
      waits(written: boolean) {
        known = written;
        tell();
        if (written) lookAhead();
      },
    };
    try {
      return await runBatch(context, {
        commands: jobs.flatMap((job) => (job.kind === 'case' ? [job.command] : [])),
        cold: jobs.flatMap((job) => (job.kind === 'cold' ? [job.work] : [])),
        ...(claim && { claim: claim.find }),
        plan,
      });
    } catch (error) {
      const alive = await connection.all('select 1').then(
        () => true,
        () => false,
      );
      if (!alive) {
        await connection.close().catch(() => {});
        connection = null;
      }
      throw error;
    }
  };

  const work = async (jobs: readonly Job[], plan: Plan | null = null): Promise<void> => {
    for (let n = 1; ; n += 1) {
      try {
        const result = await attempt(jobs, n === 1 ? plan : null, n > 1);
        tell();
        untold = () => {
          options.changes.publish(result.commit);
          answer(jobs, result);
        };
        return;
      } catch (error) {
        takePlan();
        tell();
        const failure = error instanceof BatchFailure ? error : new BatchFailure(error, [], false);
        if (failure.committing || n >= attempts) {
          refuse(jobs, failure.cause);
          return;
        }
        if (isRetryable(failure.cause)) continue;
        // A key given before, which a batch alone on its database only learns now: the next attempt looks first.
        if (n === 1 && !options.dialect.severalNodes && isKeyViolation(failure.cause)) continue;
        if (jobs[0]?.kind === 'claim') {
          await claimAlone(jobs[0], failure);
          return;
        }
        if (jobs.length > 1) {
          for (const job of jobs) await work([job]);
          return;
        }
        // A key taken, or given up, by another node meanwhile: plan once more, now with its rows in sight.
        if (isKeyViolation(failure.cause) && n === 1) continue;
        refuse(jobs, isUniqueViolation(failure.cause) ? new Rejection('duplicate') : failure.cause);
        return;
      }
    }
  };

  const claimAlone = async (job: Job, failure: BatchFailure) => {
    if (failure.commands.length === 0) {
      refuse([job], failure.cause);
      return;
    }
    const outcomes: Outcome<unknown>[] = [];
    for (const command of failure.commands) await work([{ kind: 'case', command, settle: (outcome) => outcomes.push(outcome) }]);
    tell();
    job.settle({ ok: true, value: outcomes as never });
  };

  return {
    run: (command) => submit((settle) => ({ kind: 'case', command, settle })),
    transact: (fn) => submit((settle) => ({ kind: 'cold', work: fn, settle })),
    claim: (find) => submit((settle) => ({ kind: 'claim', find, settle })),
    async close() {
      closed = true;
      while (running) await running;
      await connection?.close();
      connection = null;
    },
  };
}

function answer(jobs: readonly Job[], result: BatchResult): void {
  const commands = result.outcomes[Symbol.iterator]();
  const cold = result.cold[Symbol.iterator]();
  for (const job of jobs) {
    if (job.kind === 'claim') job.settle({ ok: true, value: result.outcomes as never });
    else job.settle((job.kind === 'case' ? commands : cold).next().value as Outcome<never>);
  }
}

function refuse(jobs: readonly Job[], error: unknown): void {
  for (const job of jobs) job.settle({ ok: false, error });
}
