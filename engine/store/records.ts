/** Records kept against enterprises: a missed deadline, a concealment, a revocation. Written with the event they come from. */
import type { RecordFacts } from '../model/event.ts';
import type { Reader } from './page.ts';
import type { Tx } from './tx.ts';
import type { FactSource } from './writer/command.ts';

interface RecordRow {
  case_id: string;
  id: string;
  uscc: string;
  kind: string;
  on_date: string;
  programme: string;
  registry: string | null;
  entry_id: string | null;
  at: string;
}
export interface StoredRecord extends RecordFacts {
  readonly caseId: string;
  /** Unique within the case. */
  readonly id: string;
  readonly uscc: string;
  readonly entryId: string | null;
  readonly at: string;
}

/** An enterprise's records by USCC, oldest first; for plans. */
export const recordsKept: FactSource<readonly RecordFacts[]> = {
  name: 'records',
  tables: ['records'],
  async load(tx, usccs) {
    const found = new Map<string, RecordFacts[]>(usccs.map((uscc) => [uscc, []]));
    const rows = await tx.byKeys<RecordRow>('records', 'uscc', usccs);
    for (const row of rows.toSorted(byTime)) found.get(row.uscc)?.push(factsOf(row));
    return found;
  },
};

export async function recordsOf(db: Reader, uscc: string): Promise<readonly RecordFacts[]> {
  return (await recordsOfEach(db, [uscc])).get(uscc) ?? [];
}

/** Records of each of these enterprises. */
export async function recordsOfEach(db: Reader, usccs: readonly string[]): Promise<ReadonlyMap<string, readonly RecordFacts[]>> {
  const rows = (await db('records')
    .whereIn('uscc', [...new Set(usccs)])
    .orderBy('on_date')
    .orderBy('id')) as RecordRow[];
  return new Map(usccs.map((uscc) => [uscc, rows.filter((row) => row.uscc === uscc).map(factsOf)]));
}

export async function insertRecord(tx: Tx, record: StoredRecord): Promise<void> {
  const { caseId, id, uscc, kind, on, programme, registry, entryId, at } = record;
  const row: RecordRow = { case_id: caseId, id, uscc, kind, on_date: on, programme, registry, entry_id: entryId, at };
  await tx.table('records').insert(row);
}

function factsOf(row: RecordRow): RecordFacts {
  return { kind: row.kind, on: row.on_date, programme: row.programme, registry: row.registry };
}

function byTime(a: RecordRow, b: RecordRow): number {
  if (a.on_date !== b.on_date) return a.on_date < b.on_date ? -1 : 1;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}
