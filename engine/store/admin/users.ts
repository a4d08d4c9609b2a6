/** Accounts as the administrator keeps them. */
import type { Grant } from '../../model/user.ts';
import { containing, cursorOf, pageOf, type Reader, type Rows } from '../page.ts';
import type { Tx } from '../tx.ts';

/** `locked` for now, `left` 离职; neither signs in. */
export type AccountState = 'active' | 'locked' | 'left';
export interface Account {
  readonly id: string;
  readonly login: string;
  readonly name: string;
  readonly email: string | null;
  readonly state: AccountState;
  readonly stateNote: string | null;
  /** A one-time password is out, good until this instant. */
  readonly mustChange: boolean;
  readonly passwordUntil: string | null;
  readonly signedInAt: string | null;
  readonly providerId: string | null;
  readonly createdAt: string;
}
interface Row {
  id: string;
  login: string;
  name: string;
  email: string | null;
  disabled: number;
  state: AccountState;
  state_note: string | null;
  must_change: number;
  password_until: string | null;
  signed_in_at: string | null;
  provider_id: string | null;
  created_at: string;
  password_hash: string;
}

export interface AccountQuery {
  /** Beginning of a login, or part of a name. */
  readonly q?: string | undefined;
  readonly state?: AccountState | undefined;
  readonly role?: string | undefined;
  readonly org?: string | undefined;
  /** Without any role and any enterprise: strangers to every part of the house. */
  readonly after?: string | undefined;
  readonly limit: number;
}

/** In the order of logins. */
export async function accountPage(db: Reader, { q, state, role, org, after, limit }: AccountQuery): Promise<Rows<Account>> {
  const list = db('users')
    .orderBy('login')
    .limit(limit + 1);
  if (state !== undefined) list.where({ state });
  if (role !== undefined || org !== undefined) {
    const held = db('grants').select('user_id');
    if (role !== undefined) held.where({ role });
    if (org !== undefined) held.where({ org });
    list.whereIn('id', held);
  }
  if (q)
    list.where((or) => or.whereRaw("name like ? escape '\\'", [containing(q)]).orWhere('login', 'like', `${q.replace(/[%_\\]/g, '')}%`));
  const cursor = cursorOf(after, 1);
  if (cursor) list.where('login', '>', cursor[0] as string);
  return pageOf(((await list) as Row[]).map(accountOf), limit, ({ login }) => [login]);
}

export async function accountById(db: Reader, id: string): Promise<Account | null> {
  const row = (await db('users').where({ id }).first()) as Row | undefined;
  return row ? accountOf(row) : null;
}

/** The account with its password's hash, inside a transaction. */
export async function lockedAccount(tx: Tx, id: string): Promise<(Account & { readonly passwordHash: string }) | null> {
  const [row] = await tx.raw<Row>(`select * from users where id = ?${tx.dialect.forUpdate}`, [id]);
  return row ? { ...accountOf(row), passwordHash: row.password_hash } : null;
}

export async function accountByLogin(tx: Tx, login: string): Promise<Account | null> {
  const [row] = await tx.raw<Row>('select * from users where login = ?', [login]);
  return row ? accountOf(row) : null;
}

export async function accountByProvider(tx: Tx, providerId: string): Promise<Account | null> {
  const [row] = await tx.raw<Row>('select * from users where provider_id = ?', [providerId]);
  return row ? accountOf(row) : null;
}

export interface NewAccount {
  readonly id: string;
  readonly login: string;
  readonly name: string;
  readonly email: string | null;
  readonly passwordHash: string;
  readonly passwordUntil: string | null;
  readonly providerId?: string | null;
}

export async function insertAccount(tx: Tx, account: NewAccount, at: string): Promise<void> {
  const { id, login, name, email, passwordHash, passwordUntil, providerId = null } = account;
  await tx.table('users').insert({
    ...{ id, login, name, email, password_hash: passwordHash, disabled: 0, created_at: at, state: 'active' },
    ...{ must_change: passwordUntil === null ? 0 : 1, password_until: passwordUntil, provider_id: providerId },
  });
}

