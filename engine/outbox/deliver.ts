/**
 * Delivers the outbox. In-app messages are rows, written in the transaction that claims the row of the outbox; mail and webhooks go
 * out after it, at least once, each with a key under which the receiver recognises a repetition.
 */
import type { Runtime } from '../commands/runtime.ts';
import { openIncident } from '../store/incidents.ts';
import { insertMessages } from '../store/messages.ts';
import { claimOutbox, deliveryKey, markDelivered, markUndelivered, type OutboxRow } from '../store/outbox.ts';
import { recipientsOf } from '../store/users.ts';
import { retryAt } from './back-off.ts';

/** What leaves the database. */
export interface Notice {
  /** Same for the same message at a second delivery. */
  readonly key: string;
  readonly caseId: string;
  readonly template: string;
  readonly params: Readonly<Record<string, string>>;
  readonly recipients: readonly { readonly id: string; readonly email: string | null }[];
}
/** Mail, webhook…: resolves when the notice is out, throws to be tried again. */
export type Channel = (notice: Notice) => Promise<void>;

const rowsAtOnce = 100;
const maxAttempts = 8;
/** How long a claimed row is ours; after a crash it comes back then. */
const claimMs = 120_000;

export interface Delivered {
  readonly delivered: number;
  readonly failed: number;
}

/** Delivers everything due now. A notice that fails is tried again later, and becomes an incident after eight attempts. */
export async function deliverDue(runtime: Runtime, channels: readonly Channel[]): Promise<Delivered> {
  const count = { delivered: 0, failed: 0 };
  for (;;) {
    const claimed = await claim(runtime, channels.length > 0);
    if (channels.length === 0) count.delivered += claimed.length;
    else {
      const sent = await Promise.all(claimed.map(async (item) => ({ item, error: await send(channels, item.notice) })));
      await settle(runtime, sent);
      for (const { error } of sent) count[error === null ? 'delivered' : 'failed'] += 1;
    }
    if (claimed.length < rowsAtOnce) return count;
  }
}

interface Claimed {
  readonly row: OutboxRow;
  readonly notice: Notice;
}

async function claim({ store, clock }: Runtime, outside: boolean): Promise<Claimed[]> {
  const now = clock.now();
  const until = new Date(Date.parse(now) + claimMs).toISOString();
  return store.writer.transact(async (tx) => {
    const rows = await claimOutbox(tx, now, until, rowsAtOnce);
    const claimed: Claimed[] = [];
    for (const row of rows) {
      const { template, params } = row.payload;
      const recipients = await recipientsOf(tx, row.target);
      claimed.push({ row, notice: { key: deliveryKey(row), caseId: row.caseId, template, params, recipients } });
    }
    const messages = claimed.flatMap(({ row, notice }) =>
      notice.recipients.map((user) => ({
        ...{ userId: user.id, id: notice.key, caseId: row.caseId, template: notice.template, params: notice.params },
        ...{ createdAt: row.createdAt, readAt: null },
      })),
    );
    await insertMessages(tx, messages);
    if (!outside) await markDelivered(tx, rows, now);
    if (messages.length > 0) tx.announce({ users: [...new Set(messages.map((message) => message.userId))] });
    return claimed;
  });
}

/** Null, or what went wrong. */
async function send(channels: readonly Channel[], notice: Notice): Promise<string | null> {
  try {
    for (const channel of channels) await channel(notice);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

async function settle(
  { store, clock }: Runtime,
  sent: readonly { readonly item: Claimed; readonly error: string | null }[],
): Promise<void> {
  if (sent.length === 0) return;
  const now = clock.now();
  await store.writer.transact(async (tx) => {
    await markDelivered(
      tx,
      sent.filter(({ error }) => error === null).map(({ item }) => item.row),
      now,
    );
    for (const { item, error } of sent) {
      if (error === null) continue;
      const { row } = item;
      const givenUp = row.attempts >= maxAttempts;
      await markUndelivered(tx, row, error, givenUp ? 'given-up' : { at: retryAt(now, row.attempts) });
      if (givenUp) {
        await openIncident(tx, { caseId: row.caseId, kind: 'effect', reference: `${row.seq}.${row.n}`, message: error, openedAt: now });
      }
    }
  });
}
