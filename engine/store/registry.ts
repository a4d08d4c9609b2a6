/** Registries: what approved cases leave behind, with a log for each entry. */
import type { RegisterCertificate } from '../model/effect.ts';
import type { RegistryFacts } from '../model/event.ts';
import type { EntryStatus, RegistryEntry } from '../model/registry.ts';
import { containing, cursorOf, pageOf, type Reader, type Rows } from './page.ts';
import type { Tx } from './tx.ts';
import type { FactSource } from './writer/command.ts';

export interface StoredEntry extends RegistryEntry {
  readonly definition: string;
  readonly step: string;
  readonly certificate: RegisterCertificate | null;
  readonly registeredAt: string;
}
export interface EntryRow {
  id: string;
  registry: string;
  programme: string;
  definition: string;
  case_id: string;
  step: string;
  uscc: string;
  enterprise_name: string;
  district: string;
  number: string;
  verification: string;
  status: EntryStatus;
  flags: string;
  valid_from: string;
  valid_to: string;
  certificate: string | null;
  registered_at: string;
}

export interface EntryQuery {
  readonly registry: string;
  readonly status?: string | undefined;
  /** Only entries of these districts, or of these enterprises. */
  readonly districts?: readonly string[] | undefined;
  readonly usccs?: readonly string[] | undefined;
  readonly q?: string | undefined;
  readonly after?: string | undefined;
  readonly limit: number;
}

/** Entries, newest id first. */
export async function entryPage(db: Reader, query: EntryQuery): Promise<Rows<StoredEntry>> {
  const list = db('registry_entries')
    .where({ registry: query.registry })
    .orderBy('id', 'desc')
    .limit(query.limit + 1);
  if (query.status) list.where({ status: query.status });
  if (query.districts) list.whereIn('district', [...query.districts]);
  if (query.usccs) list.whereIn('uscc', [...query.usccs]);
  const q = query.q?.trim();
  if (q)
    list.where((or) =>
      or
        .where({ uscc: q })
        .orWhere({ number: q })
        .orWhereRaw("enterprise_name like ? escape '\\'", [containing(q)]),
    );
  const cursor = cursorOf(query.after, 1);
  if (cursor) list.where('id', '<', cursor[0] as string);
  return pageOf(((await list) as EntryRow[]).map(entryOf), query.limit, (entry) => [entry.id]);
}

export async function entryById(db: Reader, id: string): Promise<StoredEntry | null> {
  const row = (await db('registry_entries').where({ id }).first()) as EntryRow | undefined;
  return row ? entryOf(row) : null;
}

export async function entryByVerification(db: Reader, verification: string): Promise<StoredEntry | null> {
  const row = (await db('registry_entries').where({ verification }).first()) as EntryRow | undefined;
  return row ? entryOf(row) : null;
}

export async function entriesOfCase(db: Reader, caseId: string): Promise<StoredEntry[]> {
  return ((await db('registry_entries').where({ case_id: caseId }).orderBy('registered_at')) as EntryRow[]).map(entryOf);
}

/** Counts by registry, programme and status. */
export async function registryCounts(db: Reader): Promise<{ registry: string; programme: string; status: EntryStatus; n: number }[]> {
  const rows = await db('registry_entries')
    .select('registry', 'programme', 'status')
    .count({ n: '*' })
    .groupBy('registry', 'programme', 'status');
  return rows.map((row) => ({ ...row, n: Number(row.n) })) as never;
}

export interface LogItem {
  readonly n: number;
  readonly at: string;
  readonly by: string;
  /** `registered`, `updated`, `update-missed`, `reminded`, `renewal-opened`, `expired`, `revoked`. */
  readonly type: string;
  readonly year: number | null;
  readonly data: Readonly<Record<string, unknown>> | null;
}

export async function entryLog(db: Reader, entryId: string): Promise<LogItem[]> {
  const rows = (await db('registry_log').where({ entry_id: entryId }).orderBy('n')) as LogRow[];
  return rows.map(logItemOf);
}

