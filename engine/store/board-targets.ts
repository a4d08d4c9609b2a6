/** Targets of registries by year and district: each change is a row of its own, the last one holds. */
import type { Reader } from './page.ts';
import type { Tx } from './tx.ts';

export interface Target {
  readonly registry: string;
  /** Empty: the whole of it. */
  readonly district: string;
  readonly year: number;
  readonly revision: number;
  readonly target: number;
  readonly reason: string;
  readonly setAt: string;
  readonly setBy: string;
}
const columns = {
  ...{ registry: 'registry', district: 'district', year: 'year', revision: 'revision', target: 'target', reason: 'reason' },
  ...{ setAt: 'set_at', setBy: 'set_by' },
};

/** Every change of a year's targets, the newest of each place first. */
export async function targetsOf(db: Reader, registries: readonly string[], year: number): Promise<Target[]> {
  return db('board_targets')
    .whereIn('registry', [...registries])
    .where({ year })
    .orderBy(['registry', 'district', { column: 'revision', order: 'desc' }])
    .select(columns);
}

/** @returns the revision it became */
export async function addTarget(tx: Tx, target: Omit<Target, 'revision'>): Promise<number> {
  const { registry, district, year, reason, setAt, setBy } = target;
  const [last] = await tx.raw<{ revision: number | null }>(
    'select max(revision) as revision from board_targets where registry = ? and district = ? and year = ?',
    [registry, district, year],
  );
  const revision = (last?.revision ?? 0) + 1;
  await tx
    .table('board_targets')
    .insert({ registry, district, year, revision, target: target.target, reason, set_at: setAt, set_by: setBy });
  return revision;
}
