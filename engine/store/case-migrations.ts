/** Migrations of running cases between versions, and which cases each has moved. */
import type { MigrationPlan } from '../model/migration.ts';
import type { Reader } from './page.ts';
import type { Tx } from './tx.ts';

export interface StoredMigration {
  /** Content hash of `{from, to, plan}`: the same migration asked for again goes on. */
  readonly id: string;
  readonly programme: string;
  readonly from: string;
  readonly to: string;
  readonly plan: MigrationPlan;
  /** `running` until every case was tried once, `undoing` until every migrated one was. */
  readonly status: 'running' | 'done' | 'undoing' | 'undone';
  readonly createdAt: string;
  readonly createdBy: string;
}
interface MigrationRow {
  id: string;
  programme: string;
  from_hash: string;
  to_hash: string;
  plan: string;
  status: StoredMigration['status'];
  created_at: string;
  created_by: string;
}

/** Begins a migration, or finds it begun. */
export async function beginMigration(tx: Tx, migration: Omit<StoredMigration, 'status'>): Promise<void> {
  const { id, programme, from, to, plan, createdAt, createdBy } = migration;
  await tx
    .table('case_migrations')
    .insert({
      ...{ id, programme, from_hash: from, to_hash: to, plan: JSON.stringify(plan), status: 'running' },
      ...{ created_at: createdAt, created_by: createdBy },
    })
    .onConflict('id')
    .merge(['status']);
}

export async function setMigrationStatus(tx: Tx, id: string, status: StoredMigration['status']): Promise<void> {
  await tx.table('case_migrations').where({ id }).update({ status });
}

export async function migrationById(db: Reader, id: string): Promise<StoredMigration | null> {
  const row = (await db('case_migrations').where({ id }).first()) as MigrationRow | undefined;
  return row ? migrationOf(row) : null;
}

/** Newest first. */
export async function migrationsOf(db: Reader, programme: string): Promise<StoredMigration[]> {
  return (
    (await db('case_migrations')
      .where({ programme })
      .orderBy([{ column: 'created_at', order: 'desc' }, 'id'])) as MigrationRow[]
  ).map(migrationOf);
}

/** How many cases each of these migrations moved, and how many of them went back. */
export async function movedBy(
  db: Reader,
  migrations: readonly string[],
): Promise<ReadonlyMap<string, { readonly migrated: number; readonly undone: number }>> {
  if (migrations.length === 0) return new Map();
  const rows = (await db('migrated_cases')
    .select('migration_id')
    .count({ migrated: '*', undone: 'undone_seq' })
    .whereIn('migration_id', [...migrations])
    .groupBy('migration_id')) as { migration_id: string; migrated: number | string; undone: number | string }[];
  return new Map(rows.map((row) => [row.migration_id, { migrated: Number(row.migrated), undone: Number(row.undone) }]));
}

/** Ids of the cases of a version that haven't ended, in order, after `after`. */
export async function casesOn(db: Reader, programme: string, definition: string, after: string, limit: number): Promise<string[]> {
  const rows = await db('cases')
    .select('id')
    .where({ programme, definition })
    .whereNot('status', 'ended')
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit);
  return rows.map((row: { id: string }) => row.id);
}

export interface MigratedCase {
  readonly caseId: string;
  /** The event by which it was migrated, and the one by which it went back. */
  readonly seq: number;
  readonly undoneSeq: number | null;
}

/** Cases that a migration moved, in order of id, after `after`. */
export async function migratedCases(db: Reader, migration: string, after: string, limit: number): Promise<MigratedCase[]> {
  const rows = (await db('migrated_cases')
    .where({ migration_id: migration })
    .where('case_id', '>', after)
    .orderBy('case_id')
    .limit(limit)) as { case_id: string; seq: number; undone_seq: number | null }[];
  return rows.map((row) => ({ caseId: row.case_id, seq: row.seq, undoneSeq: row.undone_seq }));
}

/** How many cases that haven't ended are on each version. */
export async function runningByVersion(db: Reader, programme: string): Promise<ReadonlyMap<string, number>> {
  const rows = (await db('cases')
    .select('definition')
    .count({ n: '*' })
    .where({ programme })
    .whereNot('status', 'ended')
    .groupBy('definition')) as {
    definition: string;
    n: number | string;
  }[];
  return new Map(rows.map((row) => [row.definition, Number(row.n)]));
}

function migrationOf(row: MigrationRow): StoredMigration {
  const { id, programme, status } = row;
  return {
    ...{ id, programme, status, from: row.from_hash, to: row.to_hash, plan: JSON.parse(row.plan) as MigrationPlan },
    ...{ createdAt: row.created_at, createdBy: row.created_by },
  };
}
