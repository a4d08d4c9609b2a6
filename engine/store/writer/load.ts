/** Reads of a batch, each one statement for any number of commands. */
import { type CaseRow, dataOf, storedCaseOf } from '../case-rows.ts';
import type { Connection } from '../connection.ts';
import type { Dialect } from '../dialect.ts';
import type { Tx } from '../tx.ts';
import type { FactSource, Idempotency, StoredCase } from './command.ts';
import type { Memory } from './memory.ts';

/**
 * Locks the cases in the order of their ids (two nodes then can't wait for each other) and reads those that the memory doesn't know
 * for sure or at the sequence number of their row. They are read by further statements: PostgreSQL, after waiting for a lock, shows the
 * newest version of the locked row only, and of all else what was there when the statement began.
 */
export async function loadCases(
  connection: Connection,
  dialect: Dialect,
  memory: Memory,
  ids: readonly string[],
): Promise<Map<string, StoredCase>> {
  const found = new Map<string, StoredCase>();
  const unsure: string[] = [];
  for (const id of ids) {
    const known = memory.case(id);
    if (known?.sure) found.set(id, known.kase);
    else unsure.push(id);
  }
  if (unsure.length === 0) return found;
  const list = dialect.severalNodes ? '= any($1::text[])' : 'in (select value from json_each(?))';
  const bind = (keys: readonly string[]) => [dialect.severalNodes ? keys : JSON.stringify(keys)];
  const rows = await connection.all<{ id: string; seq: number }>(
    `select id, seq from cases where id ${list}${dialect.forUpdate && ` order by id${dialect.forUpdate}`}`,
    bind(unsure),
  );
  const fresh: string[] = [];
  for (const { id, seq } of rows) {
    const known = memory.case(id)?.kase;
    if (known?.summary.seq === seq) found.set(id, known);
    else fresh.push(id);
  }
  if (fresh.length === 0) return found;
  const cases = await connection.all<CaseRow>(`select * from cases where id ${list}`, bind(fresh));
  const parts = await connection.all<{ case_id: string; data: string }>(
    `select case_id, data from case_data where case_id ${list}`,
    bind(fresh),
  );
  const byCase = new Map<string, { data: string }[]>(fresh.map((id) => [id, []]));
  for (const part of parts) byCase.get(part.case_id)?.push(part);
  for (const row of cases) found.set(row.id, storedCaseOf(row, dataOf(byCase.get(row.id) ?? [])));
  return found;
}

export interface KeptAnswer {
  readonly bodyHash: string;
  readonly caseId: string;
  readonly seq: number;
  readonly result: unknown;
}
export const answerKey = ({ scope, key }: Pick<Idempotency, 'scope' | 'key'>) => `${scope}\u0000${key}`;

/** Answers already given to these keys. */
export async function loadAnswers(
  connection: Connection,
  dialect: Dialect,
  keys: readonly Idempotency[],
): Promise<Map<string, KeptAnswer>> {
  if (keys.length === 0) return new Map();
  const wanted = dialect.severalNodes ? 'jsonb_array_elements($1::jsonb) j(value)' : 'json_each(?) j';
  const rows = await connection.all<{ scope: string; key: string; body_hash: string; case_id: string; answer: string }>(
    `select i.scope, i.key, i.body_hash, i.case_id, i.answer from ${wanted}
     join idempotency i on i.scope = (j.value ->> 0) and i.key = (j.value ->> 1)`,
    [JSON.stringify(keys.map(({ scope, key }) => [scope, key]))],
  );
  return new Map(
    rows.map((row) => [
      answerKey(row),
      { bodyHash: row.body_hash, caseId: row.case_id, ...(JSON.parse(row.answer) as { seq: number; result: unknown }) },
    ]),
  );
}

/** Last value of each sequence, its row locked until the end of the transaction. */
export const sequences: FactSource<number> = {
  name: 'sequences',
  tables: ['sequences'],
  async load(tx, names) {
    if (tx.dialect.severalNodes) {
      await tx.raw('insert into sequences (name, value) select n, 0 from unnest(?::text[]) n order by n on conflict do nothing', [
        [...names],
      ]);
      const rows = await tx.raw<{ name: string; value: number }>(
        'select name, value from sequences where name = any(?::text[]) order by name for update',
        [[...names]],
      );
      return new Map(rows.map((row) => [row.name, row.value]));
    }
    const rows = await tx.byKeys<{ name: string; value: number }>('sequences', 'name', names);
    return new Map(rows.map((row) => [row.name, row.value]));
  },
};

/** Which case that hasn't ended holds a uniqueness key. */
export const uniquenessOwners: FactSource<string> = {
  name: 'uniqueness',
  presumedAbsent: true,
  async load(tx: Tx, keys) {
    const rows = await tx.byKeys<{ uniqueness_key: string; id: string }>(
      'cases',
      'uniqueness_key',
      keys,
      ['uniqueness_key', 'id'],
      "uniqueness_key is not null and status <> 'ended'",
    );
    return new Map(rows.map((row) => [row.uniqueness_key, row.id]));
  },
};
