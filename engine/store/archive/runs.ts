/** What went into the archive and out of it: one row for a programme of each round, by whom; added to in the transaction of the move. */
import { cursorOf, pageOf, type Reader, type Rows } from '../page.ts';
import type { Tx } from '../tx.ts';

export interface ArchiveRun {
  /** When the round began. */
  readonly at: string;
  readonly programme: string;
  /** User id, or `system`. */
  readonly by: string;
  readonly archived: number;
  readonly restored: number;
}

export async function recordRun(tx: Tx, { at, programme, by, archived, restored }: ArchiveRun): Promise<void> {
  await tx.raw(
    `insert into archive_runs (at, programme, by_user, archived, restored) values (?, ?, ?, ?, ?)
      on conflict (at, programme, by_user) do update
      set archived = archive_runs.archived + excluded.archived, restored = archive_runs.restored + excluded.restored`,
    [at, programme, by, archived, restored],
  );
}

/** Cases that the archive holds, by programme. */
export async function archivedTotals(db: Reader): Promise<ReadonlyMap<string, number>> {
  const rows = (await db('archive_runs').groupBy('programme').select('programme').sum({ inside: 'archived', outside: 'restored' })) as {
    programme: string;
    inside: number | string;
    outside: number | string;
  }[];
  return new Map(rows.map(({ programme, inside, outside }) => [programme, Number(inside) - Number(outside)]));
}

/** Newest first. */
export async function runPage(db: Reader, { after, limit }: { readonly after?: string | undefined; readonly limit: number }) {
  const list = db('archive_runs')
    .orderBy([
      { column: 'at', order: 'desc' },
      { column: 'programme', order: 'desc' },
      { column: 'by_user', order: 'desc' },
    ])
    .limit(limit + 1)
    .select('at', 'programme', { by: 'by_user' }, 'archived', 'restored');
  const cursor = cursorOf(after, 3);
  if (cursor) list.whereRaw('(at, programme, by_user) < (?, ?, ?)', cursor);
  const page: Rows<ArchiveRun> = pageOf((await list) as ArchiveRun[], limit, ({ at, programme, by }) => [at, programme, by]);
  return page;
}
