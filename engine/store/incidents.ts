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
  readonly resolvedBy: string | null;
}

interface IncidentRow {
  id: string;
  case_id: string;
  kind: string;
  reference: string;
  message: string;
  status: 'open' | 'resolved';
  opened_at: string;
  resolved_at: string | null;
  resolved_by: string | null;
}

export async function openIncidents(db: Reader, limit = 200): Promise<Incident[]> {
  const rows = (await db('incidents').where({ status: 'open' }).orderBy('opened_at', 'desc').limit(limit)) as IncidentRow[];
  return rows.map(incidentOf);
}

/** Open ones and those that were mended, oldest first. */
export async function incidentsOfCase(db: Reader, caseId: string): Promise<Incident[]> {
  return ((await db('incidents').where({ case_id: caseId }).orderBy('opened_at').orderBy('id')) as IncidentRow[]).map(incidentOf);
}

/** How often each was tried, and the timer's step, where a row still says so. */
export async function triedOf(
  db: Reader,
  { caseId, kind, reference }: Incident,
): Promise<{ readonly attempts: number | null; readonly step: string | null }> {
  if (kind === 'timer') {
    const timer = (await db('timers').where({ case_id: caseId, id: reference }).first()) as { attempts: number; step: string } | undefined;
    return { attempts: timer?.attempts ?? null, step: timer?.step ?? null };
  }
  if (kind !== 'effect') return { attempts: null, step: null };
  const [seq, n] = reference.split('.').map(Number);
  const row = (await db('outbox')
    .where({ case_id: caseId, seq: seq ?? 0, n: n ?? 0 })
    .first()) as { attempts: number } | undefined;
  return { attempts: row?.attempts ?? null, step: null };
}

function incidentOf({
  case_id: caseId,
  opened_at: openedAt,
  resolved_at: resolvedAt,
  resolved_by: resolvedBy,
  ...row
}: IncidentRow): Incident {
  return { ...row, caseId, openedAt, resolvedAt, resolvedBy };
}

/** One open incident for each kind and reference of a case. */
export async function openIncident(tx: Tx, incident: Omit<Incident, 'id' | 'status' | 'resolvedAt' | 'resolvedBy'>): Promise<void> {
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
