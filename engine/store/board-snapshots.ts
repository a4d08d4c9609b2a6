/** Monthly snapshots of the board and remarks on them: only ever added to, each chained by its hash to what was before it. */
import type { Lit, Total, Valid } from './board-counts.ts';
import type { Target } from './board-targets.ts';
import { canonicalJson, sha256, zeroHash } from './canonical.ts';
import type { Reader } from './page.ts';
import type { Tx } from './tx.ts';

export interface SnapshotContent {
  /** On the last day of the month. */
  readonly valid: readonly Valid[];
  readonly targets: readonly Pick<Target, 'registry' | 'district' | 'target'>[];
  /** Cases submitted in the month, and in its year so far, by the stages they have reached. */
  readonly month: readonly Total[];
  readonly year: readonly Total[];
  /** When the snapshot was made. */
  readonly open: readonly Lit[];
}
export interface Snapshot {
  /** YYYY-MM */
  readonly month: string;
  readonly madeAt: string;
  readonly content: SnapshotContent;
  readonly prevHash: string;
  readonly hash: string;
}
export interface Remark {
  readonly month: string;
  /** 1, 2, 3… of the month. */
  readonly n: number;
  readonly at: string;
  readonly by: string;
  readonly words: string;
  /** Of the remark before, or of the snapshot. */
  readonly prevHash: string;
  readonly hash: string;
}
interface Row {
  month: string;
  made_at: string;
  content: string;
  prev_hash: string;
  hash: string;
}

const snapshotHash = (row: Pick<Row, 'month' | 'made_at' | 'content' | 'prev_hash'>) =>
  sha256(canonicalJson([row.month, row.made_at, row.content, row.prev_hash]));
const remarkHash = ({ month, n, at, by, words, prevHash }: Omit<Remark, 'hash'>) =>
  sha256(canonicalJson([month, n, at, by, words, prevHash]));

/** Months, newest first. */
export async function snapshotMonths(db: Reader): Promise<{ readonly month: string; readonly madeAt: string; readonly hash: string }[]> {
  return db('board_snapshots').orderBy('month', 'desc').select({ month: 'month', madeAt: 'made_at', hash: 'hash' });
}

export async function snapshotOf(db: Reader, month: string): Promise<Snapshot | null> {
  const row = (await db('board_snapshots').where({ month }).first()) as Row | undefined;
  if (!row) return null;
  const { made_at: madeAt, content, prev_hash: prevHash, hash } = row;
  return { month, madeAt, content: JSON.parse(content) as SnapshotContent, prevHash, hash };
}

/** False when the month has one already, or a later month has: whoever comes second adds nothing. */
export async function addSnapshot(tx: Tx, month: string, madeAt: string, content: SnapshotContent): Promise<boolean> {
  const [last] = await tx.raw<Row>('select * from board_snapshots order by month desc limit 1');
  if (last && last.month >= month) return false;
  const row = { month, made_at: madeAt, content: canonicalJson(content), prev_hash: last?.hash ?? zeroHash };
  const added = await tx.raw(
    'insert into board_snapshots (month, made_at, content, prev_hash, hash) values (?, ?, ?, ?, ?) on conflict do nothing returning month',
    [row.month, row.made_at, row.content, row.prev_hash, snapshotHash(row)],
  );
  return added.length > 0;
}

export async function remarksOn(db: Reader, month: string): Promise<Remark[]> {
  return db('board_remarks')
    .where({ month })
    .orderBy('n')
    .select({ month: 'month', n: 'n', at: 'at', by: 'by_user', words: 'words', prevHash: 'prev_hash', hash: 'hash' });
}

/** @returns false when there is no snapshot of the month */
export async function addRemark(tx: Tx, { month, at, by, words }: Pick<Remark, 'month' | 'at' | 'by' | 'words'>): Promise<boolean> {
  const [snapshot] = await tx.raw<Row>(`select * from board_snapshots where month = ?${tx.dialect.forUpdate}`, [month]);
  if (!snapshot) return false;
  const [last] = await tx.raw<{ n: number; hash: string }>('select n, hash from board_remarks where month = ? order by n desc limit 1', [
    month,
  ]);
  const remark = { month, n: (last?.n ?? 0) + 1, at, by, words, prevHash: last?.hash ?? snapshot.hash };
  await tx.table('board_remarks').insert({
    ...{ month, n: remark.n, at, by_user: by, words, prev_hash: remark.prevHash, hash: remarkHash(remark) },
  });
  return true;
}

/** Months whose snapshot, or a remark on it, isn't what its hash and the one before say. */
export async function brokenSnapshots(db: Reader): Promise<string[]> {
  const rows = (await db('board_snapshots').orderBy('month')) as Row[];
  const broken: string[] = [];
  let prev = zeroHash;
  for (const row of rows) {
    const remarks = await remarksOn(db, row.month);
    const chained = remarks.every(
      (remark, index) =>
        remark.n === index + 1 && remark.prevHash === (remarks[index - 1]?.hash ?? row.hash) && remark.hash === remarkHash(remark),
    );
    if (row.prev_hash !== prev || snapshotHash(row) !== row.hash || !chained) broken.push(row.month);
    prev = row.hash;
  }
  const lost = (await db('board_remarks')
    .distinct('month')
    .whereNotIn(
      'month',
      rows.map(({ month }) => month),
    )) as { month: string }[];
  return [...broken, ...lost.map(({ month }) => month)];
}
