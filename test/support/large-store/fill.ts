/**
 * Fills a store of either dialect with cases by the hundred thousand: a chunk's blanks are written to a table, and a statement for
 * each table of the product makes its rows from the templates. Indexes that aren't unique are made anew afterwards.
 * What is consistent: rows with their snapshots and data, tasks, timers, entries, messages and files of every case; the events of
 * every twentieth; chains that `liuzhuan verify` accepts for the samples, whose times are as they were played. (Times inside the
 * JSON of all others are those of the template.)
 */
import { join } from 'node:path';
import { hashEventText, zeroHash } from '../../../engine/store/canonical.ts';
import type { Connection } from '../../../engine/store/connection.ts';
import { connectPostgres } from '../../../engine/store/connection-postgres.ts';
import { connectSqlite } from '../../../engine/store/connection-sqlite.ts';
import { fillBoard } from './board.ts';
import { prepareOffice } from './office.ts';
import { type LargeStoreSize, type Planned, plannedCases } from './plan.ts';
import { filledTables, playedTemplates, type Row, type Template } from './templates.ts';

export interface Place {
  readonly databaseUrl?: string | undefined;
  readonly dataDir: string;
}

/**
 * Fills an empty store, or one that this function filled with fewer cases before. Nobody else may use it meanwhile. Gives the ids of
 * the samples that it wrote; `tell` is told how many cases there are.
 */
export async function fillLargeStore(place: Place, size: LargeStoreSize, tell: (cases: number) => void = () => {}): Promise<string[]> {
  const connections = await connectAll(place);
  const [connection] = connections;
  const dialect: 'sqlite' | 'postgres' = place.databaseUrl ? 'postgres' : 'sqlite';
  try {
    if ((await casesIn(connection)) >= size.cases) return [];
    const definitions = await prepareOffice(place, size);
    return await fill({ connection, connections, dialect, size, definitions, tell });
  } finally {
    for (const one of connections) await one.close();
  }
}

/** Rows come consistent, so nothing is checked row by row; PostgreSQL fills several tables at a time. */
async function connectAll({ databaseUrl, dataDir }: Place): Promise<[Connection, ...Connection[]]> {
  if (!databaseUrl) {
    const connection = await connectSqlite(join(dataDir, 'liuzhuan.sqlite'));
    await connection.exec('pragma synchronous = off; pragma cache_size = -524288; pragma foreign_keys = off');
    return [connection];
  }
  const settings = [
    ...['synchronous_commit = off', 'maintenance_work_mem = 524288', 'work_mem = 65536', 'session_replication_role = replica'],
  ].map((setting) => `set ${setting}`);
  const connect = () => connectPostgres(databaseUrl, 'large store', settings.join('; '));
  return [await connect(), await connect(), await connect()];
}

/** Each statement on whichever connection is free. */
async function spread(connections: readonly Connection[], statements: readonly string[]): Promise<void> {
  const waiting = [...statements];
  const take = async (connection: Connection) => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await connection.exec(next);
  };
  await Promise.all(connections.map(take));
}

interface Filling {
  readonly connection: Connection;
  /** The same and others beside it. */
  readonly connections: readonly Connection[];
  readonly dialect: 'sqlite' | 'postgres';
  readonly size: LargeStoreSize;
  readonly definitions: ReadonlyMap<string, string>;
  tell(cases: number): void;
}

