import type { Knex } from 'knex';

/** Reads run on the pool of readers (`store.read`) or inside the writer's transaction. */
export type Reader = Knex;

/** Rows of a page and the cursor of the next one. */
export interface Rows<T> {
  readonly items: readonly T[];
  /** Opaque; absent on the last page. */
  readonly next?: string;
}

/** Cuts a list read with one row too many into a page. */
export function pageOf<T>(rows: readonly T[], limit: number, cursor: (last: T) => readonly string[]): Rows<T> {
  if (rows.length <= limit) return { items: rows };
  const items = rows.slice(0, limit);
  return { items, next: cursorText(cursor(items.at(-1) as T)) };
}

/** A cursor of these values, as `cursorOf` reads it. */
export function cursorText(values: readonly string[]): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url');
}

/** Values of a cursor; null for none or for one that isn't ours (the first page is shown). */
export function cursorOf(after: string | undefined, length: number): string[] | null {
  if (!after) return null;
  try {
    const values: unknown = JSON.parse(Buffer.from(after, 'base64url').toString());
    return Array.isArray(values) && values.length === length && values.every((value) => typeof value === 'string') ? values : null;
  } catch {
    return null;
  }
}

/**
 * Several lists, each ordered already, as one page: each is limited by itself, so that each is read by its own index from the top, then
 * merged. (One query with `in` or `or` would sort everything that matches.)
 */
export async function unionOf<T extends object>(
  db: Reader,
  lists: readonly Knex.QueryBuilder[],
  order: readonly { column: string; order: 'asc' | 'desc' }[],
  limit: number,
): Promise<T[]> {
  if (lists.length === 0) return [];
  const found: T[] = [];
  // SQLite takes at most 500 terms in a compound select.
  for (let from = 0; from < lists.length; from += 200) {
    const [first, ...rest] = lists.slice(from, from + 200).map((list) => db.select('*').from(list.limit(limit).as('t')));
    found.push(
      ...((await db
        .select('*')
        .from(first!.union(rest).as('u'))
        .orderBy([...order])
        .limit(limit)) as T[]),
    );
  }
  return lists.length <= 200 ? found : sorted(found, order).slice(0, limit);
}

function sorted<T extends object>(rows: readonly T[], order: readonly { column: string; order: 'asc' | 'desc' }[]): T[] {
  return rows.toSorted((a, b) => {
    for (const { column, order: direction } of order) {
      const [x, y] = [String((a as Record<string, unknown>)[column]), String((b as Record<string, unknown>)[column])];
      if (x !== y) return (x < y ? -1 : 1) * (direction === 'asc' ? 1 : -1);
    }
    return 0;
  });
}

/**
 * A column as an expression that no index serves: what is found by few keys must not be found by walking through the order of the list
 * instead. (Neither database knows beforehand how few they are.)
 */
export function unindexed(column: string): string {
  return `(${column} || '')`;
}

/** Pattern of `like` that matches the text anywhere; use with `escape '\'`. */
export function containing(text: string): string {
  return `%${text.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
}

/** Condition that a column holds a word, in whatever case. Bind the word. PostgreSQL takes it for common, as such words are. */
export function holding(column: string): string {
  return `replace(lower(${column}), lower(?), '') <> lower(${column})`;
}
