/**
 * How ratings 好差评 are counted: by programme, district and month of the rating, in the transaction of the rating itself. There are few
 * of them, and none is ever changed, so that nodes seldom wait for one another.
 */
import { dateOf } from '../calendar/date.ts';
import { isBadRating, ratingTags } from '../model/rating.ts';
import { type CountFilter, type Months, narrow } from './board-counts.ts';
import type { FamilyRow } from './board-rows.ts';
import { addJson } from './json-rows.ts';
import type { Reader } from './page.ts';
import { type RatingRow, ratingOf, type StoredRating } from './ratings.ts';
import type { Tx } from './tx.ts';

/** `level:5` … `level:1`, `tag:<code>` for what somebody wasn't pleased by, `open` for bad ones that nobody answered yet. */
export interface RatingCount {
  readonly programme: string;
  readonly district: string;
  /** YYYY-MM in which it was rated. */
  readonly month: string;
  readonly what: string;
  readonly n: number;
}
type Counted = Pick<StoredRating, 'programme' | 'district' | 'level' | 'tags' | 'ratedAt'>;

export async function countRating(tx: Tx, rating: Counted): Promise<void> {
  for (const what of countedAs(rating)) await add(tx, rating, what, 1);
}
/** What a rating that nobody answered yet counts as. */
function countedAs({ level, tags }: Pick<Counted, 'level' | 'tags'>): string[] {
  const bad: readonly string[] = ratingTags.bad;
  const reasons = tags.filter((tag) => bad.includes(tag)).map((tag) => `tag:${tag}`);
  return [`level:${level}`, ...reasons, ...(isBadRating(level) ? ['open'] : [])];
}
/** A bad rating was answered. */
export function countAnswered(tx: Tx, rating: Counted): Promise<void> {
  return add(tx, rating, 'open', -1);
}

async function add(tx: Tx, rating: Counted, what: string, n: number): Promise<void> {
  const { programme, month, district } = placeOf(rating);
  await tx.raw(
    `insert into rating_counts (programme, month, district, what, n) values (?, ?, ?, ?, ?)
      on conflict (programme, month, district, what) do update set n = rating_counts.n + excluded.n`,
    [programme, month, district, what, n],
  );
}
const placeOf = ({ programme, district, ratedAt }: Counted) => ({ programme, month: dateOf(ratedAt).slice(0, 7), district });

const ratingKey = ['programme', 'month', 'district', 'what'] as const;
/** Counts of ratings as they are kept, and as the ratings say. Both of one moment when the reader is. */
export async function recountRatings(db: Reader) {
  const kept = (await db('rating_counts')
    .where('n', '<>', 0)
    .select([...ratingKey, 'n'])) as FamilyRow[];
  const again = await countsOf((after) => db('ratings').where('id', '>', after).orderBy('id').limit(ratingsAtOnce));
  return { key: ratingKey, kept, again };
}

/** Counts all ratings anew; none is given meanwhile. */
export async function rebuildRatingCounts(tx: Tx): Promise<void> {
  if (tx.dialect.severalNodes) await tx.raw('lock table rating_counts in share row exclusive mode');
  const again = await countsOf((after) => tx.table('ratings').where('id', '>', after).orderBy('id').limit(ratingsAtOnce));
  await tx.table('rating_counts').delete();
  await addJson(tx, 'rating_counts', ratingKey, again);
}
const ratingsAtOnce = 1000;

async function countsOf(pageAfter: (id: string) => PromiseLike<unknown>): Promise<(FamilyRow & { readonly n: number })[]> {
  const counts = new Map<string, FamilyRow & { n: number }>();
  for (let after = ''; ; ) {
    const rows = ((await pageAfter(after)) as RatingRow[]).map(ratingOf);
    for (const rating of rows) {
      const counted = countedAs(rating).filter((what) => what !== 'open' || rating.answeredAt === null);
      for (const what of counted) {
        const key = { ...placeOf(rating), what };
        const name = Object.values(key).join(' ');
        const count = counts.get(name) ?? { ...key, n: 0 };
        count.n += 1;
        counts.set(name, count);
      }
    }
    const last = rows.at(-1);
    if (!last) return [...counts.values()];
    after = last.id;
  }
}

/** Of the programmes and districts in sight, rated in these months. */
export async function ratingCounts(db: Reader, filter: CountFilter, months: Months): Promise<RatingCount[]> {
  const list = db('rating_counts').whereBetween('month', [months.from, months.to]).where('n', '<>', 0);
  const rows = (await narrow(list, filter).select('programme', 'district', 'month', 'what', 'n')) as RatingCount[];
  return rows.map((row) => ({ ...row, n: Number(row.n) }));
}
