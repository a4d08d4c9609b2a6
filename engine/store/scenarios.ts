/** Scenarios of published definitions: they play a programme and decide no case, so they stand beside the definition and not in its hash. */
import type { Reader } from './page.ts';
import type { Tx } from './tx.ts';

/** What `scenarios.json` would hold; null when none are kept. */
export async function scenariosOf(db: Reader, hash: string): Promise<unknown> {
  const row = (await db('definition_scenarios').where({ hash }).first()) as { scenarios: string } | undefined;
  return row ? (JSON.parse(row.scenarios) as unknown) : null;
}

/** Which of these definitions have scenarios beside them. */
export async function withScenarios(db: Reader, hashes: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = (await db('definition_scenarios').select('hash').whereIn('hash', hashes)) as { hash: string }[];
  return new Set(rows.map(({ hash }) => hash));
}

/** Keeps them for a definition in place of those it had; null takes them away. */
export async function keepScenarios(tx: Tx, hash: string, scenarios: unknown, kept: { at: string; by: string }): Promise<void> {
  if (scenarios === null || scenarios === undefined) {
    await tx.table('definition_scenarios').where({ hash }).delete();
    return;
  }
  const values = { scenarios: JSON.stringify(scenarios), saved_at: kept.at, saved_by: kept.by };
  await tx
    .table('definition_scenarios')
    .insert({ hash, ...values })
    .onConflict('hash')
    .merge(values);
}
