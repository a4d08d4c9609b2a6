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
  for (const script of scriptsOf('', rows, '')) await connection.exec(script);
}

/**
 * Begins, makes sure that no other process committed since `memory.version`, writes and commits. @throws Overtaken when another did
 * and there is nothing to write; when the script fails it is for the caller to ask (`noteVersion`).
 */
export async function writeSwiftly(connection: Connection, rows: RowSet, memory: Memory): Promise<void> {
  if (inOrder.some((name) => (rows.get(name)?.size ?? 0) > 0)) {
    for (const script of scriptsOf(`begin immediate;\nselect ${checkOf(memory)};\n`, rows, 'commit;')) await connection.exec(script);
  } else if (await noteVersion(connection, memory)) throw new Overtaken();
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

/**
 * The statements of a batch, between `first` and `last`, in as many scripts as they need. Pieces are joined once: a string made by
 * many additions takes several times the memory.
 */
function scriptsOf(first: string, rows: RowSet, last: string): string[] {
  const script: Script = { done: [], pieces: [first], length: first.length };
  for (const name of inOrder) {
    const some = rows.get(name);
    if (!some || some.size === 0) continue;
    const { start, between, end } = writing(name);
    let within = false;
    for (const row of some.values()) {
      if (within && (between === null || script.length >= scriptLength)) {
        endStatement(script, end);
        within = false;
      }
      put(script, within ? between! : start);
      within = true;
      put(script, textOf(name, row));
    }
    endStatement(script, end);
  }
  script.pieces.push(last);
  return [...script.done, script.pieces.join('')].filter(Boolean);
}

interface Script {
  readonly done: string[];
  pieces: string[];
  length: number;
}

/** Adds to the script. */
function put(script: Script, piece: string): void {
  script.pieces.push(piece);
  script.length += piece.length;
}

/** Longest script, nearly. V8 gives a string over 128 kB fresh pages of its own, which takes ten times as long as filling it. */
const scriptLength = 100_000;

/** Ends a statement, and the script when it is long. */
function endStatement(script: Script, end: string): void {
  put(script, end);
  if (script.length < scriptLength) return;
  script.done.push(script.pieces.join(''));
  script.pieces = [];
  script.length = 0;
}

/** Texts of rows made ahead. */
const texts = new WeakMap<RowValues, string>();

/** Makes the texts of rows before the script is wanted. */
export function renderAhead(rows: readonly (readonly [OperationName, RowValues])[]): void {
  for (const [name, row] of rows) texts.set(row, writing(name).text(row));
}

const textOf = (name: OperationName, row: RowValues): string => texts.get(row) ?? writing(name).text(row);

/** How the rows of an operation stand in a script. */
interface Writing {
  readonly start: string;
  /** Between two rows of one statement; null: each row is a statement. */
  readonly between: string | null;
  readonly end: string;
  text(row: RowValues): string;
}
const writings = new Map<OperationName, Writing>();

function writing(name: OperationName): Writing {
  let made = writings.get(name);
  if (!made) {
    const operation = operations[name];
    made = operation.kind === 'insert' || operation.kind === 'upsert' ? inserting(operation) : changing(operation);
    writings.set(name, made);
  }
  return made;
}

/** Many rows at once. */
function inserting({ kind, table, key, columns }: Operation): Writing {
  const count = key.length + columns.length;
  const conflict = columns.length > 0 ? `update set ${columns.map((column) => `${column} = excluded.${column}`).join(', ')}` : 'nothing';
  return {
    start: `insert into ${table} (${[...key, ...columns].join(', ')}) values (`,
    between: '),\n(',
    end: kind === 'upsert' ? `) on conflict (${key.join(', ')}) do ${conflict};\n` : ');\n',
    text(row) {
      let text = literal(row[0]);
      for (let at = 1; at < count; at += 1) text += `, ${literal(row[at])}`;
      return text;
    },
  };
}

/** Changes and deletions, found by their key: one statement each. */
function changing({ kind, table, key, columns }: Operation): Writing {
  const found = key.map((column, at) => ({ before: at === 0 ? ` where ${column} = ` : ` and ${column} = `, at }));
  const set = columns.map((column, at) => ({ before: at === 0 ? ` set ${column} = ` : `, ${column} = `, at: key.length + at }));
  const places = [...set, ...found];
  return {
    start: kind === 'delete' ? `delete from ${table}` : `update ${table}`,
    between: null,
    end: ';\n',
    text(row) {
      let text = '';
      for (const { before, at } of places) text += before + literal(row[at]);
      return text;
    },
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
  return quoted.search(notPlain) >= 0 ? inHexadecimal(text, quoted) : `'${quoted}'`;
}

function inHexadecimal(text: string, quoted: string): string {
  let runs = 0;
  const parts = quoted.replace(notPlain, (run) => {
    runs += 1;
    return `'||x'${hex(run)}'||'`;
  });
  // An expression of SQLite may be a thousand terms deep.
  return runs > 200 ? `cast(x'${hex(text)}' as text)` : `('${parts}')`;
}
const hex = (text: string) => Buffer.from(text).toString('hex');
// biome-ignore lint/suspicious/noControlCharactersInRegex: NUL is what it looks for
const notPlain = /[^\x01-\x7f]+/g;
