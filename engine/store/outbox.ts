/** The outbox: what the world must be told because of an event, written in the event's transaction, delivered at least once. */
import type { Reader } from './page.ts';
import type { Tx } from './tx.ts';

export interface OutboxRow {
  readonly caseId: string;
  readonly seq: number;
  readonly n: number;
  readonly kind: string;
  /** Candidate group or user id. */
  readonly target: string;
  readonly payload: { readonly template: string; readonly params: Readonly<Record<string, string>> };
  readonly attempts: number;
  readonly createdAt: string;
}
interface Row {
  case_id: string;
  seq: number;
  n: number;
  kind: string;
  target: string;
  payload: string;
  attempts: number;
  created_at: string;
}

/** The row's own key, under which a receiver recognises a second delivery. */
export function deliveryKey({ caseId, seq, n }: Pick<OutboxRow, 'caseId' | 'seq' | 'n'>): string {
  return `${caseId}-${seq}-${n}`;
}

/**
 * Due rows, at most `limit`, ours until `until`: nobody else takes them before, and should this process die they come back then.
 * A row that nobody tried yet is due at once, whatever the clock of the node that wrote it said. On PostgreSQL rows that another node
 * is claiming are left out.
 */
export async function claimOutbox(
  tx: Tx,
  now: string,
  until: string,
  limit: number,
  kinds: readonly string[] = ['notify'],
): Promise<OutboxRow[]> {
  const lock = tx.dialect.severalNodes ? ' for update skip locked' : '';
  const rows = await tx.raw<Row>(
    `select * from outbox where status = 'pending' and (attempts = 0 or next_at <= ?) and kind in (${kinds.map(() => '?').join(', ')}) order by next_at, case_id, seq, n limit ${limit}${lock}`,
    [now, ...kinds],
  );
  for (const row of rows)
    await tx
      .table('outbox')
      .where(keyOf(row))
      .update({ next_at: until, attempts: row.attempts + 1 });
  return rows.map((row) => rowOf({ ...row, attempts: row.attempts + 1 }));
}

/** Nothing of a row that was claimed anew meanwhile: it is that claim's. */
export async function markDelivered(tx: Tx, rows: readonly OutboxRow[], at: string): Promise<void> {
  for (const row of rows) await settle(tx, row, { status: 'done', done_at: at, error: null });
}

export async function markUndelivered(tx: Tx, row: OutboxRow, error: string, next: { readonly at: string } | 'given-up'): Promise<void> {
  await settle(tx, row, next === 'given-up' ? { status: 'failed', error } : { next_at: next.at, error });
}

/** Tries a given-up row again. */
export async function reviveOutbox(tx: Tx, { caseId, seq, n }: Pick<OutboxRow, 'caseId' | 'seq' | 'n'>, now: string): Promise<void> {
  await tx.table('outbox').where({ case_id: caseId, seq, n }).update({ status: 'pending', attempts: 0, next_at: now });
}

export async function pendingOutbox(db: Reader): Promise<number> {
  const [row] = (await db('outbox').where({ status: 'pending' }).count({ n: '*' })) as { n: number }[];
  return row?.n ?? 0;
}

/** Ends a claim, whose number is `attempts`. Never waits: a row locked by somebody else is being claimed anew. */
async function settle(tx: Tx, { caseId, seq, n, attempts }: OutboxRow, values: Record<string, unknown>): Promise<void> {
  const key = { case_id: caseId, seq, n };
  if (tx.dialect.severalNodes) {
    const sql = 'select 1 from outbox where case_id = ? and seq = ? and n = ? for update skip locked';
    if ((await tx.raw(sql, [caseId, seq, n])).length === 0) return;
  }
  await tx
    .table('outbox')
    .where({ ...key, attempts })
    .update(values);
}

const keyOf = ({ case_id, seq, n }: Row) => ({ case_id, seq, n });

function rowOf(row: Row): OutboxRow {
  const { case_id: caseId, seq, n, kind, target, attempts, created_at: createdAt } = row;
  return { caseId, seq, n, kind, target, payload: JSON.parse(row.payload) as OutboxRow['payload'], attempts, createdAt };
}
