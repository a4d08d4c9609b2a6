/** 常用意见: texts to insert into an opinion, a person's own and an organisation's, with how often each person used them. */
import type { Reader } from './page.ts';
import type { Tx } from './tx.ts';

export interface OpinionText {
  readonly id: string;
  /** `user:<id>` or `org:<id>`. */
  readonly owner: string;
  /** With placeholders in braces. */
  readonly body: string;
  readonly savedBy: string;
  /** How often the asking user took it. */
  readonly uses: number;
}
interface Row {
  id: string;
  owner: string;
  body: string;
  saved_by: string;
  uses: number | null;
}

/** Those of the owners, what the user takes most first, then in their order. */
export async function opinionsOf(db: Reader, userId: string, owners: readonly string[]): Promise<OpinionText[]> {
  const rows = (await db('opinions')
    .leftJoin('opinion_uses', (on) => on.on('opinion_uses.opinion_id', 'opinions.id').andOnVal('opinion_uses.user_id', userId))
    .whereIn('opinions.owner', [...owners])
    .orderByRaw('coalesce(opinion_uses.uses, 0) desc, opinions.place, opinions.id')
    .limit(opinionsAtMost)
    .select('opinions.id', 'opinions.owner', 'opinions.body', 'opinions.saved_by', 'opinion_uses.uses')) as Row[];
  return rows.map(({ saved_by: savedBy, uses, ...row }) => ({ ...row, savedBy, uses: Number(uses ?? 0) }));
}
const opinionsAtMost = 1000;

export async function ownerOfOpinion(tx: Tx, id: string): Promise<string | null> {
  const row = (await tx.table('opinions').select('owner').where({ id }).first()) as { owner: string } | undefined;
  return row?.owner ?? null;
}

export async function countOpinions(tx: Tx, owner: string): Promise<number> {
  const [row] = (await tx.table('opinions').where({ owner }).count({ n: '*' })) as { n: number | string }[];
  return Number(row?.n ?? 0);
}

export async function insertOpinion(tx: Tx, text: Omit<OpinionText, 'uses'>, place: number, at: string): Promise<void> {
  const { id, owner, body, savedBy } = text;
  await tx.table('opinions').insert({ id, owner, body, place, saved_at: at, saved_by: savedBy });
}

export async function updateOpinion(tx: Tx, id: string, body: string, by: string, at: string): Promise<void> {
  await tx.table('opinions').where({ id }).update({ body, saved_at: at, saved_by: by });
}

export async function orderOpinions(tx: Tx, owner: string, ids: readonly string[]): Promise<void> {
  for (const [place, id] of ids.entries()) await tx.table('opinions').where({ id, owner }).update({ place });
}

export async function deleteOpinion(tx: Tx, id: string): Promise<void> {
  await tx.table('opinion_uses').where({ opinion_id: id }).delete();
  await tx.table('opinions').where({ id }).delete();
}

/** Taken once more by the user. */
export async function countUse(tx: Tx, userId: string, id: string, at: string): Promise<void> {
  await tx.raw(
    `insert into opinion_uses (user_id, opinion_id, uses, used_at) values (?, ?, 1, ?)
     on conflict (user_id, opinion_id) do update set uses = opinion_uses.uses + 1, used_at = excluded.used_at`,
    [userId, id, at],
  );
}
