/** Enterprise profiles, filled once and reused. */
import type { Enterprise, EnterpriseYear, YearVersionDto } from '../model/enterprise.ts';
import { saveNameParts } from './name-parts.ts';
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
  await keepYears(tx, enterprise, row ? (JSON.parse(row.profile) as Enterprise).years : [], at, by);
  await saveNameParts(tx, enterprise.uscc, row?.name ?? null, enterprise.name);
  return version + 1;
}

/** Every year whose figures or source changed gets a version, one that was taken out too. */
async function keepYears(tx: Tx, { uscc, years }: Enterprise, before: readonly EnterpriseYear[], at: string, by: string): Promise<void> {
  const kept = await tx.byKeys<{ year: number; version: number }>('enterprise_years', 'uscc', [uscc], ['year', 'version']);
  const next = (year: number) => Math.max(0, ...kept.filter((row) => row.year === year).map(({ version }) => version)) + 1;
  const same = (a: EnterpriseYear, b: EnterpriseYear) => JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
  const changed = years.filter((item) => !before.some((old) => same(old, item)));
  const gone = before.filter(({ year }) => !years.some((item) => item.year === year));
  for (const { year, source = 'own', ...figures } of changed)
    await insertYear(tx, { uscc, year, version: next(year), figures: JSON.stringify(figures), source, saved_at: at, saved_by: by });
  for (const { year, source = 'own' } of gone)
    await insertYear(tx, { uscc, year, version: next(year), figures: null, source, saved_at: at, saved_by: by });
}
const insertYear = (tx: Tx, row: object) => tx.table('enterprise_years').insert(row);
const sorted = (year: EnterpriseYear) => Object.entries(year).sort(([a], [b]) => (a < b ? -1 : 1));

/** All versions of an enterprise's yearly figures, newest year first, newest version first. */
export async function yearVersions(db: Reader, uscc: string): Promise<YearVersionDto[]> {
  const rows = (await db('enterprise_years')
    .where({ uscc })
    .orderBy([
      { column: 'year', order: 'desc' },
      { column: 'version', order: 'desc' },
    ])
    .limit(300)) as { year: number; version: number; figures: string | null; source: string; saved_at: string; saved_by: string }[];
  return rows.map(({ year, version, figures, source, saved_at: savedAt, saved_by: savedBy }) => ({
    ...{ year, version, source, savedAt, savedBy },
    figures: figures === null ? null : (JSON.parse(figures) as YearVersionDto['figures']),
  }));
}
