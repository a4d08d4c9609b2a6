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

/** The newest version of each programme, by programme id. */
export async function latestDefinitions(db: Reader): Promise<StoredDefinition[]> {
  const newest = db('publications').max('version').whereRaw('programme = p.programme');
  const rows = (await published(db).where('p.version', newest).orderBy('p.programme')) as DefinitionRow[];
  return rows.map(definitionOf);
}

/** Contents with the version under which they were published; an older content may have been published again. */
function published(db: Reader) {
  return db('publications as p')
    .join('definitions as d', 'd.hash', 'p.hash')
    .select('d.hash', 'd.programme', 'd.owner', 'd.package', 'p.version', 'p.published_at', 'p.published_by');
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

export async function insertPublication(tx: Tx, programme: string, publication: Publication): Promise<void> {
  const { version, hash, publishedAt, publishedBy, restores } = publication;
  await tx.table('publications').insert({ programme, version, hash, published_at: publishedAt, published_by: publishedBy, restores });
}

/** Hash of the newest version. */
export async function latestHash(tx: Tx, programme: string): Promise<{ hash: string; version: number } | null> {
  const [row] = await tx.raw<{ hash: string; version: number }>(
    'select hash, version from publications where programme = ? order by version desc limit 1',
    [programme],
  );
  return row ?? null;
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
  return {
    hash: row.hash,
    programme: row.programme,
    version: row.version,
    owner: row.owner,
    package: JSON.parse(row.package) as ProgrammePackage,
    publishedAt: row.published_at,
    publishedBy: row.published_by,
  };
}
