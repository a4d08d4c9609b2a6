/** Reads of the event log. */
import type { CaseFact, EventEnvelope } from '../model/event.ts';
import { zeroHash } from './canonical.ts';
import type { Reader } from './page.ts';

/** An event with the calendar it was decided with. */
export interface StoredEvent extends EventEnvelope {
  /** Revision of the calendar (`calendar_years`). */
  readonly calendar: number;
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
    if (seq > after) events.push({ caseId, seq, at, by: row.by_user, fact: JSON.parse(row.fact) as CaseFact, prevHash, hash, calendar });
    prevHash = hash;
  }
  return events.slice(0, limit);
}
