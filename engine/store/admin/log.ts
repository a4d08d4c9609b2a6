/**
 * The log of administration: one chain over all rows, each with the hash of its predecessor and a salt that is told to nobody. The last
 * number and hash stand in a row of their own, which is locked while a row is added, so that nodes write one after the other and a row cut
 * off the end is missed. Nothing changes or removes a row.
 */
import { canonicalJson, sha256, zeroHash } from '../canonical.ts';
import { cursorOf, pageOf, type Reader, type Rows } from '../page.ts';
import type { Tx } from '../tx.ts';

export interface Act {
  /** What was done, e.g. `user.locked`: the key of its words. */
  readonly act: string;
  /** Kind and id of what it was done to; `title` is what that was called then. */
  readonly kind: string;
  readonly subject: string;
  readonly title: string;
  readonly caseId?: string | null;
  /** Parameters of its words; never a password or the content of a case. */
  readonly detail?: Readonly<Record<string, string>>;
}
export interface Signed {
  /** User id, or `system`. */
  readonly by: string;
  readonly at: string;
  readonly salt: string;
  /** Network address it was done from. */
  readonly address?: string | null | undefined;
}
export interface LoggedAct extends Required<Act> {
  readonly n: number;
  readonly at: string;
  readonly by: string;
  readonly address: string | null;
}
interface Row {
  n: number;
  at: string;
  by_user: string;
  act: string;
  kind: string;
  subject: string;
  title: string;
  case_id: string | null;
  address: string | null;
  detail: string;
  salt: string;
  hash: string;
}

const headName = 'admin-log';

/** Adds acts to the chain, in the transaction of what they tell of. */
export async function appendActs(tx: Tx, acts: readonly Act[], { by, at, salt, address = null }: Signed): Promise<void> {
  if (acts.length === 0) return;
  let { n, hash } = await lockedHead(tx);
  for (const { act, kind, subject, title, caseId = null, detail = {} } of acts) {
    n += 1;
    const row = { n, at, by_user: by, act, kind, subject, title, case_id: caseId, address, detail: canonicalJson(detail) };
    const salted = { ...row, salt: `${salt}.${n}` };
    hash = hashOf(salted, hash);
    await tx.table('admin_log').insert({ ...salted, hash });
  }
  await tx.table('chain_heads').where({ name: headName }).update({ n, hash });
}

async function lockedHead(tx: Tx): Promise<{ n: number; hash: string }> {
  await tx.raw('insert into chain_heads (name, n, hash) values (?, 0, ?) on conflict do nothing', [headName, zeroHash]);
  const [head] = await tx.raw<{ n: number; hash: string }>(`select n, hash from chain_heads where name = ?${tx.dialect.forUpdate}`, [
    headName,
  ]);
  return head ?? { n: 0, hash: zeroHash };
}

function hashOf(
  { n, at, by_user, act, kind, subject, title, case_id, address, detail, salt }: Omit<Row, 'hash'>,
  previous: string,
): string {
  return sha256(canonicalJson({ n, at, by: by_user, act, kind, subject, title, case: case_id, address, detail, salt, previous }));
}

export interface LogQuery {
  readonly by?: string | undefined;
  readonly act?: string | undefined;
  readonly kind?: string | undefined;
  readonly subject?: string | undefined;
  readonly caseId?: string | undefined;
  readonly address?: string | undefined;
  /** Instants: from inclusive, until exclusive. */
  readonly from?: string | undefined;
  readonly until?: string | undefined;
  readonly after?: string | undefined;
  readonly limit: number;
}

/** Newest first. The period is turned into numbers first, so that each filter is a range of one index. */
export async function actPage(db: Reader, query: LogQuery): Promise<Rows<LoggedAct>> {
  const { by, act, kind, subject, caseId, address, from, until, after, limit } = query;
  const list = db('admin_log')
    .orderBy('n', 'desc')
    .limit(limit + 1);
  for (const [column, value] of Object.entries({ by_user: by, act, kind, subject, case_id: caseId, address }))
    if (value !== undefined) list.where(column, value);
  if (from !== undefined) {
    const [first] = (await db('admin_log').select('n').where('at', '>=', from).orderBy(['at', 'n']).limit(1)) as { n: number }[];
    if (!first) return { items: [] };
    list.where('n', '>=', first.n);
  }
  if (until !== undefined) {
    const [beyond] = (await db('admin_log').select('n').where('at', '>=', until).orderBy(['at', 'n']).limit(1)) as { n: number }[];
    if (beyond) list.where('n', '<', beyond.n);
  }
  const cursor = cursorOf(after, 1);
  if (cursor) list.where('n', '<', Number(cursor[0]));
  return pageOf(((await list) as Row[]).map(actOf), limit, ({ n }) => [String(n)]);
}

/** What was ever done, for the choice on screen: one step of the index for each. */
export async function actsKnown(db: Reader): Promise<string[]> {
  const known: string[] = [];
  for (let last = ''; ; ) {
    const [row] = (await db('admin_log').select('act').where('act', '>', last).orderBy('act').limit(1)) as { act: string }[];
    if (!row) return known;
    known.push(row.act);
    last = row.act;
  }
}

export interface ChainCheck {
  readonly entries: number;
  /** Numbers of rows that aren't as they were written, and what is missing. */
  readonly faults: readonly string[];
}

const rowsAtOnce = 1000;
const faultsShown = 20;

/** Reads the chain from its beginning, or only its last `newest` rows. */
export async function checkChain(db: Reader, newest?: number): Promise<ChainCheck> {
  const [head] = (await db('chain_heads').where({ name: headName })) as { n: number; hash: string }[];
  const last = head?.n ?? 0;
  const faults: string[] = [];
  let n = newest === undefined ? 0 : Math.max(0, last - newest);
  let entries = 0;
  let previous = zeroHash;
  if (n > 0) previous = ((await db('admin_log').where({ n }).first()) as Row | undefined)?.hash ?? '';
  for (;;) {
    const rows = (await db('admin_log').where('n', '>', n).where('n', '<=', last).orderBy('n').limit(rowsAtOnce)) as Row[];
    for (const row of rows) {
      if (row.n !== n + 1) faults.push(missing(n + 1, row.n - 1));
      else if (hashOf(row, previous) !== row.hash) faults.push(`${row.n} changed`);
      n = row.n;
      previous = row.hash;
    }
    entries += rows.length;
    if (rows.length < rowsAtOnce) break;
  }
  if (n !== last) faults.push(missing(n + 1, last));
  else if (head && previous !== head.hash) faults.push('the last row is not the one that was written last');
  return { entries, faults: faults.slice(0, faultsShown) };
}

function missing(first: number, last: number): string {
  return `${first === last ? first : `${first}–${last}`} missing`;
}

function actOf({ by_user: by, case_id: caseId, detail, n, at, act, kind, subject, title, address }: Row): LoggedAct {
  return { n, at, by, act, kind, subject, title, caseId, address, detail: JSON.parse(detail) as Record<string, string> };
}
