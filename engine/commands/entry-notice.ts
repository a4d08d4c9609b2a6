/** Messages about a registry entry to its enterprise, and the other rows that go with a line of its log. */
import type { StoredEntry } from '../store/registry.ts';
import type { Tx } from '../store/tx.ts';
import type { RowValues } from '../store/writer/operations.ts';

/**
 * Row of the outbox. Key `(case, minus the entry's event, log number)`: apart from rows of the case's own events, and the same
 * when done again.
 */
export function entryNotice(entry: StoredEntry, n: number, type: string, params: Readonly<Record<string, string>>, now: string): RowValues {
  const all = { number: entry.number, enterprise: entry.enterpriseName, validTo: entry.validTo, ...params };
  const seq = -Number(entry.id.slice(entry.caseId.length + 2));
  const payload = JSON.stringify({ template: `entry.${type}`, params: all });
  return [entry.caseId, seq, n, 'notify', `applicant:${entry.uscc}`, payload, 'pending', 0, now, now];
}

/** The same, written at once. */
export async function tellEnterprise(
  tx: Tx,
  entry: StoredEntry,
  notice: { readonly n: number; readonly type: string; readonly params: Readonly<Record<string, string>>; readonly now: string },
): Promise<void> {
  const [case_id, seq, n, kind, target, payload, status, attempts, next_at, created_at] = entryNotice(
    entry,
    notice.n,
    notice.type,
    notice.params,
    notice.now,
  );
  await tx.table('outbox').insert({ case_id, seq, n, kind, target, payload, status, attempts, next_at, created_at });
  tx.announce({ outbox: true });
}
