/** Archived cases are verified as hot ones are: their documents, their chains, and a replay to the stored state. */
import type { Knex } from 'knex';
import { type ArchivedRow, archivedAfter } from '../store/archive/archive.ts';
import { type ArchiveFault, faultsKept } from '../store/archive/checks.ts';
import { DamagedDocument, unpackCase } from '../store/archive/document.ts';
import type { Runtime } from './runtime.ts';
import type { Fault } from './verify.ts';

const casesAtOnce = 50;

/** Verifies one case by a reader that sees it; gives the number of its events. */
type VerifyCase = (read: Knex, caseId: string) => Promise<number>;

export async function verifyArchive(
  runtime: Runtime,
  faults: Fault[],
  verifyCase: VerifyCase,
): Promise<{ readonly archived: number; readonly events: number }> {
  let [archived, events] = [0, 0];
  for (let after = ''; ; ) {
    const rows = await archivedAfter(runtime.store.read, after, casesAtOnce);
    if (rows.length === 0) return { archived, events };
    events += await verifyRows(runtime, rows, faults, verifyCase);
    archived += rows.length;
    after = rows.at(-1)?.id as string;
  }
}

/** The same for some archived cases; gives the number of their events. */
export async function verifyRows(
  runtime: Pick<Runtime, 'store'>,
  rows: readonly ArchivedRow[],
  faults: Fault[],
  verifyCase: VerifyCase,
): Promise<number> {
  const whole = rows.filter((row) => isWhole(row, faults));
  const { read, close } = await runtime.store.withArchived(whole);
  let events = 0;
  try {
    for (const row of whole) {
      const twice = await runtime.store.read('cases').where({ id: row.id }).first('id');
      if (twice) faults.push({ caseId: row.id, kind: 'archive', message: 'the case is in the archive and among the hot ones' });
      else events += await verifyCase(read, row.id);
    }
  } finally {
    await close();
  }
  return events;
}

/** The document is the one archived, and what the case is found by is what it says. */
function isWhole(row: ArchivedRow, faults: Fault[]): boolean {
  const fault = (message: string) => {
    faults.push({ caseId: row.id, kind: 'archive', message });
    return false;
  };
  try {
    const [kase, ...more] = unpackCase(row).cases;
    if (!kase || more.length > 0 || kase.id !== row.id) return fault('the document holds another case');
    const differs = Object.keys(kase).find((name) => name in row && row[name] !== kase[name]);
    return differs === undefined || fault(`${differs} differs from the document`);
  } catch (error) {
    if (error instanceof DamagedDocument) return fault(error.message);
    throw error;
  }
}

/** What a check keeps of its faults, by the numbers of the cases. */
export function archiveFaults(faults: readonly Fault[], numbers: ReadonlyMap<string, string>): ArchiveFault[] {
  return faults.slice(0, faultsKept).map(({ caseId, kind }) => ({ number: numbers.get(caseId) ?? caseId, kind }));
}
