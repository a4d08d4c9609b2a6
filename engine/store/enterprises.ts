/** Enterprise profiles, filled once and reused. */
import type { Enterprise } from '../model/enterprise.ts';
import type { Reader } from './page.ts';
import type { Tx } from './tx.ts';
import type { FactSource } from './writer/command.ts';

interface EnterpriseRow {
  uscc: string;
  name: string;
  profile: string;
  version: number;
}

export async function enterpriseByUscc(
  db: Reader,
  uscc: string,
): Promise<{ readonly enterprise: Enterprise; readonly version: number } | null> {
  const row = (await db('enterprises').where({ uscc }).first()) as EnterpriseRow | undefined;
  return row ? { enterprise: JSON.parse(row.profile) as Enterprise, version: row.version } : null;
}

export async function enterprisesOf(db: Reader, usccs: readonly string[]): Promise<Enterprise[]> {
  const rows = (await db('enterprises')
    .whereIn('uscc', [...usccs])
    .orderBy('uscc')) as EnterpriseRow[];
  return rows.map((row) => JSON.parse(row.profile) as Enterprise);
}

/** Profiles after a USCC, in its order. */
export async function enterprisesAfter(db: Reader, after: string, limit: number): Promise<Enterprise[]> {
  const rows = (await db('enterprises').where('uscc', '>', after).orderBy('uscc').limit(limit)) as EnterpriseRow[];
  return rows.map((row) => JSON.parse(row.profile) as Enterprise);
}

/** Profiles by USCC, for plans. */
export const enterprises: FactSource<Enterprise> = {
  name: 'enterprises',
  tables: ['enterprises'],
  async load(tx, usccs) {
    const rows = await tx.byKeys<EnterpriseRow>('enterprises', 'uscc', usccs);
    return new Map(rows.map((row) => [row.uscc, JSON.parse(row.profile) as Enterprise]));
  },
};

/** Writes a profile; gives its new version, or null when `version` isn't the stored one (0: none stored). */
export async function saveEnterpriseRow(tx: Tx, enterprise: Enterprise, version: number, at: string, by: string): Promise<number | null> {
  const [row] = await tx.byKeys<EnterpriseRow>('enterprises', 'uscc', [enterprise.uscc]);
  if ((row?.version ?? 0) !== version) return null;
  const values = {
    ...{ name: enterprise.name, district: enterprise.district, profile: JSON.stringify(enterprise) },
    ...{ version: version + 1, saved_at: at, saved_by: by },
  };
  if (row) await tx.table('enterprises').where({ uscc: enterprise.uscc }).update(values);
  else await tx.table('enterprises').insert({ uscc: enterprise.uscc, ...values });
  return version + 1;
}