export interface AccountChange {
  readonly name?: string;
  readonly email?: string | null;
  readonly providerId?: string | null;
  readonly passwordHash?: string;
  readonly mustChange?: boolean;
  readonly passwordUntil?: string | null;
  readonly signedInAt?: string;
  readonly state?: AccountState;
  readonly stateNote?: string | null;
}
const columns: Readonly<Record<keyof AccountChange, string>> = {
  ...{ name: 'name', email: 'email', providerId: 'provider_id', passwordHash: 'password_hash', mustChange: 'must_change' },
  ...{ passwordUntil: 'password_until', signedInAt: 'signed_in_at', state: 'state', stateNote: 'state_note' },
};

/** Who isn't active is `disabled`, which everything else asks. */
export async function changeAccount(tx: Tx, id: string, change: AccountChange): Promise<void> {
  const values: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(change))
    values[columns[key as keyof AccountChange]] = typeof value === 'boolean' ? Number(value) : value;
  if (change.state !== undefined) values.disabled = change.state === 'active' ? 0 : 1;
  await tx.table('users').where({ id }).update(values);
}

/** Roles in force of these people, by user id. */
export async function grantsOf(db: Reader, ids: readonly string[]): Promise<ReadonlyMap<string, Grant[]>> {
  const found = new Map<string, Grant[]>(ids.map((id) => [id, []]));
  if (ids.length === 0) return found;
  const rows = (await db('grants')
    .whereIn('user_id', [...ids])
    .orderBy(['user_id', 'role', 'org'])) as { user_id: string; role: string; org: string; district: string | null }[];
  for (const { user_id, role, org, district } of rows) found.get(user_id)?.push({ role, org, ...(district && { district }) });
  return found;
}

export interface SeenSession {
  readonly id: string;
  readonly createdAt: string;
  readonly seenAt: string;
  readonly expiresAt: string;
  readonly address: string | null;
  readonly agent: string | null;
}

export async function sessionsOf(db: Reader, userId: string, now: string): Promise<SeenSession[]> {
  return db('sessions')
    .where({ user_id: userId })
    .where('expires_at', '>', now)
    .orderBy('created_at', 'desc')
    .limit(100)
    .select('id', { createdAt: 'created_at', seenAt: 'seen_at', expiresAt: 'expires_at' }, 'address', 'agent');
}

/** All of a person, or one. Gives how many there were. */
export async function endSessions(tx: Tx, userId: string, id?: string): Promise<number> {
  return tx
    .table('sessions')
    .where({ user_id: userId, ...(id === undefined ? {} : { id }) })
    .delete();
}

/** Open tasks that a person holds, oldest first. */
export async function tasksHeld(
  db: Reader,
  userId: string,
  limit: number,
): Promise<{ readonly id: string; readonly caseNumber: string; readonly title: string; readonly group: string }[]> {
  return db('tasks')
    .where({ assignee: userId, status: 'open' })
    .orderBy(['opened_at', 'id'])
    .limit(limit)
    .select('id', { caseNumber: 'case_number', group: 'group_key' }, 'title');
}

function accountOf(row: Row): Account {
  const { id, login, name, email, state_note: stateNote, password_until: passwordUntil, signed_in_at: signedInAt } = row;
  return {
    ...{ id, login, name, email, state: row.disabled === 1 && row.state === 'active' ? 'locked' : row.state, stateNote },
    ...{ mustChange: row.must_change === 1, passwordUntil, signedInAt, providerId: row.provider_id, createdAt: row.created_at },
  };
}

/** People who may sign in with each role in force. */
export async function peopleByRole(db: Reader): Promise<ReadonlyMap<string, number>> {
  const rows = (await db('grants as g')
    .join('users as u', 'u.id', 'g.user_id')
    .where('u.disabled', 0)
    .groupBy('g.role')
    .select('g.role')
    .countDistinct({ n: 'g.user_id' })) as { role: string; n: number | string }[];
  return new Map(rows.map(({ role, n }) => [role, Number(n)]));
}
