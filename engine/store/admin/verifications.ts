/** Whole replays of the store: when, of how much, with how many faults. */
import type { Reader } from '../page.ts';
import type { Tx } from '../tx.ts';

interface StoredVerification {
  readonly id: string;
  readonly startedAt: string;
  readonly endedAt: string;
  readonly cases: number;
  readonly events: number;
  /** Rows of the log of administration. */
  readonly entries: number;
  readonly faults: number;
}

export async function insertVerification(
  tx: Tx,
  { id, startedAt, endedAt, cases, events, entries, faults }: StoredVerification,
): Promise<void> {
  await tx.table('verifications').insert({ id, started_at: startedAt, ended_at: endedAt, cases, events, entries, faults });
}

export async function lastVerification(db: Reader): Promise<Omit<StoredVerification, 'id'> | null> {
  const row = await db('verifications')
    .orderBy('id', 'desc')
    .first({ startedAt: 'started_at', endedAt: 'ended_at' }, 'cases', 'events', 'entries', 'faults');
  return (row as Omit<StoredVerification, 'id'> | undefined) ?? null;
}
