/** Registries: what approved cases leave behind, with a log for each entry. */
import type { Knex } from 'knex';
import type { RegisterCertificate } from '../model/effect.ts';
import type { RegistryFacts } from '../model/event.ts';
import { once } from '../model/once.ts';
import type { EntryStatus, RegistryEntry } from '../model/registry.ts';
import { markEntry } from './board-write.ts';
import { enterprisesNamed } from './name-parts.ts';
import { containing, cursorOf, holding, pageOf, type Reader, type Rows, unindexed, unionOf } from './page.ts';
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

/** Entries, newest id first. One list for each district or meaning of a search, each by its own index. */
export async function entryPage(db: Reader, query: EntryQuery): Promise<Rows<StoredEntry>> {
  const { registry, status, districts, usccs } = query;
  const cursor = cursorOf(query.after, 1);
  const of = (column: (name: string) => string = (name) => name) => {
    const list = db('registry_entries').whereRaw(`${column('registry')} = ?`, [registry]);
    if (status) list.whereRaw(`${column('status')} = ?`, [status]);
    if (cursor) list.whereRaw(`${column('id')} < ?`, [cursor[0] as string]);
    return list.orderByRaw(`${column('id')} desc`);
  };
  const q = query.q?.trim();
  const named = q ? await enterprisesNamed(db, q) : undefined;
  const lists: Knex.QueryBuilder[] = [];
  if (q) {
    for (const list of [of(unindexed).where({ number: q }), of(unindexed).whereIn('uscc', [q.toUpperCase(), ...(named ?? [])])]) {
      if (districts) list.whereRaw(`${unindexed('district')} in (${districts.map(() => '?').join(', ')})`, [...districts]);
      lists.push(usccs ? list.whereIn('uscc', [...usccs]) : list);
    }
  }
  if (!named) {
    const parts = districts?.map((district) => of().where({ district })) ?? usccs?.map((uscc) => of().where({ uscc })) ?? [of()];
    for (const list of parts) lists.push(q ? list.whereRaw(holding('enterprise_name'), [q]) : list);
  }
  const rows = await unionOf<EntryRow>(db, lists, [{ column: 'id', order: 'desc' }], query.limit + 1);
  return pageOf(rows.map(entryOf), query.limit, (entry) => [entry.id]);
}

/** Valid entries whose number begins with `q`, or whose enterprise's name holds it, by number. `usccs`: only these enterprises'. */
export async function findEntries(
  db: Reader,
  {
    registry,
    usccs,
    q,
    limit,
  }: { readonly registry: string; readonly usccs?: readonly string[]; readonly q: string; readonly limit: number },
): Promise<{ readonly number: string; readonly enterpriseName: string }[]> {
  const valid = () => {
    const list = db('registry_entries').where({ registry, status: 'valid' }).orderBy('number');
    return usccs ? list.whereIn('uscc', [...usccs]) : list;
  };
  const named = await enterprisesNamed(db, q);
  const lists = [...new Set([q, q.toUpperCase()])].map((begin) =>
    valid().where('number', '>=', begin).where('number', '<', `${begin}\uffff`),
  );
  lists.push(
    named
      ? valid().whereIn('uscc', [...named])
      : valid().whereRaw("lower(enterprise_name) like ? escape '\\'", [containing(q).toLowerCase()]),
  );
  const rows = await unionOf<EntryRow>(db, lists, [{ column: 'number', order: 'asc' }], limit);
  return rows.map((row) => ({ number: row.number, enterpriseName: row.enterprise_name }));
}

export async function entryById(db: Reader, id: string): Promise<StoredEntry | null> {
  const row = (await db('registry_entries').where({ id }).first()) as EntryRow | undefined;
  return row ? entryOf(row) : null;
}

/** These entries, by id. */
export async function entriesByIds(db: Reader, ids: readonly string[]): Promise<ReadonlyMap<string, StoredEntry>> {
  const rows = (await db('registry_entries').whereIn('id', [...ids])) as EntryRow[];
  return new Map(rows.map((row) => [row.id, entryOf(row)]));
}

export async function entryByVerification(db: Reader, verification: string): Promise<StoredEntry | null> {
  const row = (await db('registry_entries').where({ verification }).first()) as EntryRow | undefined;
  return row ? entryOf(row) : null;
}

/** Does the enterprise hold a later entry of the same registry that is in force? */
export async function isSuperseded(db: Reader, { id, registry, uscc, registeredAt }: StoredEntry, today: string): Promise<boolean> {
  const later = db('registry_entries').where({ uscc, registry, status: 'valid' }).where('registered_at', '>', registeredAt);
  return (await later.where('valid_from', '<=', today).whereNot({ id }).first('id')) !== undefined;
}

export async function entriesOfCase(db: Reader, caseId: string): Promise<StoredEntry[]> {
  return ((await db('registry_entries').where({ case_id: caseId }).orderBy(['registered_at', 'id'])) as EntryRow[]).map(entryOf);
}

/** All entries of an enterprise, newest first. */
export async function entriesOfEnterprise(db: Reader, uscc: string, limit: number): Promise<StoredEntry[]> {
  return ((await db('registry_entries').where({ uscc }).orderBy('id', 'desc').limit(limit)) as EntryRow[]).map(entryOf);
}

/** Counts by registry, programme and status, kept by the database itself (migration 14). */
export async function registryCounts(db: Reader): Promise<{ registry: string; programme: string; status: EntryStatus; n: number }[]> {
  return db('registry_counts').select('registry', 'programme', 'status', 'n').where('n', '>', 0);
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
  entry: Pick<StoredEntry, 'id' | 'caseId' | 'status' | 'flags'>,
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
  await markEntry(tx, entry.caseId, entry.id, item.n);
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

/** The entries of several enterprises at once; those without any are absent. */
export async function registryFactsOfEach(db: Reader, usccs: readonly string[]): Promise<ReadonlyMap<string, readonly RegistryFacts[]>> {
  return byUscc(
    await db('registry_entries')
      .whereIn('uscc', [...usccs])
      .orderBy('id'),
  );
}

/** What registries say of every enterprise that is in one, by its code. */
export async function registryFactsOfAll(db: Reader): Promise<ReadonlyMap<string, readonly RegistryFacts[]>> {
  return byUscc(await db('registry_entries').orderBy('id'));
}

function byUscc(rows: readonly EntryRow[]): ReadonlyMap<string, readonly RegistryFacts[]> {
  const found = new Map<string, RegistryFacts[]>();
  for (const row of rows) once(found, row.uscc, () => [] as RegistryFacts[]).push(factsOf(entryOf(row)));
  return found;
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
