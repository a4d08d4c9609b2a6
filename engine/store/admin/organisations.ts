/** Organisations as the administrator keeps them: closed with a date, never deleted. */
import type { Organisation } from '../../model/user.ts';
import type { Reader } from '../page.ts';
import type { Tx } from '../tx.ts';

export interface KeptOrganisation extends Organisation {
  /** First day on which it is closed; YYYY-MM-DD. */
  readonly closedOn: string | null;
  readonly mergedInto: string | null;
}
interface Row {
  id: string;
  name: string;
  district: string | null;
  parent: string | null;
  closed_on: string | null;
  merged_into: string | null;
}

export async function keptOrganisations(db: Reader): Promise<KeptOrganisation[]> {
  return ((await db('organisations').orderBy('id')) as Row[]).map(organisationOf);
}

export async function organisationById(tx: Tx, id: string): Promise<KeptOrganisation | null> {
  const [row] = await tx.raw<Row>('select * from organisations where id = ?', [id]);
  return row ? organisationOf(row) : null;
}

export async function childrenOf(tx: Tx, id: string): Promise<KeptOrganisation[]> {
  return (await tx.raw<Row>('select * from organisations where parent = ? order by id', [id])).map(organisationOf);
}

export async function insertOrganisation(tx: Tx, { id, name, district, parent }: Organisation): Promise<void> {
  await tx.table('organisations').insert({ id, name, district: district ?? null, parent: parent ?? null });
}

/** A district that changes changes with the roles held there. */
export async function changeOrganisation(tx: Tx, { id, name, district, parent }: Organisation): Promise<void> {
  const values = { name, district: district ?? null, parent: parent ?? null };
  await tx.table('organisations').where({ id }).update(values);
  await tx
    .table('grants')
    .where({ org: id })
    .update({ district: district ?? null });
}

export async function closeOrganisation(tx: Tx, id: string, closedOn: string | null, mergedInto: string | null): Promise<void> {
  await tx.table('organisations').where({ id }).update({ closed_on: closedOn, merged_into: mergedInto });
}

/** People with a role in each organisation. */
export async function peopleByOrganisation(db: Reader): Promise<ReadonlyMap<string, number>> {
  const rows = (await db('grants').select('org').countDistinct({ n: 'user_id' }).groupBy('org')) as { org: string; n: number | string }[];
  return new Map(rows.map(({ org, n }) => [org, Number(n)]));
}

/** Open work waiting for positions of an organisation. */
export async function openTasksAt(tx: Tx, org: string): Promise<number> {
  const roles = await tx.raw<{ role: string }>(
    `select distinct role from (select role from grants where org = ? union select role from grant_terms where org = ?) r`,
    [org, org],
  );
  let open = 0;
  for (const { role } of roles) {
    const [row] = await tx.raw<{ n: number | string }>(`select count(*) as n from tasks where group_key = ? and status = 'open'`, [
      `${role}@${org}`,
    ]);
    open += Number(row?.n ?? 0);
  }
  return open;
}

function organisationOf({ id, name, district, parent, closed_on: closedOn, merged_into: mergedInto }: Row): KeptOrganisation {
  return { id, name, ...(district && { district }), ...(parent && { parent }), closedOn, mergedInto };
}
