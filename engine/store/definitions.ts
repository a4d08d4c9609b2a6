/** Published definitions: immutable, found by content hash; the newest version of a programme takes new cases. */
import type { ProgrammePackage } from '../model/definition.ts';
import type { Reader } from './page.ts';
import type { Tx } from './tx.ts';

export interface StoredDefinition {
  readonly hash: string;
  readonly programme: string;
  readonly version: number;
  readonly owner: string;
  readonly package: ProgrammePackage;
  readonly publishedAt: string;
  readonly publishedBy: string;
}
interface DefinitionRow {
  hash: string;
  programme: string;
  version: number;
  owner: string;
  package: string;
  published_at: string;
  published_by: string;
}

export async function definitionByHash(db: Reader, hash: string): Promise<StoredDefinition | null> {
  const row = (await db('definitions').where({ hash }).first()) as DefinitionRow | undefined;
  return row ? definitionOf(row) : null;
}

/** The newest version of a programme. */
export async function latestDefinition(db: Reader, programme: string): Promise<StoredDefinition | null> {
  const row = (await published(db).where('p.programme', programme).orderBy('p.version', 'desc').first()) as DefinitionRow | undefined;
  return row ? definitionOf(row) : null;
}

/** The newest version of each programme, by programme id. `known`: packages by hash that needn't be read again. */
export async function latestDefinitions(db: Reader, known: ReadonlyMap<string, ProgrammePackage> = new Map()): Promise<StoredDefinition[]> {
  const newest = db('publications').max('version').whereRaw('programme = p.programme');
  const rows = (await versions(db).where('p.version', newest).orderBy('p.programme')) as Omit<DefinitionRow, 'package'>[];
  const missing = rows.map(({ hash }) => hash).filter((hash) => !known.has(hash));
  const read = (missing.length > 0 ? await db('definitions').select('hash', 'package').whereIn('hash', missing) : []) as Pick<
    DefinitionRow,
    'hash' | 'package'
  >[];
  const packages = new Map([...known, ...read.map((row): [string, ProgrammePackage] => [row.hash, JSON.parse(row.package)])]);
  return rows.map((row) => ({ ...headOf(row), package: packages.get(row.hash) as ProgrammePackage }));
}

/** The packages of the newest versions. */
export async function latestPackages(db: Reader): Promise<ProgrammePackage[]> {
  return (await latestDefinitions(db)).map((one) => one.package);
}

/** Version and hash of the newest version of each programme, without its content. */
export async function newestVersions(db: Reader): Promise<Map<string, { readonly version: number; readonly hash: string }>> {
  const newest = db('publications').max('version').whereRaw('programme = p.programme');
  const rows = (await db('publications as p').select('p.programme', 'p.version', 'p.hash').where('p.version', newest)) as Pick<
    DefinitionRow,
    'programme' | 'version' | 'hash'
  >[];
  return new Map(rows.map(({ programme, version, hash }) => [programme, { version, hash }]));
}

/** Contents with the version under which they were published; an older content may have been published again. */
function published(db: Reader) {
  return versions(db).select('d.package');
}

/** The same without the contents. */
function versions(db: Reader) {
  return db('publications as p')
    .join('definitions as d', 'd.hash', 'p.hash')
    .select('d.hash', 'd.programme', 'd.owner', 'p.version', 'p.published_at', 'p.published_by');
}

/** One version of a programme. */
export interface Publication {
  readonly version: number;
  readonly hash: string;
  readonly publishedAt: string;
  readonly publishedBy: string;
  /** The older version whose content this is. */
  readonly restores: number | null;
}

/** Versions of a programme, newest first. */
export async function publicationsOf(db: Reader, programme: string): Promise<Publication[]> {
  const rows = (await db('publications').where({ programme }).orderBy('version', 'desc')) as {
    version: number;
    hash: string;
    published_at: string;
    published_by: string;
    restores: number | null;
  }[];
  return rows.map(({ version, hash, published_at, published_by, restores }) => ({
    ...{ version, hash, restores, publishedAt: published_at, publishedBy: published_by },
  }));
}

/** False: another node has just given the version to something else; it was waited for, and nothing is written. */
export async function insertPublication(tx: Tx, programme: string, publication: Publication): Promise<boolean> {
  const { version, hash, publishedAt, publishedBy, restores } = publication;
  const [written] = await tx.raw<{ version: number }>(
    `insert into publications (programme, version, hash, published_at, published_by, restores) values (?, ?, ?, ?, ?, ?)
     on conflict do nothing returning version`,
    [programme, version, hash, publishedAt, publishedBy, restores],
  );
  return written !== undefined;
}

/** Hash of the newest version. */
export async function latestHash(tx: Tx, programme: string): Promise<{ hash: string; version: number } | null> {
  const [row] = await tx.raw<{ hash: string; version: number }>(
    'select hash, version from publications where programme = ? order by version desc limit 1',
    [programme],
  );
  return row ?? null;
}

/** The first version of a programme that had this content; null when none had. */
export async function versionOf(tx: Tx, programme: string, hash: string): Promise<number | null> {
  const [row] = await tx.raw<{ version: number }>(
    'select version from publications where programme = ? and hash = ? order by version limit 1',
    [programme, hash],
  );
  return row?.version ?? null;
}

/** Packages by hash, for the runtime's cache. */
export async function packagesOf(tx: Tx, hashes: readonly string[]): Promise<Map<string, ProgrammePackage>> {
  const rows = await tx.byKeys<DefinitionRow>('definitions', 'hash', hashes);
  return new Map(rows.map((row) => [row.hash, JSON.parse(row.package) as ProgrammePackage]));
}

export async function insertDefinition(tx: Tx, definition: StoredDefinition): Promise<void> {
  await tx.table('definitions').insert({
    hash: definition.hash,
    programme: definition.programme,
    version: definition.version,
    owner: definition.owner,
    package: JSON.stringify(definition.package),
    published_at: definition.publishedAt,
    published_by: definition.publishedBy,
  });
}

function definitionOf(row: DefinitionRow): StoredDefinition {
  return { ...headOf(row), package: JSON.parse(row.package) as ProgrammePackage };
}

function headOf(row: Omit<DefinitionRow, 'package'>): Omit<StoredDefinition, 'package'> {
  return {
    hash: row.hash,
    programme: row.programme,
    version: row.version,
    owner: row.owner,
    publishedAt: row.published_at,
    publishedBy: row.published_by,
  };
}
