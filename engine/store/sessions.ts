/** Sessions and failed sign-ins. */

import { dateOf } from '../calendar/date.ts';
import { standInsOf } from './absences.ts';
import { overdueTerms } from './admin/terms.ts';
import type { Reader } from './page.ts';
import type { Tx } from './tx.ts';
import { type UserRecord, userById } from './users.ts';

export interface StoredSession {
  /** Hash of the cookie's token. */
  readonly id: string;
  readonly userId: string;
  readonly csrf: string;
  readonly createdAt: string;
  readonly seenAt: string;
  readonly expiresAt: string;
  /** Where it was opened from, by which browser, and whether through the provider of sign-in. */
  readonly address: string | null;
  readonly agent: string | null;
  readonly provider: boolean;
}

interface SessionRow {
  id: string;
  user_id: string;
  csrf: string;
  created_at: string;
  seen_at: string;
  expires_at: string;
  address: string | null;
  agent: string | null;
  provider: number;
}

/** The session and its user, unless it is over or the user disabled. */
export async function sessionById(
  db: Reader,
  id: string,
  now: string,
): Promise<{ readonly session: StoredSession; readonly record: UserRecord } | null> {
  const row = (await db('sessions').where({ id }).where('expires_at', '>', now).first()) as SessionRow | undefined;
  const record = row && (await userById(db, row.user_id));
  if (!row || !record || record.disabled) return null;
  const { user_id: userId, csrf, created_at: createdAt, seen_at: seenAt, expires_at: expiresAt, address, agent } = row;
  const session = { id, userId, csrf, createdAt, seenAt, expiresAt, address, agent, provider: row.provider === 1 };
  const [standsInFor, over] = await Promise.all([standInsOf(db, userId), overdueTerms(db, userId, dateOf(now))]);
  // A role ends with its last day, even where nobody took it out of force yet.
  const grants = record.user.grants.filter(({ role, org }) => !over.some((term) => term.role === role && term.org === org));
  const user = { ...record.user, grants, ...(standsInFor.length > 0 ? { standsInFor } : {}) };
  return { session, record: { ...record, user } };
}

export async function insertSession(tx: Tx, session: StoredSession): Promise<void> {
  await tx.table('sessions').insert({
    ...{ id: session.id, user_id: session.userId, csrf: session.csrf },
    ...{ created_at: session.createdAt, seen_at: session.seenAt, expires_at: session.expiresAt },
    ...{ address: session.address, agent: session.agent, provider: session.provider ? 1 : 0 },
  });
}

export async function touchSession(tx: Tx, id: string, at: string): Promise<void> {
  await tx.table('sessions').where({ id }).update({ seen_at: at });
}

export async function deleteSession(tx: Tx, id: string): Promise<void> {
  await tx.table('sessions').where({ id }).delete();
}

export async function deleteExpiredSessions(tx: Tx, now: string): Promise<void> {
  await tx.table('sessions').where('expires_at', '<=', now).delete();
}

export interface LoginAttempts {
  readonly failures: number;
  readonly lastAt: string;
  readonly lockedUntil: string | null;
}

export async function loginAttempts(db: Reader, login: string): Promise<LoginAttempts | null> {
  const row = (await db('login_attempts').where({ login }).first()) as
    | { failures: number; last_at: string; locked_until: string | null }
    | undefined;
  return row ? { failures: row.failures, lastAt: row.last_at, lockedUntil: row.locked_until } : null;
}

/** Counts a failure; gives the number of failures since the last success. */
export async function countFailure(tx: Tx, login: string, at: string): Promise<number> {
  const [row] = await tx.raw<{ failures: number }>(
    `insert into login_attempts (login, failures, last_at) values (?, 1, ?)
     on conflict (login) do update set failures = login_attempts.failures + 1, last_at = excluded.last_at returning failures`,
    [login, at],
  );
  return row?.failures ?? 1;
}

export async function lockLogin(tx: Tx, login: string, until: string): Promise<void> {
  await tx.table('login_attempts').where({ login }).update({ locked_until: until });
}

export async function forgetFailures(tx: Tx, login: string): Promise<void> {
  await tx.table('login_attempts').where({ login }).delete();
}
