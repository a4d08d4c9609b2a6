/** Timers: rows that say when something is due. Fired by the loop in outbox/, inside the writer's batch. */
import type { Reader } from './page.ts';
import type { Tx } from './tx.ts';
import type { FactSource } from './writer/command.ts';

export interface StoredTimer {
  readonly caseId: string;
  readonly id: string;
  /** `case`: an event of the case. `entry`: of the registry entry whose id is `step`. */
  readonly kind: 'case' | 'entry';
  readonly step: string;
  readonly name: string;
  readonly fireAt: string;
  readonly estimated: boolean;
  readonly attempts: number;
}
interface TimerRow {
  case_id: string;
  id: string;
  kind: 'case' | 'entry';
  step: string;
  name: string;
  fire_at: string;
  estimated: number;
  attempts: number;
}

/** Timers by JSON `[caseId, timerId]`, for plans. */
export const timers: FactSource<StoredTimer> = {
  name: 'timers',
  async load(tx, keys) {
    const cases = new Set(keys.map((key) => (JSON.parse(key) as [string, string])[0]));
    const rows = await tx.byKeys<TimerRow>('timers', 'case_id', [...cases]);
    return new Map(rows.map((row) => [JSON.stringify([row.case_id, row.id]), timerOf(row)]));
  },
};

/**
 * Due timers, earliest first, at most `limit`. On PostgreSQL their cases are locked without waiting: what another node works on is
 * left to it.
 */
export async function claimDueTimers(tx: Tx, now: string, limit: number): Promise<StoredTimer[]> {
  const lock = tx.dialect.severalNodes ? ' for update of c skip locked' : '';
  const rows = await tx.raw<TimerRow>(
    `select t.* from timers t join cases c on c.id = t.case_id where t.fire_at <= ? order by t.fire_at, t.case_id, t.id limit ${limit}${lock}`,
    [now],
  );
  return rows.map(timerOf);
}

/** Instant of the next timer, or null. */
export async function nextTimerAt(db: Reader): Promise<string | null> {
  const [row] = (await db('timers').min({ at: 'fire_at' })) as { at: string | null }[];
  return row?.at ?? null;
}

export async function timersOfCase(db: Reader, caseId: string): Promise<StoredTimer[]> {
  return ((await db('timers').where({ case_id: caseId }).orderBy(['fire_at', 'id'])) as TimerRow[]).map(timerOf);
}

/** Tries again later. */
export async function postponeTimer(tx: Tx, timer: StoredTimer, fireAt: string): Promise<void> {
  await tx
    .table('timers')
    .where({ case_id: timer.caseId, id: timer.id })
    .update({ fire_at: fireAt, attempts: timer.attempts + 1 });
}

/** Running cases with a date that rests on an unpublished calendar year, in order of id. */
export async function estimatedCases(db: Reader, after: string, limit: number): Promise<string[]> {
  const estimated = { estimated: 1 };
  const rows = await db
    .select('case_id')
    .from(
      db('timers')
        .select('case_id')
        .where({ ...estimated, kind: 'case' })
        .union(
          db('tasks')
            .select('case_id')
            .where({ ...estimated, status: 'open' }),
        )
        .as('t'),
    )
    .where('case_id', '>', after)
    .orderBy('case_id')
    .limit(limit);
  return rows.map((row: { case_id: string }) => row.case_id);
}

/** Timers of registry entries whose date rests on an unpublished calendar year. */
export async function estimatedEntryTimers(db: Reader): Promise<StoredTimer[]> {
  return ((await db('timers').where({ estimated: 1, kind: 'entry' }).orderBy(['case_id', 'id'])) as TimerRow[]).map(timerOf);
}

export async function redateTimer(tx: Tx, timer: StoredTimer, to: Pick<StoredTimer, 'fireAt' | 'estimated'>): Promise<void> {
  const row = { fire_at: to.fireAt, estimated: to.estimated ? 1 : 0 };
  await tx.table('timers').where({ case_id: timer.caseId, id: timer.id }).update(row);
}

function timerOf(row: TimerRow): StoredTimer {
  const { case_id: caseId, id, kind, step, name, fire_at: fireAt, attempts } = row;
  return { caseId, id, kind, step, name, fireAt, estimated: row.estimated === 1, attempts };
}
