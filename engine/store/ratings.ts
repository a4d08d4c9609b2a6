/** Ratings 好差评: written once, answered once, never deleted. */
import type { Knex } from 'knex';
import type { CountFilter } from './board-counts.ts';
import { cursorOf, pageOf, type Reader, type Rows, unionOf } from './page.ts';
import type { Tx } from './tx.ts';

export interface StoredRating {
  readonly id: string;
  readonly caseId: string;
  readonly programme: string;
  /** Organisation that owns the programme. */
  readonly owner: string;
  readonly uscc: string;
  readonly district: string;
  readonly level: number;
  readonly tags: readonly string[];
  readonly comment: string;
  readonly ratedAt: string;
  readonly ratedBy: string;
  readonly answer: string | null;
  readonly answeredAt: string | null;
  readonly answeredBy: string | null;
}
export interface RatingRow {
  id: string;
  case_id: string;
  programme: string;
  owner: string;
  uscc: string;
  district: string;
  level: number;
  tags: string;
  comment: string;
  rated_at: string;
  rated_by: string;
  answer: string | null;
  answered_at: string | null;
  answered_by: string | null;
}

/** False when the case has a rating already. */
export async function insertRating(tx: Tx, rating: StoredRating): Promise<boolean> {
  const written = await tx.raw(
    `insert into ratings (id, case_id, programme, owner, uscc, district, level, tags, comment, rated_at, rated_by)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (case_id) do nothing returning id`,
    [
      ...[rating.id, rating.caseId, rating.programme, rating.owner, rating.uscc, rating.district, rating.level],
      ...[JSON.stringify(rating.tags), rating.comment, rating.ratedAt, rating.ratedBy],
    ],
  );
  return written.length > 0;
}

/** False when it was answered already. */
export async function answerRatingRow(tx: Tx, id: string, answer: { readonly text: string; readonly at: string; readonly by: string }) {
  const open = tx.table('ratings').where({ id }).whereNull('answered_at');
  return (await open.update({ answer: answer.text, answered_at: answer.at, answered_by: answer.by })) > 0;
}

export async function ratingOfCase(db: Reader, caseId: string): Promise<StoredRating | null> {
  const row = (await db('ratings').where({ case_id: caseId }).first()) as RatingRow | undefined;
  return row ? ratingOf(row) : null;
}

export async function ratingById(db: Reader, id: string): Promise<StoredRating | null> {
  const row = (await db('ratings').where({ id }).first()) as RatingRow | undefined;
  return row ? ratingOf(row) : null;
}

export interface RatingQuery {
  /** Null: of every organisation. */
  readonly owners: readonly string[] | null;
  /** Only bad ones that nobody answered yet. */
  readonly unanswered?: boolean;
  readonly after?: string | undefined;
  readonly limit: number;
}

/** Newest first. */
export async function ratingPage(db: Reader, { owners, unanswered, after, limit }: RatingQuery): Promise<Rows<StoredRating>> {
  const cursor = cursorOf(after, 1);
  const lists = (owners ?? [null]).map((owner) => {
    const list = db('ratings').orderBy('id', 'desc');
    if (owner !== null) list.where({ owner });
    if (unanswered) list.where('level', '<=', 2).whereNull('answered_at');
    if (cursor) list.where('id', '<', cursor[0] as string);
    return list;
  });
  const rows = await unionOf<RatingRow>(db, lists, [{ column: 'id', order: 'desc' }], limit + 1);
  return pageOf(rows.map(ratingOf), limit, ({ id }) => [id]);
}

export interface WatchedRatings extends CountFilter {
  /** Instants: from inclusive, until exclusive. */
  readonly from: string;
  readonly until: string;
  readonly bad: boolean;
  /** Only bad ones that nobody answered yet. */
  readonly unanswered: boolean;
  readonly after?: string | undefined;
  readonly limit: number;
}

/** What a reader of the board sees of ratings, newest first: one list for each way in which it is seen, each read by an index. */
export async function watchedRatings(db: Reader, query: WatchedRatings): Promise<Rows<StoredRating>> {
  const { sight, programme, district, from, until, bad, unanswered, after, limit } = query;
  const cursor = cursorOf(after, 1);
  const narrowed = (list: Knex.QueryBuilder) => {
    if (programme !== undefined) list.where({ programme });
    if (district !== undefined) list.where({ district });
    if (bad || unanswered) list.where('level', '<=', 2);
    if (unanswered) list.whereNull('answered_at');
    if (cursor) list.where('id', '<', cursor[0] as string);
    return list.where('rated_at', '>=', from).where('rated_at', '<', until).orderBy('id', 'desc');
  };
  const ways = sight.all
    ? [narrowed(db('ratings'))]
    : [
        ...sight.owned.map((owned) => narrowed(db('ratings').where({ programme: owned }))),
        ...sight.districts.map((code) => narrowed(db('ratings').where({ district: code }))),
      ];
  const rows = await unionOf<RatingRow>(db, ways, [{ column: 'id', order: 'desc' }], limit + 1);
  return pageOf(rows.map(ratingOf), limit, ({ id }) => [id]);
}

export function ratingOf(row: RatingRow): StoredRating {
  return {
    ...{ id: row.id, caseId: row.case_id, programme: row.programme, owner: row.owner, uscc: row.uscc, district: row.district },
    ...{
      level: Number(row.level),
      tags: JSON.parse(row.tags) as string[],
      comment: row.comment,
      ratedAt: row.rated_at,
      ratedBy: row.rated_by,
    },
    ...{ answer: row.answer, answeredAt: row.answered_at, answeredBy: row.answered_by },
  };
}
