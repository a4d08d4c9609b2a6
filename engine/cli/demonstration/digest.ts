import { canonicalJson, sha256 } from '../../store/canonical.ts';
import type { Store } from '../../store/db.ts';

/** Numbers, applicants and states of all cases in one hash, and how many cases stand how. */
export async function digestOf({ read }: Store): Promise<{ readonly digest: string; readonly states: Readonly<Record<string, number>> }> {
  const rows = (await read('cases').select('programme', 'number', 'uscc', 'status', 'outcome', 'steps')) as {
    status: string;
    outcome: string | null;
    steps: string;
  }[];
  const states: Record<string, number> = {};
  for (const { status, outcome } of rows) {
    const state = outcome === null ? status : `${status} ${outcome}`;
    states[state] = (states[state] ?? 0) + 1;
  }
  // Databases sort texts, and space them, each in their own way.
  const lines = rows.map((row) => canonicalJson({ ...row, steps: JSON.parse(row.steps) })).sort();
  return { digest: sha256(canonicalJson(lines)), states: Object.fromEntries(Object.entries(states).sort(([, a], [, b]) => b - a)) };
}
