/** Scenarios that ended as they should, by the hash of everything this follows from. */
import type { Reader } from './page.ts';
import type { Tx } from './tx.ts';

/** Those of these hashes that are known. */
export async function greenAmong(db: Reader, hashes: readonly string[]): Promise<ReadonlySet<string>> {
  if (hashes.length === 0) return new Set();
  const rows = (await db('green_scenarios')
    .select('hash')
    .whereIn('hash', [...hashes])) as { hash: string }[];
  return new Set(rows.map(({ hash }) => hash));
}

export async function rememberGreen(tx: Tx, hashes: readonly string[], at: string): Promise<void> {
  for (const hash of hashes) await tx.raw('insert into green_scenarios (hash, played_at) values (?, ?) on conflict do nothing', [hash, at]);
}

export async function forgetGreen(tx: Tx, before: string): Promise<void> {
  await tx.table('green_scenarios').where('played_at', '<', before).delete();
}
