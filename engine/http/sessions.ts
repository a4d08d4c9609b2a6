/**
 * Sessions: rows in the database, found by the hash of the cookie's token; the token itself is kept nowhere.
 * A session with its user's grants is remembered in this process for at most five seconds, so that a request needs no query;
 * signing out and changes made here are forgotten at once, changes made on another node within those seconds.
 */
import { hash, randomBytes } from 'node:crypto';
import type { User } from '../model/user.ts';
import { appendActs } from '../store/admin/log.ts';
import { changeAccount } from '../store/admin/users.ts';
import type { Store } from '../store/db.ts';
import { deleteExpiredSessions, deleteSession, insertSession, sessionById, touchSession } from '../store/sessions.ts';
import type { Tx } from '../store/tx.ts';

export interface Session {
  /** Hash of the token. */
  readonly id: string;
  readonly csrfToken: string;
  readonly user: User;
  readonly expiresAt: string;
  /** Nothing else may be done before the one-time password is changed. */
  readonly mustChange: boolean;
  /** Opened through the provider of sign-in. */
  readonly provider: boolean;
}
/** Where a session is opened from. */
export interface SessionPlace {
  readonly address: string;
  readonly agent: string | undefined;
  readonly provider?: boolean;
}
export interface Sessions {
  /** Session of a cookie token; null when there is none, it ended or its user is disabled. */
  find(token: string | undefined): Promise<Session | null>;
  /** Opens a session; the token goes into the cookie. */
  open(userId: string, place: SessionPlace): Promise<{ readonly token: string; readonly expiresAt: string }>;
  close(session: Session): Promise<void>;
  /** Forget what is remembered of a user whose grants or memberships changed. */
  forgetUser(userId: string): void;
}

const rememberedMs = 5_000;
const seenEveryMs = 15 * 60_000;
const maxRemembered = 20_000;

export function createSessions(store: Store, options: { readonly clock: () => string; readonly hours: number }): Sessions {
  const remembered = new Map<string, { session: Session; until: number }>();
  /** Lookups under way: requests that come in together share one. One that is no longer in here must not be remembered. */
  const lookups = new Map<string, Promise<Session | null>>();
  const lookUp = (id: string, now: string): Promise<Session | null> => {
    const lookup = sessionById(store.read, id, now)
      .then((found) => {
        if (!found) return null;
        const { csrf, expiresAt, seenAt, provider } = found.session;
        const { user, mustChange = false } = found.record;
        const session: Session = { id, csrfToken: csrf, user, expiresAt, mustChange: mustChange && !provider, provider };
        if (Date.parse(now) - Date.parse(seenAt) > seenEveryMs) {
          // Only for people to look at: a session isn't refused because it couldn't be noted.
          store.writer.transact((tx) => touchSession(tx, id, now)).catch(() => {});
        }
        if (lookups.get(id) === lookup) {
          if (remembered.size >= maxRemembered) remembered.clear();
          remembered.set(id, { session, until: performance.now() + rememberedMs });
        }
        return session;
      })
      .finally(() => {
        if (lookups.get(id) === lookup) lookups.delete(id);
      });
    lookups.set(id, lookup);
    return lookup;
  };
  const note = async (tx: Tx, userId: string, { act, address }: { act: string; address: string | null }) => {
    const [row] = await tx.raw<{ name: string }>('select name from users where id = ?', [userId]);
    const sign = { by: userId, at: options.clock(), salt: randomBytes(12).toString('base64url'), address };
    await appendActs(tx, [{ act, kind: 'user', subject: userId, title: row?.name ?? userId }], sign);
  };
  return {
    async find(token) {
      if (!token || !/^[0-9A-Za-z_-]{43}$/.test(token)) return null;
      const id = hashOf(token);
      const now = options.clock();
      const known = remembered.get(id);
      if (known && known.until > performance.now() && known.session.expiresAt > now) return known.session;
      remembered.delete(id);
      return lookups.get(id) ?? lookUp(id, now);
    },
    async open(userId, { address, agent, provider = false }) {
      const token = randomBytes(32).toString('base64url');
      const now = options.clock();
      const expiresAt = new Date(Date.parse(now) + options.hours * 3_600_000).toISOString();
      const session = { id: hashOf(token), userId, csrf: randomBytes(24).toString('base64url'), createdAt: now, seenAt: now, expiresAt };
      const place = { address, agent: agent?.slice(0, 300) ?? null, provider };
      await store.writer.transact(async (tx) => {
        await deleteExpiredSessions(tx, now);
        await insertSession(tx, { ...session, ...place });
        await changeAccount(tx, userId, { signedInAt: now });
        await note(tx, userId, { act: provider ? 'session.opened-by-provider' : 'session.opened', address });
      });
      return { token, expiresAt };
    },
    async close(session) {
      const forget = () => {
        remembered.delete(session.id);
        lookups.delete(session.id);
      };
      forget();
      await store.writer.transact(async (tx) => {
        await deleteSession(tx, session.id);
        await note(tx, session.user.id, { act: 'session.closed', address: null });
      });
      // A request that came in meanwhile may have found it once more.
      forget();
    },
    forgetUser(userId) {
      lookups.clear();
      for (const [id, { session }] of remembered) if (session.user.id === userId) remembered.delete(id);
    },
  };
}

function hashOf(token: string): string {
  return hash('sha256', token, 'hex');
}
