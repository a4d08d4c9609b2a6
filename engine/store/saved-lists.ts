/** Named filters of the workbench: a person's own, and those shared with an organisation. */
import type { Reader } from './page.ts';
import type { Tx } from './tx.ts';

export interface SavedList {
  readonly id: string;
  readonly userId: string;
  /** Organisation it is shared with. */
  readonly org: string | null;
  readonly name: string;
  /** The address after its question mark. */
  readonly query: string;
  /** Opened when nothing else is asked for. */
  readonly standard: boolean;
}
interface Row {
  id: string;
  user_id: string;
  org: string | null;
  name: string;
  query: string;
  place: number;
  standard: number;
}

/** The user's own in their order, then what colleagues share with these organisations. */
export async function savedListsFor(db: Reader, userId: string, orgs: readonly string[]): Promise<SavedList[]> {
  const own = (await db('saved_lists').where({ user_id: userId }).orderBy(['place', 'id'])) as Row[];
  const shared = (await db('saved_lists')
    .whereIn('org', [...orgs])
    .whereNot({ user_id: userId })
    .orderBy(['org', 'name', 'id'])
    .limit(sharedAtMost)) as Row[];
  return [...own, ...shared].map(savedOf);
}
const sharedAtMost = 200;

export async function countSavedLists(tx: Tx, userId: string): Promise<number> {
  const [row] = (await tx.table('saved_lists').where({ user_id: userId }).count({ n: '*' })) as { n: number | string }[];
  return Number(row?.n ?? 0);
}

export async function ownerOfList(tx: Tx, id: string): Promise<string | null> {
  const row = (await tx.table('saved_lists').select('user_id').where({ id }).first()) as { user_id: string } | undefined;
  return row?.user_id ?? null;
}

/** Puts it behind the others, or writes over the one of its id. */
export async function writeSavedList(tx: Tx, list: SavedList, place: number, at: string): Promise<void> {
  if (list.standard) await tx.table('saved_lists').where({ user_id: list.userId }).update({ standard: 0 });
  const values = { name: list.name, query: list.query, org: list.org, standard: list.standard ? 1 : 0, saved_at: at };
  const changed = await tx.table('saved_lists').where({ id: list.id, user_id: list.userId }).update(values);
  if (changed === 0) await tx.table('saved_lists').insert({ ...values, id: list.id, user_id: list.userId, place });
}

export async function orderSavedLists(tx: Tx, userId: string, ids: readonly string[]): Promise<void> {
  for (const [place, id] of ids.entries()) await tx.table('saved_lists').where({ id, user_id: userId }).update({ place });
}

/** True when the user had such a one. */
export async function deleteSavedList(tx: Tx, userId: string, id: string): Promise<boolean> {
  return (await tx.table('saved_lists').where({ id, user_id: userId }).delete()) > 0;
}

function savedOf(row: Row): SavedList {
  const { id, org, name, query } = row;
  return { id, userId: row.user_id, org, name, query, standard: row.standard === 1 };
}
