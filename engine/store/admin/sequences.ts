/** Sequences of numbers as the administrator sees them: how far each is, and which numbers were left out and why. */
import type { Reader } from '../page.ts';
import type { Tx } from '../tx.ts';

export interface SequenceRow {
  readonly name: string;
  /** The last value given out. */
  readonly value: number;
}
export interface SequenceJump {
  readonly id: string;
  readonly name: string;
  /** The last value before, and the last value left out. */
  readonly from: number;
  readonly to: number;
  readonly reason: string;
  readonly at: string;
  readonly by: string;
}

/** Some programmes times some years: a few hundred. */
export async function sequenceRows(db: Reader, limit = 1000): Promise<SequenceRow[]> {
  return db('sequences').where('value', '>', 0).orderBy('name', 'desc').limit(limit).select('name', 'value');
}

export async function jumpsOf(db: Reader, limit = 1000): Promise<SequenceJump[]> {
  return db('sequence_jumps')
    .orderBy('id', 'desc')
    .limit(limit)
    .select('id', 'name', { from: 'from_value', to: 'to_value' }, 'reason', 'at', { by: 'by_user' });
}

export async function lockedSequence(tx: Tx, name: string): Promise<number | null> {
  const [row] = await tx.raw<{ value: number }>(`select value from sequences where name = ?${tx.dialect.forUpdate}`, [name]);
  return row?.value ?? null;
}

export async function moveSequence(tx: Tx, jump: SequenceJump): Promise<void> {
  const { id, name, from, to, reason, at, by } = jump;
  await tx.table('sequences').where({ name }).update({ value: to });
  await tx.table('sequence_jumps').insert({ id, name, from_value: from, to_value: to, reason, at, by_user: by });
}
