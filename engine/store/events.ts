/** Reads of the event log. */
import type { EventEnvelope } from '../model/event.ts';
import { upgradeFact, type WrittenFact } from '../model/upgrades/facts.ts';
import { zeroHash } from './canonical.ts';
import type { Reader } from './page.ts';

/** An event with the calendar it was decided with. */
export interface StoredEvent extends EventEnvelope {
  /** Revision of the calendar (`calendar_years`). */
  readonly calendar: number;
  /** The fact as it was written, which the hash is of; `fact` is in today's shape. */
  readonly written: unknown;
}

/** Events of a case in order, after `after` (a seq, default all). */
export async function eventsOf(db: Reader, caseId: string, after = 0, limit = 10_000): Promise<StoredEvent[]> {
  const rows = (await db('events')
    .where({ case_id: caseId })
    .where('seq', '>=', after)
    .orderBy('seq')
    .limit(limit + 1)) as {
    seq: number;
    at: string;
    by_user: string;
    fact: string;
    hash: string;
    calendar: number;
  }[];
  let prevHash = zeroHash;
  const events: StoredEvent[] = [];
  for (const row of rows) {
    const { seq, at, hash, calendar } = row;
    if (seq > after) {
      const written = JSON.parse(row.fact) as WrittenFact;
      events.push({ caseId, seq, at, by: row.by_user, fact: upgradeFact(written), prevHash, hash, calendar, written });
    }
    prevHash = hash;
  }
  return events.slice(0, limit);
}

/** The newest events of a case, newest first, without what they carry. */
export async function lastEventsOf(
  db: Reader,
  caseId: string,
  limit: number,
): Promise<{ readonly at: string; readonly by: string; readonly type: string; readonly task: string | null }[]> {
  const rows = (await db('events')
    .select('at', 'by_user', 'type', 'fact')
    .where({ case_id: caseId })
    .orderBy('seq', 'desc')
    .limit(limit)) as {
    at: string;
    by_user: string;
    type: string;
    fact: string;
  }[];
  return rows.map(({ at, by_user, type, fact }) => {
    const { task } = JSON.parse(fact) as { task?: string };
    return { at, by: by_user, type, task: task ?? null };
  });
}
