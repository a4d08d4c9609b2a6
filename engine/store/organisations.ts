import type { Organisation } from '../model/user.ts';
import type { Reader } from './page.ts';
import type { Tx } from './tx.ts';

interface OrganisationRow {
  id: string;
  name: string;
  district: string | null;
  parent: string | null;
}

export async function organisations(db: Reader): Promise<Organisation[]> {
  const rows = (await db('organisations').orderBy('id')) as OrganisationRow[];
  return rows.map(({ id, name, district, parent }) => ({ id, name, ...(district && { district }), ...(parent && { parent }) }));
}

export async function saveOrganisation(tx: Tx, { id, name, district, parent }: Organisation): Promise<void> {
  await tx
    .table('organisations')
    .insert({ id, name, district: district ?? null, parent: parent ?? null })
    .onConflict('id')
    .merge();
}
