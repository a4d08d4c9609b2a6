/** The outbox as an administrator looks at it: what waits, what failed, and what becomes of it. No content is read. */
import { cursorOf, pageOf, type Reader, type Rows } from '../page.ts';
import type { Tx } from '../tx.ts';

export interface WaitingRow {
  readonly caseId: string;
  readonly seq: number;
  readonly n: number;
  readonly caseNumber: string | null;
  readonly kind: string;
  readonly target: string;
  readonly attempts: number;
  readonly createdAt: string;
  readonly nextAt: string;
  readonly error: string | null;
}
export interface OutboxKey {
  readonly caseId: string;
  readonly seq: number;
  readonly n: number;
}

/** `pending`: what is due first comes first. `failed`: given up by itself, newest first. */
export async function outboxPage(
  db: Reader,
  query: { readonly status: 'pending' | 'failed'; readonly after?: string | undefined; readonly limit: number },
): Promise<Rows<WaitingRow>> {
  const { status, after, limit } = query;
  const column = status === 'pending' ? 'next_at' : 'created_at';
  const direction = status === 'pending' ? 'asc' : 'desc';
  const list = db('outbox as o')
    .leftJoin('cases as c', 'c.id', 'o.case_id')
    .where('o.status', status)
    .orderBy([
      { column: `o.${column}`, order: direction },
      { column: 'o.case_id', order: direction },
      { column: 'o.seq', order: direction },
      { column: 'o.n', order: direction },
    ])
    .limit(limit + 1)
    .select({ caseId: 'o.case_id', caseNumber: 'c.number', createdAt: 'o.created_at', nextAt: 'o.next_at' })
    .select('o.seq', 'o.n', 'o.kind', 'o.target', 'o.attempts', 'o.error');
  const cursor = cursorOf(after, 4);
  if (cursor) {
    const [at, caseId, seq, n] = cursor;
    list.whereRaw(`(o.${column}, o.case_id, o.seq, o.n) ${status === 'pending' ? '>' : '<'} (?, ?, ?, ?)`, [
      ...[at as string, caseId as string],
      ...[Number(seq), Number(n)],
    ]);
  }
  return pageOf((await list) as WaitingRow[], limit, (row) => [
    ...[status === 'pending' ? row.nextAt : row.createdAt, row.caseId],
    ...[String(row.seq), String(row.n)],
  ]);
}

export async function outboxRow(tx: Tx, { caseId, seq, n }: OutboxKey): Promise<{ readonly status: string; readonly kind: string } | null> {
  const [row] = await tx.raw<{ status: string; kind: string }>(
    `select status, kind from outbox where case_id = ? and seq = ? and n = ?${tx.dialect.forUpdate}`,
    [caseId, seq, n],
  );
  return row ?? null;
}

/** Nobody tries it again. */
export async function abandonOutbox(tx: Tx, { caseId, seq, n }: OutboxKey, reason: string, at: string): Promise<void> {
  await tx.table('outbox').where({ case_id: caseId, seq, n }).update({ status: 'abandoned', error: reason, done_at: at });
}
