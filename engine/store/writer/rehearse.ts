/** What commands would give if they were run now. Planned as the writer plans them, on what is stored; nothing is written. */
import { type CaseRow, dataOf, storedCaseOf } from '../case-rows.ts';
import type { Tx } from '../tx.ts';
import type { CaseCommand, StoredCase } from './command.ts';
import { createMemory } from './memory.ts';
import { createPlan, type Outcome } from './plan.ts';

export interface Rehearsed {
  readonly before: StoredCase | null;
  /** The case as the command would leave it. */
  readonly outcome: Outcome<StoredCase | null>;
}

/** One result for each command. Commands on the same case follow one another, as they would. */
export async function rehearse(tx: Tx, commands: readonly CaseCommand<unknown>[], now: string): Promise<Rehearsed[]> {
  const stored = await casesOf(tx, [...new Set(commands.map(({ caseId }) => caseId))]);
  const plan = createPlan({ memory: createMemory(false), cases: stored, answers: new Map(), now: () => now });
  const results: Rehearsed[] = [];
  for (const command of commands) {
    plan.take(command);
    await plan.settle(tx, (ids) => casesOf(tx, ids));
    const { outcomes, changed } = plan.finish();
    const outcome = outcomes.get(command);
    const before = stored.get(command.caseId) ?? null;
    results.push({
      before,
      outcome: outcome?.ok ? { ok: true, value: changed.get(command.caseId) ?? before } : { ok: false, error: outcome?.error },
    });
  }
  return results;
}

async function casesOf(tx: Tx, ids: readonly string[]): Promise<Map<string, StoredCase>> {
  const rows = await tx.byKeys<CaseRow>('cases', 'id', ids);
  const parts = await tx.byKeys<{ case_id: string; data: string }>('case_data', 'case_id', ids, ['case_id', 'data']);
  return new Map(rows.map((row) => [row.id, storedCaseOf(row, dataOf(parts.filter((part) => part.case_id === row.id)))]));
}
