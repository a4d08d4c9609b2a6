/**
 * Writes on SQLite: the whole batch is one script, so one turn to the database's thread. Values stand in it as literals; parsing
 * them costs less than binding them row by row (a turn each) or taking them out of one JSON text (`json_each`, a parse a column).
 */
import type { Connection } from '../connection.ts';
import { Overtaken } from '../dialect.ts';
import type { Memory } from './memory.ts';
import { type Operation, type OperationName, operations, type RowSet, type RowValues, secondWave } from './operations.ts';

/** Writes every operation of the batch inside the open transaction. */
export async function writeSqlite(connection: Connection, rows: RowSet): Promise<void> {
  await runScripts(connection, statementsOf(rows));
}

/**
 * Begins, makes sure that no other process committed since `memory.version`, writes and commits. @throws Overtaken when another did
 * and there is nothing to write; when the script fails it is for the caller to ask (`noteVersion`).
 */
export async function writeSwiftly(connection: Connection, rows: RowSet, memory: Memory): Promise<void> {
  const statements = statementsOf(rows);
  if (statements.length > 0) await runScripts(connection, [`begin immediate;\nselect ${checkOf(memory)};\n`, ...statements, 'commit;']);
  else if (await noteVersion(connection, memory)) throw new Overtaken();
}

/** Longest script. V8 gives a string over 128 kB fresh pages of its own, which takes ten times as long as filling it. */
const scriptLength = 100_000;

async function runScripts(connection: Connection, statements: readonly string[]): Promise<void> {
  let script = '';
  for (const statement of statements) {
    if (script.length > 0 && script.length + statement.length > scriptLength) {
      await connection.exec(script);
      script = '';
    }
    script += statement;
  }
  if (script) await connection.exec(script);
}

/** Reads the version; tells whether another process committed since it was read last, and then nothing remembered is sure. */
export async function noteVersion(connection: Connection, memory: Memory): Promise<boolean> {
  const [row] = await connection.all<{ version: number }>(`select ${dataVersion} as version`);
  const version = row?.version ?? null;
  if (version === memory.version) return false;
  memory.version = version;
  memory.doubt();
  return true;
}

/** Changes when another connection commits, never by one's own (sqlite.org/pragma.html#pragma_data_version). */
const dataVersion = '(select data_version from pragma_data_version)';

/** An expression that fails, and with it the script, when the version is another: it asks for JSON that is none. */
const checkOf = ({ version }: Memory) => `case when ${dataVersion} is not ${version} then json('overtaken') end`;

const names = Object.keys(operations) as OperationName[];
const inOrder = [...names.filter((name) => !secondWave.has(name)), ...names.filter((name) => secondWave.has(name))];

function statementsOf(rows: RowSet): string[] {
  const statements: string[] = [];
  for (const name of inOrder) {
    const some = rows.get(name);
    if (some && some.size > 0) writing(name)([...some.values()], statements);
  }
  return statements;
}

/** Adds the statements that write the rows. */
type Writing = (rows: readonly RowValues[], statements: string[]) => void;
const writings = new Map<OperationName, Writing>();

function writing(name: OperationName): Writing {
  let made = writings.get(name);
  if (!made) {
    made = writingOf(operations[name]);
    writings.set(name, made);
  }
  return made;
}

/** Inserts take many rows at once; changes and deletions, found by their key, one statement each. */
function writingOf({ kind, table, key, columns }: Operation): Writing {
  const all = [...key, ...columns];
  const found = (row: RowValues) => key.map((column, at) => `${column} = ${literal(row[at])}`).join(' and ');
  if (kind === 'delete')
    return (rows, statements) => {
      for (const row of rows) statements.push(`delete from ${table} where ${found(row)};\n`);
    };
  if (kind === 'update') {
    const set = (row: RowValues) => columns.map((column, at) => `${column} = ${literal(row[key.length + at])}`).join(', ');
    return (rows, statements) => {
      for (const row of rows) statements.push(`update ${table} set ${set(row)} where ${found(row)};\n`);
    };
  }
  const conflict = columns.length > 0 ? `update set ${columns.map((column) => `${column} = excluded.${column}`).join(', ')}` : 'nothing';
  const after = kind === 'upsert' ? ` on conflict (${key.join(', ')}) do ${conflict};\n` : ';\n';
  const before = `insert into ${table} (${all.join(', ')}) values `;
  return (rows, statements) => {
    let values = '';
    for (const row of rows) {
      if (values.length > scriptLength / 2) {
        statements.push(before + values + after);
        values = '';
      }
      values += `${values && ',\n'}(${all.map((_, at) => literal(row[at])).join(', ')})`;
    }
    statements.push(before + values + after);
  };
}

/**
 * A value as SQL, in ASCII only: with a single Chinese character in it the whole script would become a two-byte string, which the
 * driver encodes ten times slower. So each run of other characters stands as the hexadecimal of its bytes, and so does a NUL, which
 * would end the script. Each quote is doubled.
 */
function literal(value: RowValues[number] | undefined): string {
  if (value === null || value === undefined) return 'null';
  if (typeof value === 'number') return String(value);
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const quoted = text.includes("'") ? text.replaceAll("'", "''") : text;
  if (!notPlain.test(quoted)) return `'${quoted}'`;
  let runs = 0;
  const parts = quoted.replace(notPlainRuns, (run) => {
    runs += 1;
    return `'||x'${hex(run)}'||'`;
  });
  // An expression of SQLite may be a thousand terms deep.
  return runs > 200 ? `cast(x'${hex(text)}' as text)` : `('${parts}')`;
}
const hex = (text: string) => Buffer.from(text).toString('hex');
// biome-ignore lint/suspicious/noControlCharactersInRegex: NUL is what it looks for
const notPlain = /[^\x01-\x7f]/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: NUL is what it looks for
const notPlainRuns = /[^\x01-\x7f]+/g;
