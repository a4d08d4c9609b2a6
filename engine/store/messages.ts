/** In-app messages of a user. */
import { cursorOf, pageOf, type Reader, type Rows } from './page.ts';
import type { Tx } from './tx.ts';

export interface Message {
  /** `<caseId>-<seq>-<n>` of the outbox row it came from: delivered twice it is still one. */
  readonly id: string;
  readonly caseId: string | null;
  readonly template: string;
  readonly params: Readonly<Record<string, string>>;
  readonly createdAt: string;
  readonly readAt: string | null;
}

interface MessageRow {
  id: string;
  case_id: string | null;
  template: string;
  params: string;
  created_at: string;
  read_at: string | null;
}

/** Newest first. */
export async function messagePage(
  db: Reader,
  userId: string,
  query: { readonly unread?: boolean; readonly caseId?: string | undefined; readonly after?: string | undefined; readonly limit: number },
): Promise<Rows<Message>> {
  const list = db('messages')
    .where({ user_id: userId })
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(query.limit + 1);
  if (query.unread) list.whereNull('read_at');
  if (query.caseId !== undefined) list.where({ case_id: query.caseId });
  const cursor = cursorOf(query.after, 2);
  if (cursor) list.whereRaw('(created_at, id) < (?, ?)', cursor);
  const messages = ((await list) as MessageRow[]).map(messageOf);
  return pageOf(messages, query.limit, (message) => [message.createdAt, message.id]);
}

export async function messageById(db: Reader, userId: string, id: string): Promise<Message | null> {
  const row = (await db('messages').where({ user_id: userId, id }).first()) as MessageRow | undefined;
  return row ? messageOf(row) : null;
}

/** Counted no further than a thousand: “999+”. */
export async function unreadCount(db: Reader, userId: string): Promise<number> {
  const unread = db('messages').select(db.raw('1 as one')).where({ user_id: userId }).whereNull('read_at').limit(1000);
  const [row] = (await db.count({ n: '*' }).from(unread.as('t'))) as { n: number | string }[];
  return Number(row?.n ?? 0);
}

/** True when the user has such a message. */
export async function markRead(tx: Tx, userId: string, id: string, at: string): Promise<boolean> {
  return (await tx.table('messages').where({ user_id: userId, id }).update({ read_at: at })) > 0;
}

/** Everything of a user up to an instant, or of one case. */
export async function markAllRead(tx: Tx, userId: string, caseId: string | undefined, at: string): Promise<void> {
  const unread = tx.table('messages').where({ user_id: userId }).whereNull('read_at').where('created_at', '<=', at);
  await (caseId === undefined ? unread : unread.where({ case_id: caseId })).update({ read_at: at });
}

export async function insertMessages(tx: Tx, rows: readonly (Message & { readonly userId: string })[]): Promise<void> {
  for (let from = 0; from < rows.length; from += 100) {
    await tx
      .table('messages')
      .insert(
        rows.slice(from, from + 100).map(({ userId, id, caseId, template, params, createdAt }) => ({
          ...{ user_id: userId, id, case_id: caseId, template, params: JSON.stringify(params), created_at: createdAt },
        })),
      )
      .onConflict(['user_id', 'id'])
      .ignore();
  }
}

function messageOf(row: MessageRow): Message {
  return {
    ...{ id: row.id, caseId: row.case_id, template: row.template, params: JSON.parse(row.params) as Message['params'] },
    ...{ createdAt: row.created_at, readAt: row.read_at },
  };
}
