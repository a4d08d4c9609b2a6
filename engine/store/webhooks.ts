/** Webhooks of organisations and their calls: a notice that concerns people of an organisation is also told to its own system. */
import type { NoticeKind } from '../model/notification.ts';
import { cursorOf, pageOf, type Reader, type Rows } from './page.ts';
import type { Tx } from './tx.ts';

export interface Webhook {
  readonly id: string;
  readonly org: string;
  readonly title: string;
  readonly url: string;
  /** Signs each call; told once, when it is made. */
  readonly secret: string;
  readonly kinds: readonly NoticeKind[];
  readonly active: boolean;
  readonly createdAt: string;
  readonly createdBy: string;
  readonly changedAt: string;
  readonly changedBy: string;
}
interface WebhookRow {
  id: string;
  org: string;
  title: string;
  url: string;
  secret: string;
  kinds: string;
  active: number;
  created_at: string;
  created_by: string;
  changed_at: string;
  changed_by: string;
}
export interface WebhookCall {
  readonly webhookId: string;
  /** Of the message; `test-…` for one that was asked for. */
  readonly id: string;
  /** Exactly the bytes that are signed and sent. */
  readonly payload: string;
  readonly createdAt: string;
  readonly status: 'pending' | 'done' | 'failed';
  readonly attempts: number;
  readonly nextAt: string;
  /** HTTP status of the last answer. */
  readonly answer: number | null;
  readonly error: string | null;
  readonly doneAt: string | null;
}
interface CallRow {
  webhook_id: string;
  message_id: string;
  payload: string;
  created_at: string;
  status: WebhookCall['status'];
  attempts: number;
  next_at: string;
  answer: number | null;
  error: string | null;
  done_at: string | null;
}

export async function webhooks(db: Reader): Promise<Webhook[]> {
  return ((await db('webhooks').orderBy('created_at').orderBy('id')) as WebhookRow[]).map(webhookOf);
}

export async function activeWebhooks(tx: Tx): Promise<Webhook[]> {
  return (await tx.raw<WebhookRow>('select * from webhooks where active = 1 order by id')).map(webhookOf);
}

export async function webhookById(tx: Tx, id: string): Promise<Webhook | null> {
  const [row] = await tx.raw<WebhookRow>('select * from webhooks where id = ?', [id]);
  return row ? webhookOf(row) : null;
}

export async function saveWebhook(tx: Tx, webhook: Webhook): Promise<void> {
  const { id, createdAt, createdBy, changedAt, changedBy, kinds, active, ...rest } = webhook;
  const values = { ...rest, kinds: JSON.stringify(kinds), active: active ? 1 : 0, changed_at: changedAt, changed_by: changedBy };
  await tx
    .table('webhooks')
    .insert({ id, ...values, created_at: createdAt, created_by: createdBy })
    .onConflict('id')
    .merge(values);
}

/** Calls that wait go with it. */
export async function deleteWebhook(tx: Tx, id: string): Promise<void> {
  await tx.table('webhook_calls').where({ webhook_id: id }).delete();
  await tx.table('webhooks').where({ id }).delete();
}

/** A call that was given up is made anew; one that waits or was taken stays as it is. */
export async function insertCalls(
  tx: Tx,
  calls: readonly Pick<WebhookCall, 'webhookId' | 'id' | 'payload' | 'createdAt' | 'nextAt'>[],
): Promise<void> {
  for (const { webhookId, id, payload, createdAt, nextAt } of calls)
    await tx.raw(
      `insert into webhook_calls (webhook_id, message_id, payload, created_at, status, attempts, next_at) values (?, ?, ?, ?, 'pending', 0, ?)
       on conflict (webhook_id, message_id) do update set status = 'pending', attempts = 0, next_at = excluded.next_at where webhook_calls.status = 'failed'`,
      [webhookId, id, payload, createdAt, nextAt],
    );
}

