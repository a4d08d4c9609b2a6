/** How the house stands, for the engineer on call: counted up to a limit, so that looking costs little however bad it is. */
import type { Store } from '../db.ts';
import type { Reader } from '../page.ts';

export interface Queue {
  /** Counted up to `countedTo`. */
  readonly n: number;
  readonly oldestAt: string | null;
}
export interface Standing {
  readonly outboxPending: Queue;
  readonly outboxFailed: Queue;
  readonly incidents: Queue;
  /** Timers whose instant is past by more than a minute. */
  readonly timersLate: Queue;
  readonly nextTimerAt: string | null;
  readonly databaseBytes: number;
}
export const countedTo = 10_000;

export async function standingOf({ read, dialect }: Pick<Store, 'read' | 'dialect'>, now: string): Promise<Standing> {
  const late = new Date(Date.parse(now) - 60_000).toISOString();
  const [outboxPending, outboxFailed, incidents, timersLate, next] = await Promise.all([
    queue(read, 'outbox', 'next_at', (list) => list.where({ status: 'pending' })),
    queue(read, 'outbox', 'created_at', (list) => list.where({ status: 'failed' })),
    queue(read, 'incidents', 'opened_at', (list) => list.where({ status: 'open' })),
    queue(read, 'timers', 'fire_at', (list) => list.where('fire_at', '<', late)),
    read('timers').min({ at: 'fire_at' }) as Promise<{ at: string | null }[]>,
  ]);
  return {
    ...{ outboxPending, outboxFailed, incidents, timersLate, nextTimerAt: next[0]?.at ?? null },
    databaseBytes: await sizeOf(read, dialect.severalNodes),
  };
}

type List = ReturnType<Reader>;

async function queue(read: Reader, table: string, column: string, narrow: (list: List) => List): Promise<Queue> {
  const some = narrow(read(table)).select(column).limit(countedTo).as('q');
  const [row] = (await read.from(some).count({ n: '*' })) as { n: number | string }[];
  const [oldest] = (await narrow(read(table)).min({ at: column })) as { at: string | null }[];
  return { n: Number(row?.n ?? 0), oldestAt: oldest?.at ?? null };
}

async function sizeOf(read: Reader, server: boolean): Promise<number> {
  const sql = server
    ? 'select pg_database_size(current_database()) as bytes'
    : 'select page_count * page_size as bytes from pragma_page_count(), pragma_page_size()';
  const answered = (await read.raw(sql)) as { rows?: { bytes: number | string }[] } | { bytes: number }[];
  const rows = Array.isArray(answered) ? answered : (answered.rows ?? []);
  return Number(rows[0]?.bytes ?? 0);
}