async function fill({ connection, connections, dialect, size, definitions, tell }: Filling): Promise<string[]> {
  const from = await casesIn(connection);
  const templates = await playedTemplates();
  const indexes = size.cases - from > 20_000 ? await dropIndexes(connection, dialect) : [];
  await connection.exec('drop table if exists large_blanks');
  await connection.exec(`create table large_blanks (${blankColumns.map((column) => `${column} ${typeOf(column)}`).join(', ')})`);
  const statements: string[] = [];
  for (const table of filledTables) statements.push(...(await statementsFor(connection, dialect, size, table, templates)));
  const samples: string[] = [];
  let written = from;
  for (const chunk of plannedCases(size, from, templates, definitions)) {
    await connection.exec('begin');
    await connection.exec('delete from large_blanks');
    await connection.exec(`insert into large_blanks (${blankColumns.join(', ')}) values ${chunk.map(valuesOf).join(',')}`);
    if (dialect === 'postgres') await connection.exec('commit');
    await spread(connections, statements);
    if (dialect === 'sqlite') await connection.exec('commit');
    samples.push(...chunk.filter(({ sample }) => sample === 1).map(({ id }) => id));
    written += chunk.length;
    tell(written);
  }
  await connection.exec('drop table large_blanks');
  for (const table of filledTables) await connection.exec(`drop table if exists large_${table}`);
  await connection.exec(`update registry_entries set status = 'expired' where status = 'valid' and valid_to < '${size.now.slice(0, 10)}'`);
  for (const id of samples) await chain(connection, id);
  await spread(connections, indexes);
  await connection.exec('delete from registry_counts');
  await connection.exec(`insert into registry_counts (registry, programme, status, n)
    select registry, programme, status, count(*) from registry_entries group by registry, programme, status`);
  await fillBoard(connection, dialect, size);
  if (dialect === 'postgres') await connection.exec('vacuum analyze');
  else await connection.exec('pragma wal_checkpoint(truncate)');
  return samples;
}

/** How many cases there are; none where there are no tables yet. */
async function casesIn(connection: Connection): Promise<number> {
  const [row] = await connection.all<{ n: number }>('select count(*) as n from cases').catch(() => []);
  return row?.n ?? 0;
}

const blankColumns = [
  ...['template', 'id', 'number', 'programme', 'definition', 'owner', 'uscc', 'name', 'district', 'certificate', 'verification'],
  ...['clerk', 'clerk2', 'lead', 'agent', 'file', 'i', 'opened', 'history', 'sample'],
] as const;
const numbers: ReadonlySet<string> = new Set(['i', 'opened', 'history', 'sample']);
const typeOf = (column: string) => (numbers.has(column) ? 'bigint not null' : 'text not null');
const literal = (value: Row[string]) =>
  value === null ? 'null' : typeof value === 'number' ? String(value) : `'${value.replaceAll("'", "''")}'`;
const valuesOf = (planned: Planned) => `(${blankColumns.map((column) => literal(planned[column])).join(',')})`;

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const day = /^\d{4}-\d\d-\d\d$/;

/** Puts a table's rows of all templates into a table of their own, and gives the statement that makes the rows of a chunk. */
async function statementsFor(
  connection: Connection,
  dialect: Filling['dialect'],
  size: LargeStoreSize,
  table: string,
  templates: readonly Template[],
): Promise<string[]> {
  const rows = templates.flatMap(({ name, openedAt, tables }) => (tables[table] ?? []).map((row) => ({ name, openedAt, row })));
  const [sampleRow] = rows;
  if (!sampleRow) return [];
  const columns = Object.keys(sampleRow.row);
  const kinds = new Map(columns.map((column) => [column, kindOf(rows.map(({ row }) => row[column] ?? null))]));
  await connection.exec(`drop table if exists large_${table}`);
  await connection.exec(
    `create table large_${table} (of_template text not null, ${columns.map((column) => `${column} ${kinds.get(column)?.type}`).join(', ')})`,
  );
  const values = rows.map(({ name, openedAt, row }) => {
    const moved = columns.map((column) => {
      const value = row[column] ?? null;
      const timed = kinds.get(column)?.timed;
      return literal(timed && typeof value === 'string' ? Date.parse(value) - Date.parse(openedAt) : value);
    });
    return `(${literal(name)}, ${moved.join(', ')})`;
  });
  await connection.exec(`insert into large_${table} (of_template, ${columns.join(', ')}) values ${values.join(', ')}`);
  const at = (column: string) => instantSql(dialect, `s.opened + t.${column}`);
  const selected = columns.map((column) => {
    const kind = kinds.get(column);
    if (kind?.empty) return 'null';
    // Of the submission, which follows the opening at once.
    if (column === 'month') return `substr(${instantSql(dialect, 's.opened')}, 1, 7)`;
    if (kind?.timed) return kind.timed === 'day' ? `substr(${at(column)}, 1, 10)` : at(column);
    const filled = (kind?.blanks ?? []).reduce(
      (sql, blank) => `replace(${sql}, '{${blank}}', s.${blank === 'case' ? 'id' : blank})`,
      `t.${column}`,
    );
    return column === 'uniqueness_key' ? `${filled} || ':' || s.i` : filled;
  });
  const condition =
    table === 'events' ? ' where s.history = 1' : table === 'timers' ? ` where ${at('fire_at')} > '${size.now}' or s.sample = 1` : '';
  // Two of one case's files may be the same file.
  const once = table === 'files' ? ' on conflict do nothing' : '';
  return [
    `insert into ${table} (${columns.join(', ')}) select ${selected.join(', ')} from large_blanks s join large_${table} t on t.of_template = s.template${condition || (once && ' where true')}${once}`,
  ];
}