/** Due calls of active webhooks, ours until `until`. On PostgreSQL those that another node is claiming are left out. */
export async function claimCalls(
  tx: Tx,
  now: string,
  until: string,
  limit: number,
): Promise<(WebhookCall & Pick<Webhook, 'url' | 'secret'>)[]> {
  const lock = tx.dialect.severalNodes ? ' for update of c skip locked' : '';
  const rows = await tx.raw<CallRow & { url: string; secret: string }>(
    `select c.*, w.url, w.secret from webhook_calls c join webhooks w on w.id = c.webhook_id
     where c.status = 'pending' and c.next_at <= ? and w.active = 1 order by c.next_at limit ${limit}${lock}`,
    [now],
  );
  const claimed = [];
  for (const row of rows) {
    const attempts = row.attempts + 1;
    await tx.table('webhook_calls').where(keyOf(row)).update({ next_at: until, attempts });
    claimed.push({ ...callOf({ ...row, attempts }), url: row.url, secret: row.secret });
  }
  return claimed;
}

/** Ends a claim, whose number is `attempts`; nothing of a call that was claimed anew meanwhile. */
export async function settleCall(
  tx: Tx,
  { webhookId, id, attempts }: Pick<WebhookCall, 'webhookId' | 'id' | 'attempts'>,
  next: Partial<Pick<WebhookCall, 'status' | 'nextAt' | 'answer' | 'error' | 'doneAt'>>,
): Promise<void> {
  const { nextAt, doneAt, ...rest } = next;
  await tx
    .table('webhook_calls')
    .where({ webhook_id: webhookId, message_id: id, attempts, status: 'pending' })
    .update({ ...rest, ...(nextAt !== undefined && { next_at: nextAt }), ...(doneAt !== undefined && { done_at: doneAt }) });
}

/** Newest first. */
export async function callsOf(
  db: Reader,
  webhookId: string,
  query: { readonly after?: string | undefined; readonly limit: number },
): Promise<Rows<WebhookCall>> {
  const list = db('webhook_calls')
    .where({ webhook_id: webhookId })
    .orderBy('created_at', 'desc')
    .orderBy('message_id', 'desc')
    .limit(query.limit + 1);
  const cursor = cursorOf(query.after, 2);
  if (cursor) list.whereRaw('(created_at, message_id) < (?, ?)', cursor);
  return pageOf(((await list) as CallRow[]).map(callOf), query.limit, (call) => [call.createdAt, call.id]);
}

/** True when there was such a call, given up: it is made again. */
export async function reviveCall(tx: Tx, webhookId: string, id: string, now: string): Promise<boolean> {
  const values = { status: 'pending', attempts: 0, next_at: now, done_at: null };
  return (await tx.table('webhook_calls').where({ webhook_id: webhookId, message_id: id, status: 'failed' }).update(values)) > 0;
}

/** Organisations whose people these are, by user. */
export async function orgsOf(tx: Tx, userIds: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await tx.byKeys<{ user_id: string; org: string }>('grants', 'user_id', [...new Set(userIds)], ['user_id', 'org']);
  const found = new Map<string, string[]>();
  for (const { user_id: userId, org } of rows) found.set(userId, [...(found.get(userId) ?? []), org]);
  return found;
}

const keyOf = ({ webhook_id, message_id }: CallRow) => ({ webhook_id, message_id });
function webhookOf(row: WebhookRow): Webhook {
  const { id, org, title, url, secret, created_at: createdAt, created_by: createdBy, changed_at: changedAt, changed_by: changedBy } = row;
  const kinds = JSON.parse(row.kinds) as Webhook['kinds'];
  return { id, org, title, url, secret, kinds, active: row.active === 1, createdAt, createdBy, changedAt, changedBy };
}
function callOf(row: CallRow): WebhookCall {
  const { webhook_id: webhookId, message_id: id, payload, created_at: createdAt, status, attempts, next_at: nextAt, answer, error } = row;
  return { webhookId, id, payload, createdAt, status, attempts, nextAt, answer, error, doneAt: row.done_at };
}
