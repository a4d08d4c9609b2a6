/** Incidents: what can't go on by itself; shown, retryable, never silently stuck. */
import type { Reader } from './page.ts';
import type { Tx } from './tx.ts';

export interface Incident {
  readonly id: string;
  readonly caseId: string;
  /** `timer` or `effect`. */
  readonly kind: string;
  /** Timer id, or `<seq>.<n>` of the outbox row. */
  readonly reference: string;
  readonly message: string;
  readonly status: 'open' | 'resolved';
  readonly openedAt: string;
  readonly resolvedAt: string | null;
}

export async function openIncidents(db: Reader, limit = 200): Promise<Incident[]> {
  const rows = (await db('incidents').where({ status: 'open' }).orderBy('opened_at', 'desc').limit(limit)) as {
    id: string;
    case_id: string;
    kind: string;
    reference: string;
    message: string;
    status: 'open' | 'resolved';
    opened_at: string;
    resolved_at: string | null;
  }[];
  return rows.map(({ case_id: caseId, opened_at: openedAt, resolved_at: resolvedAt, ...row }) => ({
    ...row,
    caseId,
    openedAt,
    resolvedAt,
  }));
}

/** One open incident for each kind and reference of a case. */
export async function openIncident(tx: Tx, incident: Omit<Incident, 'id' | 'status' | 'resolvedAt'>): Promise<void> {
  const { caseId, kind, reference, message, openedAt } = incident;
  await tx
    .table('incidents')
    .insert({ case_id: caseId, id: `${kind}:${reference}`, kind, reference, message, status: 'open', opened_at: openedAt })
    .onConflict(['case_id', 'id'])
    .merge({ message, status: 'open', resolved_at: null, resolved_by: null });
}

/** True when it was open. */
export async function resolveIncident(tx: Tx, caseId: string, id: string, at: string, by: string): Promise<boolean> {
  const changed = await tx
    .table('incidents')
    .where({ case_id: caseId, id, status: 'open' })
    .update({ status: 'resolved', resolved_at: at, resolved_by: by });
  return changed > 0;
}
