/**
 * Delivers the outbox. What a notice becomes is rows, written in the transaction that claims the row of the outbox: a message in the app for
 * each who is told, a letter for those who want mail, a call for the webhooks of their organisations. Letters and calls go out by
 * themselves (`letters.ts`, `webhooks.ts`), at least once, each with a key under which the receiver recognises a repetition.
 */
import { letterDue } from '../calendar/letters.ts';
import type { Runtime } from '../commands/runtime.ts';
import { wordsOf } from '../effects/letters.ts';
import { type NoticeKind, noticeKindOf } from '../model/notification.ts';
import { withOfficeTexts } from '../store/admin/notice-texts.ts';
import { insertLetters, preferencesOf } from '../store/letters.ts';
import { insertMessages } from '../store/messages.ts';
import { claimOutbox, deliveryKey, markDelivered, type OutboxRow } from '../store/outbox.ts';
import type { Tx } from '../store/tx.ts';
import { recipientsOf } from '../store/users.ts';
import { activeWebhooks, insertCalls, orgsOf } from '../store/webhooks.ts';

interface Notice {
  readonly row: OutboxRow;
  /** Same for the same notice at a second delivery. */
  readonly id: string;
  readonly kind: NoticeKind;
  readonly recipients: readonly { readonly id: string; readonly email: string | null }[];
}

const rowsAtOnce = 100;
/** A row is done in the transaction that claims it. */
const claimMs = 120_000;

/** Delivers everything due now. `mail`: there is a server for letters. Gives how many notices there were. */
export async function deliverDue(runtime: Runtime, { mail }: { readonly mail: boolean }): Promise<number> {
  for (let delivered = 0; ; ) {
    const count = await deliverSome(runtime, mail);
    delivered += count;
    if (count < rowsAtOnce) return delivered;
  }
}

async function deliverSome(runtime: Runtime, mail: boolean): Promise<number> {
  const { store, clock } = runtime;
  const { calendar } = await runtime.currentCalendar();
  const now = clock.now();
  const until = new Date(Date.parse(now) + claimMs).toISOString();
  return store.writer.transact(async (tx) => {
    const rows = await claimOutbox(tx, now, until, rowsAtOnce);
    const payloads = await withOfficeTexts(
      tx,
      rows.map(({ payload }) => payload),
    );
    const notices: Notice[] = [];
    for (const [index, claimed] of rows.entries()) {
      const row = { ...claimed, payload: payloads[index] ?? claimed.payload };
      const kind = noticeKindOf(row.payload.template);
      notices.push({ row, id: deliveryKey(row), kind, recipients: await recipientsOf(tx, row.target) });
    }
    const messages = notices.flatMap(({ row, id, recipients }) =>
      recipients.map((user) => ({ userId: user.id, id, caseId: row.caseId, ...row.payload, createdAt: row.createdAt, readAt: null })),
    );
    await insertMessages(tx, messages);
    if (mail) {
      const preferences = await preferencesOf(
        tx,
        messages.map(({ userId }) => userId),
      );
      const letters = notices.flatMap(({ row, id, kind, recipients }) =>
        recipients.flatMap((user) => {
          const due = user.email === null ? null : letterDue(calendar, now, kind, preferences(user.id));
          return due
            ? [{ userId: user.id, id, caseId: row.caseId, ...row.payload, createdAt: row.createdAt, held: due.held, dueAt: due.at }]
            : [];
        }),
      );
      await insertLetters(tx, letters);
    }
    await callWebhooks(tx, notices, now);
    await markDelivered(tx, rows, now);
    if (messages.length > 0) tx.announce({ users: [...new Set(messages.map((message) => message.userId))] });
    return rows.length;
  });
}

/** A webhook hears what is told to people of its organisation. Who they are isn't told. */
async function callWebhooks(tx: Tx, notices: readonly Notice[], now: string): Promise<void> {
  const hooks = notices.length > 0 ? await activeWebhooks(tx) : [];
  if (hooks.length === 0) return;
  const orgs = await orgsOf(
    tx,
    notices.flatMap(({ recipients }) => recipients.map(({ id }) => id)),
  );
  const cases = await tx.byKeys<{ id: string; number: string | null; programme: string }>(
    ...(['cases', 'id', [...new Set(notices.map(({ row }) => row.caseId))], ['id', 'number', 'programme']] as const),
  );
  const calls = notices.flatMap(({ row, id, kind, recipients }) => {
    const told = new Set(recipients.flatMap((user) => orgs.get(user.id) ?? []));
    const { template, params } = row.payload;
    const { subject, body } = wordsOf('zh-CN', template, params);
    const kase = cases.find((one) => one.id === row.caseId);
    return hooks
      .filter((hook) => hook.kinds.includes(kind) && told.has(hook.org))
      .map((hook) => {
        const data = { kind, case: row.caseId, number: kase?.number ?? null, programme: kase?.programme ?? null, subject, body };
        const payload = JSON.stringify({ type: template, timestamp: row.createdAt, data });
        return { webhookId: hook.id, id, payload, createdAt: row.createdAt, nextAt: now };
      });
  });
  await insertCalls(tx, calls);
}
