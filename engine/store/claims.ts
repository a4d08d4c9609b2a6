/** Values that belong to one enterprise (a certificate number), and entries of registries by their number: what forms ask about the world. */
import type { HeldClaimDto, ReleasedClaimDto } from '../model/dto/claim.ts';
import type { EntryStatus } from '../model/registry.ts';
import type { Reader } from './page.ts';
import type { Tx } from './tx.ts';
import type { FactSource } from './writer/command.ts';

export interface Claim {
  readonly caseId: string;
  readonly uscc: string;
  /** Cases that use the value; when there are none it is anybody's, though it may still be written down as the enterprise's. */
  readonly users: readonly string[];
}
/** One key for a pair of names. */
export function pairKey(name: string, value: string): string {
  return JSON.stringify([name, value]);
}
const valueIn = (key: string): string => (JSON.parse(key) as [string, string])[1];

/** Who claims a value, by `pairKey(name, value)`. */
export const claims: FactSource<Claim> = {
  name: 'claims',
  tables: ['claimed_values', 'claim_uses'],
  async load(tx, keys) {
    type Use = { name: string; claimed: string; case_id: string };
    const values = keys.map(valueIn);
    const rows = await tx.byKeys<Use & { uscc: string }>('claimed_values', 'claimed', values);
    const users = new Map<string, string[]>();
    for (const { name, claimed, case_id } of await tx.byKeys<Use>('claim_uses', 'claimed', values)) {
      const key = pairKey(name, claimed);
      users.set(key, [...(users.get(key) ?? []), case_id]);
    }
    return new Map(
      rows.map(({ name, claimed, case_id, uscc }) => {
        const key = pairKey(name, claimed);
        return [key, { caseId: case_id, uscc, users: users.get(key) ?? [] }];
      }),
    );
  },
};

export interface NumberedEntry {
  readonly status: EntryStatus;
  readonly enterpriseName: string;
}
/** Entries by `pairKey(registry, number)`; a number given twice counts as the entry that is valid. */
export const numberedEntries: FactSource<NumberedEntry> = {
  name: 'numbered-entries',
  tables: ['registry_entries'],
  async load(tx, keys) {
    type Row = { registry: string; number: string; status: EntryStatus; enterprise_name: string };
    const rows = await tx.byKeys<Row>('registry_entries', 'number', keys.map(valueIn), ['registry', 'number', 'status', 'enterprise_name']);
    const found = new Map<string, NumberedEntry>();
    for (const { registry, number, status, enterprise_name: enterpriseName } of rows) {
      const key = pairKey(registry, number);
      if (found.get(key)?.status !== 'valid') found.set(key, { status, enterpriseName });
    }
    return found;
  },
};

/** The same two for somebody who is filling in: read beside the writer, and only a hint. */
export async function claimOf(db: Reader, name: string, claimed: string): Promise<Claim | null> {
  const row = (await db('claimed_values').where({ name, claimed }).first()) as { case_id: string; uscc: string } | undefined;
  const users = (await db('claim_uses').where({ name, claimed }).pluck('case_id')) as string[];
  return row ? { caseId: row.case_id, uscc: row.uscc, users } : null;
}
export async function numberedEntry(db: Reader, registry: string, number: string): Promise<NumberedEntry | null> {
  const rows = (await db('registry_entries').where({ registry, number }).select('status', 'enterprise_name').limit(20)) as {
    status: EntryStatus;
    enterprise_name: string;
  }[];
  const row = rows.find(({ status }) => status === 'valid') ?? rows[0];
  return row ? { status: row.status, enterpriseName: row.enterprise_name } : null;
}

/** Claims of a value, under whatever name. */
export async function claimsOfValue(db: Reader, claimed: string): Promise<HeldClaimDto[]> {
  return db('claimed_values as v')
    .join('cases as c', 'c.id', 'v.case_id')
    .where('v.claimed', claimed)
    .whereExists(db('claim_uses as u').select('u.name').whereRaw('u.name = v.name and u.claimed = v.claimed'))
    .orderBy('v.name')
    .select('v.name', { value: 'v.claimed' }, 'v.uscc', { enterpriseName: 'c.enterprise_name' }, { caseNumber: 'c.number' });
}

export interface ReleasedClaim extends Omit<Claim, 'users'> {
  readonly id: string;
  readonly name: string;
  readonly value: string;
  readonly reason: string;
  readonly at: string;
  readonly by: string;
}
/** Frees a value whoever uses it; gives who held it, null when nobody did. */
export async function removeClaim(tx: Tx, name: string, claimed: string): Promise<Omit<Claim, 'users'> | null> {
  type Row = { case_id: string; uscc: string };
  const used = await tx.raw('delete from claim_uses where name = ? and claimed = ? returning case_id', [name, claimed]);
  const [row] = await tx.raw<Row>('delete from claimed_values where name = ? and claimed = ? returning case_id, uscc', [name, claimed]);
  return row && used.length > 0 ? { caseId: row.case_id, uscc: row.uscc } : null;
}
export async function insertRelease(tx: Tx, { caseId, uscc, id, name, value, reason, at, by }: ReleasedClaim): Promise<void> {
  const row = { id, name, claimed: value, case_id: caseId, uscc, reason, released_at: at, released_by: by };
  await tx.table('claim_releases').insert(row);
}
/** The newest releases, with who held each; `by` is the user's id. */
export async function releasedClaims(db: Reader, limit = 100): Promise<ReleasedClaimDto[]> {
  return db('claim_releases as r')
    .join('cases as c', 'c.id', 'r.case_id')
    .orderBy([
      { column: 'r.released_at', order: 'desc' },
      { column: 'r.id', order: 'desc' },
    ])
    .limit(limit)
    .select('r.id', 'r.name', { value: 'r.claimed' }, 'r.uscc', { enterpriseName: 'c.enterprise_name' }, { caseNumber: 'c.number' })
    .select('r.reason', { at: 'r.released_at' }, { by: 'r.released_by' });
}
