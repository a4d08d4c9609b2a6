/** Reads of the event log. */
import type { EventEnvelope } from '../model/event.ts';
import { upgradeFact, type WrittenFact } from '../model/upgrades/facts.ts';
import { hashEvent, zeroHash } from './canonical.ts';
import type { Reader } from './page.ts';

/** An event with the calendar it was decided with. */
export interface StoredEvent extends EventEnvelope {
  /** Revision of the calendar (`calendar_years`). */
  readonly calendar: number;
  /** In what the hash is of; told to nobody. Null: the event is older than salts. */
  readonly salt: string | null;
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
    salt: string | null;
  }[];
  let prevHash = zeroHash;
  const events: StoredEvent[] = [];
  for (const row of rows) {
    const { seq, at, hash, calendar, salt } = row;
    if (seq > after) {
      const written = JSON.parse(row.fact) as WrittenFact;
      events.push({ caseId, seq, at, by: row.by_user, fact: upgradeFact(written), prevHash, hash, calendar, salt, written });
    }
    prevHash = hash;
  }
  return events.slice(0, limit);
}

/** Number of the first of these events, from the first on, whose hash isn't that of what is stored; null: the chain holds. */
export function brokenAt(events: readonly StoredEvent[]): number | null {
  let prevHash = zeroHash;
  for (const event of events) {
    if (hashEvent({ ...event, fact: event.written, prevHash }) !== event.hash) return event.seq;
    prevHash = event.hash;
  }
  return null;
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
