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
 * Due rows, at most `limit`, theirs until `until`: nobody else takes them before, and should this process die they come back then.
 * On PostgreSQL rows that another node is claiming are left out.
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
    `select * from outbox where status = 'pending' and next_at <= ? and kind in (${kinds.map(() => '?').join(', ')}) order by next_at, seq, n limit ${limit}${lock}`,
    [now, ...kinds],
  );
  const claimed = rows.map(rowOf);
  for (const row of claimed) await change(tx, row, { next_at: until, attempts: row.attempts + 1 });
  return claimed.map((row) => ({ ...row, attempts: row.attempts + 1 }));
}

export async function markDelivered(tx: Tx, rows: readonly OutboxRow[], at: string): Promise<void> {
  for (const row of rows) await change(tx, row, { status: 'done', done_at: at, error: null });
}

export async function markUndelivered(tx: Tx, row: OutboxRow, error: string, next: { readonly at: string } | 'given-up'): Promise<void> {
  await change(tx, row, next === 'given-up' ? { status: 'failed', error } : { next_at: next.at, error });
}

/** Tries a given-up row again. */
export async function reviveOutbox(tx: Tx, key: Pick<OutboxRow, 'caseId' | 'seq' | 'n'>, now: string): Promise<void> {
  await change(tx, key, { status: 'pending', attempts: 0, next_at: now });
}

export async function pendingOutbox(db: Reader): Promise<number> {
  const [row] = (await db('outbox').where({ status: 'pending' }).count({ n: '*' })) as { n: number }[];
  return row?.n ?? 0;
}

async function change(tx: Tx, { caseId, seq, n }: Pick<OutboxRow, 'caseId' | 'seq' | 'n'>, values: Record<string, unknown>): Promise<void> {
  await tx.table('outbox').where({ case_id: caseId, seq, n }).update(values);
}

function rowOf(row: Row): OutboxRow {
  const { case_id: caseId, seq, n, kind, target, attempts, created_at: createdAt } = row;
  return { caseId, seq, n, kind, target, payload: JSON.parse(row.payload) as OutboxRow['payload'], attempts, createdAt };
}
