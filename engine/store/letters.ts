/** Letters by mail: one row for each message and reader, due when the reader wants it. Preferences of those who said something. */
import { type NoticePreferences, usualPreferences } from '../model/notification.ts';
import { deliveryKey } from './outbox.ts';
import type { Reader } from './page.ts';
import type { Tx } from './tx.ts';

export interface Letter {
  readonly userId: string;
  /** Of the message; `test-…` for one that the reader asked for. */
  readonly id: string;
  readonly caseId: string | null;
  readonly template: string;
  readonly params: Readonly<Record<string, string>>;
  readonly createdAt: string;
  /** Kept back until its time: it goes out with others, and not at all when its message was read meanwhile. */
  readonly held: boolean;
  readonly attempts: number;
}
export interface DueLetter extends Letter {
  readonly email: string | null;
  /** The message was read in the app. */
  readonly read: boolean;
}
interface LetterRow {
  user_id: string;
  message_id: string;
  case_id: string | null;
  template: string;
  params: string;
  created_at: string;
  held: number;
  attempts: number;
}

/** A letter that was given up is tried anew; one that is on its way or was sent stays as it is. */
export async function insertLetters(tx: Tx, letters: readonly (Omit<Letter, 'attempts'> & { readonly dueAt: string })[]): Promise<void> {
  for (const { userId, id, caseId, template, params, createdAt, held, dueAt } of letters)
    await tx.raw(
      `insert into letters (user_id, message_id, case_id, template, params, created_at, held, status, attempts, next_at)
       values (?, ?, ?, ?, ?, ?, ?, 'pending', 0, ?)
       on conflict (user_id, message_id) do update set status = 'pending', attempts = 0, next_at = excluded.next_at where letters.status = 'failed'`,
      [userId, id, caseId, template, JSON.stringify(params), createdAt, held ? 1 : 0, dueAt],
    );
}

/** All letters due now of at most `readers` people, ours until `until`. On PostgreSQL those that another node is claiming are left out. */
export async function claimLetters(tx: Tx, now: string, until: string, readers: number): Promise<DueLetter[]> {
  const lock = tx.dialect.severalNodes ? ' for update skip locked' : '';
  const people = await tx.raw<{ user_id: string }>(
    `select user_id from letters where status = 'pending' and next_at <= ? group by user_id order by min(next_at), user_id limit ${readers}`,
    [now],
  );
  const due: DueLetter[] = [];
  for (const { user_id: userId } of people) {
    const rows = await tx.raw<LetterRow>(
      `select * from letters where user_id = ? and status = 'pending' and next_at <= ? order by created_at, message_id limit 200${lock}`,
      [userId, now],
    );
    const [user] = await tx.raw<{ email: string | null }>('select email from users where id = ? and disabled = 0', [userId]);
    const messages = await tx.raw<{ id: string }>('select id from messages where user_id = ? and read_at is not null and created_at >= ?', [
      userId,
      rows[0]?.created_at ?? now,
    ]);
    const read = new Set(messages.map(({ id }) => id));
    for (const row of rows) {
      const attempts = row.attempts + 1;
      await tx.table('letters').where(keyOf(row)).update({ next_at: until, attempts });
      due.push({ ...letterOf({ ...row, attempts }), email: user?.email ?? null, read: read.has(row.message_id) });
    }
  }
  return due;
}

/** Of the daily letter about what waits: one row for each officer, due again and again. */
export const summaryId = 'summary';
export const summaryTemplate = 'inbox.summary';

/** Gives officers with an address, who have none yet, their daily letter. */
export async function armSummaries(tx: Tx, now: string, dueAt: (preferences: NoticePreferences) => string): Promise<void> {
  const people = await tx.raw<{ id: string }>(
    `select u.id from users u where u.disabled = 0 and u.email is not null and exists (select 1 from grants g where g.user_id = u.id)
     and not exists (select 1 from letters l where l.user_id = u.id and l.message_id = '${summaryId}') limit 500`,
  );
  const preferences = await preferencesOf(
    tx,
    people.map(({ id }) => id),
  );
  const letter = { id: summaryId, caseId: null, template: summaryTemplate, params: {}, createdAt: now, held: false };
  await insertLetters(
    tx,
    people.map(({ id: userId }) => ({ ...letter, userId, dueAt: dueAt(preferences(userId)) })),
  );
}

/** The daily letter is due again. */
export async function rearmSummary(tx: Tx, userId: string, dueAt: string): Promise<void> {
  await tx.table('letters').where({ user_id: userId, message_id: summaryId }).update({ next_at: dueAt, attempts: 0, error: null });
}

/** Ends a claim, whose number is `attempts`; nothing of a letter that was claimed anew meanwhile. */
export async function settleLetter(
  tx: Tx,
  { userId, id, attempts }: Pick<Letter, 'userId' | 'id' | 'attempts'>,
  next:
    | { readonly status: 'sent' | 'dropped' | 'failed'; readonly at: string; readonly error?: string }
    | { readonly again: string; readonly error: string },
): Promise<void> {
  await tx
    .table('letters')
    .where({ user_id: userId, message_id: id, attempts, status: 'pending' })
    .update(
      'again' in next ? { next_at: next.again, error: next.error } : { status: next.status, done_at: next.at, error: next.error ?? null },
    );
}

/** The last letter to somebody that was given up, when none was sent since. */
export async function lastFailure(db: Reader, userId: string): Promise<{ readonly at: string; readonly error: string } | null> {
  const row = (await db('letters').where({ user_id: userId, status: 'failed' }).orderBy('done_at', 'desc').first()) as
    | { done_at: string; error: string | null }
    | undefined;
  return row ? { at: row.done_at, error: row.error ?? '' } : null;
}

export async function preferencesOf(db: Reader | Tx, userIds: readonly string[]): Promise<(userId: string) => NoticePreferences> {
  const rows = (
    'dialect' in db
      ? await db.byKeys('notice_preferences', 'user_id', [...new Set(userIds)])
      : await db('notice_preferences').whereIn('user_id', [...userIds])
  ) as { user_id: string; preferences: string }[];
  const said = new Map(rows.map((row) => [row.user_id, JSON.parse(row.preferences) as NoticePreferences]));
  return (userId) => said.get(userId) ?? usualPreferences;
}

export async function savePreferences(tx: Tx, userId: string, preferences: NoticePreferences, at: string): Promise<void> {
  const values = { preferences: JSON.stringify(preferences), saved_at: at };
  await tx
    .table('notice_preferences')
    .insert({ user_id: userId, ...values })
    .onConflict('user_id')
    .merge(values);
}

/** Sequence and number of the outbox row that a message's id names; null of one that came from no case. */
export function rowOfMessage(id: string, caseId: string): { readonly seq: number; readonly n: number } | null {
  const [, seq, n] = /-(\d+)-(\d+)$/.exec(id) ?? [];
  const row = { seq: Number(seq), n: Number(n) };
  return deliveryKey({ caseId, ...row }) === id ? row : null;
}

const keyOf = ({ user_id, message_id }: LetterRow) => ({ user_id, message_id });
function letterOf(row: LetterRow): Letter {
  const { user_id: userId, message_id: id, case_id: caseId, template, created_at: createdAt, held, attempts } = row;
  return { userId, id, caseId, template, params: JSON.parse(row.params) as Letter['params'], createdAt, held: held === 1, attempts };
}