/** Logs of a page of entries, by entry. */
export async function entryLogs(db: Reader, entries: readonly string[]): Promise<ReadonlyMap<string, readonly LogItem[]>> {
  const rows = (await db('registry_log')
    .whereIn('entry_id', [...entries])
    .orderBy('n')) as LogRow[];
  return new Map(entries.map((id) => [id, rows.filter((row) => row.entry_id === id).map(logItemOf)]));
}
interface LogRow {
  entry_id: string;
  n: number;
  at: string;
  by_user: string;
  type: string;
  year: number | null;
  data: string | null;
}

/** Entry and log, read in the transaction that changes them. */
export async function lockEntry(tx: Tx, id: string): Promise<{ readonly entry: StoredEntry; readonly log: readonly LogItem[] } | null> {
  const [row] = await tx.raw<EntryRow>(`select * from registry_entries where id = ?${tx.dialect.forUpdate}`, [id]);
  if (!row) return null;
  const log = await tx.raw<LogRow>('select * from registry_log where entry_id = ? order by n', [id]);
  return { entry: entryOf(row), log: log.map(logItemOf) };
}

/** Entries with their logs by id, for plans. */
export const entriesWithLog: FactSource<{ readonly entry: StoredEntry; readonly log: readonly LogItem[] }> = {
  name: 'entries',
  async load(tx, ids) {
    const rows = await tx.byKeys<EntryRow>('registry_entries', 'id', ids);
    const log = await tx.byKeys<LogRow>('registry_log', 'entry_id', ids);
    return new Map(
      rows.map((row) => [row.id, { entry: entryOf(row), log: log.filter((item) => item.entry_id === row.id).map(logItemOf) }]),
    );
  },
};

export async function changeEntry(
  tx: Tx,
  entry: Pick<StoredEntry, 'id' | 'status' | 'flags'>,
  item: Omit<LogItem, 'n'> & { readonly n: number },
): Promise<void> {
  await tx
    .table('registry_entries')
    .where({ id: entry.id })
    .update({ status: entry.status, flags: JSON.stringify(entry.flags) });
  await tx.table('registry_log').insert({
    ...{ entry_id: entry.id, n: item.n, at: item.at, by_user: item.by, type: item.type, year: item.year },
    data: item.data && JSON.stringify(item.data),
  });
}

/** An enterprise's own entries as the scope of expressions has them, by USCC; for plans. */
export const registryFacts: FactSource<readonly RegistryFacts[]> = {
  name: 'registry',
  tables: ['registry_entries'],
  async load(tx, usccs) {
    const found = new Map<string, RegistryFacts[]>(usccs.map((uscc) => [uscc, []]));
    const rows = await tx.byKeys<EntryRow>('registry_entries', 'uscc', usccs);
    for (const row of rows.toSorted((a, b) => (a.id < b.id ? -1 : 1))) found.get(row.uscc)?.push(factsOf(entryOf(row)));
    return found;
  },
};

export async function registryFactsOf(db: Reader, uscc: string): Promise<RegistryFacts[]> {
  return ((await db('registry_entries').where({ uscc }).orderBy('id')) as EntryRow[]).map((row) => factsOf(entryOf(row)));
}

function factsOf({ registry, status, validFrom, validTo, flags }: StoredEntry): RegistryFacts {
  return { registry, status, validFrom, validTo, flags };
}

function logItemOf(row: LogRow): LogItem {
  const { n, at, type, year } = row;
  return { n, at, by: row.by_user, type, year, data: row.data ? (JSON.parse(row.data) as Record<string, unknown>) : null };
}

export function entryOf(row: EntryRow): StoredEntry {
  return {
    id: row.id,
    registry: row.registry,
    programme: row.programme,
    definition: row.definition,
    caseId: row.case_id,
    step: row.step,
    uscc: row.uscc,
    enterpriseName: row.enterprise_name,
    district: row.district,
    number: row.number,
    verification: row.verification,
    status: row.status,
    flags: JSON.parse(row.flags) as string[],
    validFrom: row.valid_from,
    validTo: row.valid_to,
    certificate: row.certificate ? (JSON.parse(row.certificate) as RegisterCertificate) : null,
    registeredAt: row.registered_at,
  };
}
