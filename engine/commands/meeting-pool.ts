/**
 * One pool, several meetings at once. Shares are worked out before the members are decided, so each session takes a number of the
 * pool (a fence) before it reads what is left, and each of its members is decided only while that number is still the newest. A
 * session that was overtaken decides no more of them (`stale`): they stay on the agenda, and the pool is never handed out twice.
 */
import { Rejection } from '../model/errors.ts';
import type { Tx } from '../store/tx.ts';
import type { CaseView } from '../store/writer/command.ts';
import { sequences } from '../store/writer/load.ts';

export function fenceName(programme: string, step: string): string {
  return `pool:${programme}:${step}`;
}

/** Takes the next number; other sessions, and members of theirs that are being decided, wait for this transaction or are waited for. */
export async function raiseFence(tx: Tx, name: string): Promise<number> {
  const rows = await tx.raw<{ value: number }>(
    'insert into sequences (name, value) values (?, 1) on conflict (name) do update set value = sequences.value + 1 returning value',
    [name],
  );
  return Number(rows[0]?.value ?? 0);
}

/** In a plan: the row stays locked until the decision is written. @throws Rejection stale */
export function checkFence(view: CaseView, name: string, fence: number): void {
  if (Number(view.fact(sequences, name) ?? 0) !== fence) throw new Rejection('stale', {});
}
