/** Four eyes over running cases: each asking for a migration or for undoing one, and what became of it. */
import type { MigrationPlan } from '../model/migration.ts';
import type { Reader } from './page.ts';
import type { Tx } from './tx.ts';

export interface MigrationRequest {
  readonly id: string;
  /** Content hash of the migration. */
  readonly migration: string;
  readonly act: 'apply' | 'undo';
  readonly programme: string;
  readonly from: string;
  readonly to: string;
  readonly plan: MigrationPlan;
  readonly note: string;
  readonly askedAt: string;
  readonly askedBy: string;
  readonly state: 'asked' | 'approved' | 'refused' | 'withdrawn';
  readonly decidedAt: string | null;
  readonly decidedBy: string | null;
  readonly decisionNote: string | null;
}
interface Row {
  id: string;
  migration_id: string;
  act: MigrationRequest['act'];
  programme: string;
  from_hash: string;
  to_hash: string;
  plan: string;
  note: string;
  asked_at: string;
  asked_by: string;
  state: MigrationRequest['state'];
  decided_at: string | null;
  decided_by: string | null;
  decision_note: string | null;
}

/** False when another request of the programme waits already, asked on this node or another one. */
export async function insertRequest(tx: Tx, request: MigrationRequest): Promise<boolean> {
  const { id, migration, act, programme, from, to, plan, note, askedAt, askedBy, state } = request;
  const rows = await tx.raw<{ id: string }>(
    `insert into migration_requests (id, migration_id, act, programme, from_hash, to_hash, plan, note, asked_at, asked_by, state)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing returning id`,
    [id, migration, act, programme, from, to, JSON.stringify(plan), note, askedAt, askedBy, state],
  );
  return rows.length > 0;
}

/** Ends a request that waits; false when it was ended meanwhile. */
export async function endRequest(tx: Tx, { id, state, decidedAt, decidedBy, decisionNote }: MigrationRequest): Promise<boolean> {
  const end = { state, decided_at: decidedAt, decided_by: decidedBy, decision_note: decisionNote };
  return (await tx.table('migration_requests').where({ id, state: 'asked' }).update(end)) > 0;
}

export async function requestById(db: Reader, id: string): Promise<MigrationRequest | null> {
  const row = (await db('migration_requests').where({ id }).first()) as Row | undefined;
  return row ? requestOf(row) : null;
}

/** Newest first. */
export async function requestsOf(db: Reader, programme: string, limit: number): Promise<MigrationRequest[]> {
  return ((await db('migration_requests').where({ programme }).orderBy('id', 'desc').limit(limit)) as Row[]).map(requestOf);
}

function requestOf(row: Row): MigrationRequest {
  return {
    ...{ id: row.id, migration: row.migration_id, act: row.act, programme: row.programme, from: row.from_hash, to: row.to_hash },
    ...{ plan: JSON.parse(row.plan) as MigrationPlan, note: row.note, askedAt: row.asked_at, askedBy: row.asked_by, state: row.state },
    ...{ decidedAt: row.decided_at, decidedBy: row.decided_by, decisionNote: row.decision_note },
  };
}