function instantSql(dialect: Filling['dialect'], milliseconds: string): string {
  return dialect === 'sqlite'
    ? `strftime('%Y-%m-%dT%H:%M:%fZ', (${milliseconds}) / 1000.0, 'unixepoch')`
    : `to_char(to_timestamp((${milliseconds}) / 1000.0) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}

function kindOf(values: readonly Row[string][]) {
  const given = values.filter((value) => value !== null);
  const every = (pattern: RegExp) => given.length > 0 && given.every((value) => typeof value === 'string' && pattern.test(value));
  const timed = every(instant) ? 'instant' : every(day) ? 'day' : null;
  const number = given.length > 0 && given.every((value) => typeof value === 'number');
  const blanks = new Set(given.flatMap((value) => [...String(value).matchAll(/\{([a-z]+2?)\}/g)].map((match) => match[1] ?? '')));
  return {
    empty: given.length === 0,
    type: timed || number ? 'bigint' : 'text',
    timed,
    blanks: [...blanks].filter((blank) => blank === 'case' || blankColumns.includes(blank as 'id')),
  };
}

/** Drops the indexes of the filled tables that aren't unique; gives what makes them. */
async function dropIndexes(connection: Connection, dialect: Filling['dialect']): Promise<string[]> {
  const rows = await connection.all<{ name: string; sql: string; tbl: string }>(
    dialect === 'sqlite'
      ? "select name, sql, tbl_name as tbl from sqlite_master where type = 'index' and sql is not null"
      : "select indexname as name, indexdef as sql, tablename as tbl from pg_indexes where schemaname = 'public'",
  );
  const plain = rows.filter(({ sql, tbl }) => !/^create unique/i.test(sql) && filledTables.includes(tbl));
  for (const { name } of plain) await connection.exec(`drop index ${name}`);
  return plain.map(({ sql }) => sql);
}

/** Makes a sample's chain of hashes anew, as its ids differ from those that were played. */
async function chain(connection: Connection, caseId: string): Promise<void> {
  type EventRow = { seq: number; at: string; by_user: string; fact: string; salt: string | null };
  let prevHash = zeroHash;
  for (const { seq, at, by_user: by, fact, salt } of await connection.all<EventRow>(
    `select seq, at, by_user, fact, salt from events where case_id = ${literal(caseId)} order by seq`,
  )) {
    prevHash = hashEventText({ caseId, seq, at, by, fact, prevHash, salt });
    await connection.exec(`update events set hash = '${prevHash}' where case_id = ${literal(caseId)} and seq = ${seq}`);
  }
  await connection.exec(`update cases set head_hash = '${prevHash}' where id = ${literal(caseId)}`);
}
