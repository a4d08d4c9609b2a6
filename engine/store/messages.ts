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

/** Newest first. */
export async function messagePage(
  db: Reader,
  userId: string,
  query: { readonly unread?: boolean; readonly after?: string | undefined; readonly limit: number },
): Promise<Rows<Message>> {
  const list = db('messages')
    .where({ user_id: userId })
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(query.limit + 1);
  if (query.unread) list.whereNull('read_at');
  const cursor = cursorOf(query.after, 2);
  if (cursor) list.whereRaw('(created_at, id) < (?, ?)', cursor);
  const rows = (await list) as {
    id: string;
    case_id: string | null;
    template: string;
    params: string;
    created_at: string;
    read_at: string | null;
  }[];
  const messages = rows.map((row) => ({
    ...{ id: row.id, caseId: row.case_id, template: row.template, params: JSON.parse(row.params) as Message['params'] },
    ...{ createdAt: row.created_at, readAt: row.read_at },
  }));
  return pageOf(messages, query.limit, (message) => [message.createdAt, message.id]);
}

export async function unreadCount(db: Reader, userId: string): Promise<number> {
  const [row] = await db('messages').where({ user_id: userId }).whereNull('read_at').count({ n: '*' });
  return Number(row?.n ?? 0);
}

/** True when the user has such a message. */
export async function markRead(tx: Tx, userId: string, id: string, at: string): Promise<boolean> {
  return (await tx.table('messages').where({ user_id: userId, id }).update({ read_at: at })) > 0;
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
