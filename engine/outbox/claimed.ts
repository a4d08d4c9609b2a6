import type { Runtime } from '../commands/runtime.ts';
import type { Tx } from '../store/tx.ts';

/** How many got through, and how many did not: those are tried again or given up. */
export interface Sent {
  readonly delivered: number;
  readonly failed: number;
}
/** One round of something that leaves the house: rows are claimed, sent outside any transaction, and settled by what was answered. */
interface Round<Row, Answer> {
  /** Rows due at `now`, ours until `until`: a process that dies leaves them to whoever looks then. */
  claim(tx: Tx, now: string, until: string): Promise<readonly Row[]>;
  /** Never throws: what goes wrong is an answer. */
  send(row: Row, now: string): Promise<Answer>;
  settle(sent: readonly (readonly [Row, Answer])[]): Promise<Sent>;
  /** More may be due than one claim takes. */
  isFull(rows: readonly Row[]): boolean;
}

/** How long a claimed row is ours: longer than any sending may take. */
const claimMs = 120_000;
const nothing: Sent = { delivered: 0, failed: 0 };

/** Claims, sends and settles until nothing more is due. */
export async function deliverClaimed<Row, Answer>({ store, clock }: Runtime, round: Round<Row, Answer>): Promise<Sent> {
  const sum = { delivered: 0, failed: 0 };
  for (;;) {
    const now = clock.now();
    const until = new Date(Date.parse(now) + claimMs).toISOString();
    const rows = await store.writer.transact((tx) => round.claim(tx, now, until));
    const sent = await Promise.all(rows.map(async (row) => [row, await round.send(row, now)] as const));
    const { delivered, failed } = sent.length > 0 ? await round.settle(sent) : nothing;
    sum.delivered += delivered;
    sum.failed += failed;
    if (!round.isFull(rows)) return sum;
  }
}
