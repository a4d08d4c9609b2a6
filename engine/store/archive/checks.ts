/** What verifying the archive found: some cases at each step, so that whoever closes the page, or a node that dies, leaves a place to go on from. */
import type { Reader } from '../page.ts';
import type { Tx } from '../tx.ts';

export interface ArchiveFault {
  readonly number: string;
  /** Kind of a `Fault`. */
  readonly kind: string;
}
export interface ArchiveCheck {
  readonly id: string;
  readonly startedAt: string;
  /** Null while it goes on. */
  readonly endedAt: string | null;
  /** User id, or `system`. */
  readonly by: string;
  readonly cases: number;
  readonly events: number;
  readonly faultCount: number;
  /** The first of them. */
  readonly faults: readonly ArchiveFault[];
  /** The last case that was looked at. */
  readonly place: string;
}
export const faultsKept = 50;

type Row = Omit<ArchiveCheck, 'faults'> & { readonly faults: string };

/** The newest check, ended or not. */
export async function lastCheck(db: Reader): Promise<ArchiveCheck | null> {
  const row = (await db('archive_checks')
    .orderBy('id', 'desc')
    .first(
      { id: 'id', startedAt: 'started_at', endedAt: 'ended_at', by: 'by_user', faultCount: 'fault_count' },
      'cases',
      'events',
      'faults',
      'place',
    )) as Row | undefined;
  return row ? { ...row, faults: JSON.parse(row.faults) as ArchiveFault[] } : null;
}

/** Writes a check as far as it is; false when somebody else took the same step meanwhile. */
export async function saveCheck(tx: Tx, check: ArchiveCheck, before: ArchiveCheck | null): Promise<boolean> {
  const { id, startedAt, endedAt, by, cases, events, faultCount, faults, place } = check;
  const found = { ended_at: endedAt, cases, events, fault_count: faultCount, faults: JSON.stringify(faults), place };
  if (before === null) {
    await tx.table('archive_checks').insert({ id, started_at: startedAt, by_user: by, ...found });
    return true;
  }
  return (await tx.table('archive_checks').where({ id, place: before.place, ended_at: null }).update(found)) === 1;
}
