/** People, their grants and memberships. */
import type { Grant, Membership, User } from '../model/user.ts';
import { systemRoles } from '../policy/roles.ts';
import { containing, type Reader } from './page.ts';
import type { Tx } from './tx.ts';
import type { FactSource } from './writer/command.ts';

export interface UserRecord {
  readonly user: User;
  readonly passwordHash: string;
  readonly email: string | null;
  readonly disabled: boolean;
  /** A one-time password, to be changed at once; good until this instant. */
  readonly mustChange?: boolean;
  readonly passwordUntil?: string | null;
}
export interface UserRow {
  id: string;
  login: string;
  name: string;
  password_hash: string;
  email: string | null;
  disabled: number;
  must_change: number;
  password_until: string | null;
}

export async function userById(db: Reader, id: string): Promise<UserRecord | null> {
  return (await recordsOf(db, await db('users').where({ id })))[0] ?? null;
}

export async function userByLogin(db: Reader, login: string): Promise<UserRecord | null> {
  return (await recordsOf(db, await db('users').where({ login })))[0] ?? null;
}

export async function hasUsers(db: Reader): Promise<boolean> {
  return (await db('users').select('id').first()) !== undefined;
}

/** Names by user id, for lists and histories. `system` and unknown ids are absent. */
export async function namesOf(db: Reader, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = (await db('users')
    .select('id', 'name')
    .whereIn('id', [...new Set(ids)])) as { id: string; name: string }[];
  return new Map(rows.map((row) => [row.id, row.name]));
}

/** The same inside a transaction. */
export async function userNames(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx.byKeys<{ id: string; name: string }>('users', 'id', [...new Set(ids)], ['id', 'name']);
  return new Map(rows.map((row) => [row.id, row.name]));
}

/** Those of these users whose account is disabled. */
export async function disabledAmong(db: Reader, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const rows = (await db('users')
    .select('id')
    .whereIn('id', [...new Set(ids)])
    .where({ disabled: 1 })) as { id: string }[];
  return new Set(rows.map(({ id }) => id));
}

/** Users by id, for plans. */
export const persons: FactSource<UserRecord> = {
  name: 'persons',
  tables: ['users', 'grants', 'memberships'],
  async load(tx, ids) {
    const rows = await tx.byKeys<UserRow>('users', 'id', ids);
    const grants = await tx.byKeys<GrantRow>('grants', 'user_id', ids);
    const memberships = await tx.byKeys<MembershipRow>('memberships', 'user_id', ids);
    return new Map(rows.map((row) => [row.id, recordOf(row, grants, memberships)]));
  },
};

/** The people in a position `role@scope` (an organisation or a district) who are not disabled, for plans. */
export const holders: FactSource<readonly User[]> = {
  name: 'holders',
  tables: ['users', 'grants', 'memberships'],
  async load(tx, groups) {
    const found = new Map<string, readonly User[]>();
    for (const group of groups) {
      const members = (await recipientsOf(tx, group)).map(({ id }) => id);
      const records = await persons.load(tx, members);
      found.set(
        group,
        [...records.values()].map(({ user }) => user),
      );
    }
    return found;
  },
};

export interface HolderQuery {
  /** Positions `role@scope`: only their holders. */
  readonly group?: string;
  readonly role?: string;
  /** Part of a name or login. */
  readonly q?: string;
  readonly limit: number;
}

/** Officers who are not disabled, by name. */
export async function officersOf(db: Reader, { group, role, q, limit }: HolderQuery): Promise<User[]> {
  const positions = db('grants')
    .select('user_id')
    .whereNotIn('role', [...systemRoles]);
  if (role !== undefined) positions.where({ role });
  if (group !== undefined) {
    const at = group.indexOf('@');
    const scope = group.slice(at + 1);
    positions.where({ role: group.slice(0, at) }).where((or) => or.where({ org: scope }).orWhere({ district: scope }));
  }
  const list = db('users').where({ disabled: 0 }).whereIn('id', positions).orderBy(['name', 'id']).limit(limit);
  if (q) list.where((or) => or.whereRaw("name like ? escape '\\'", [containing(q)]).orWhere('login', 'like', `${q}%`));
  return (await recordsOf(db, (await list) as UserRow[])).map(({ user }) => user);
}

/** Users of rows, with grants and memberships. */
export async function recordsOf(db: Reader, rows: UserRow[]): Promise<UserRecord[]> {
  const ids = rows.map((row) => row.id);
  const grants = (await db('grants').whereIn('user_id', ids).orderBy(['role', 'org'])) as GrantRow[];
  const memberships = (await db('memberships').whereIn('user_id', ids).orderBy('uscc')) as MembershipRow[];
  return rows.map((row) => recordOf(row, grants, memberships));
}

type GrantRow = Grant & { user_id: string; district: string | null };
type MembershipRow = Membership & { user_id: string };

function recordOf(row: UserRow, grants: readonly GrantRow[], memberships: readonly MembershipRow[]): UserRecord {
  return {
    user: {
      ...{ id: row.id, login: row.login, name: row.name },
      grants: grants
        .filter((grant) => grant.user_id === row.id)
        .map(({ role, org, district }) => ({ role, org, ...(district && { district }) })),
      memberships: memberships.filter((member) => member.user_id === row.id).map(({ uscc, role }) => ({ uscc, role })),
    },
    passwordHash: row.password_hash,
    email: row.email,
    disabled: row.disabled === 1,
    mustChange: row.must_change === 1,
    passwordUntil: row.password_until,
  };
}

/** Positions that somebody holds: where, and how many people who are not disabled. */
export async function positionsHeld(db: Reader): Promise<{ readonly role: string; readonly org: string; readonly people: number }[]> {
  const rows = (await db('grants as g')
    .join('users as u', 'u.id', 'g.user_id')
    .where('u.disabled', 0)
    .whereNotIn('g.role', [...systemRoles])
    .groupBy('g.role', 'g.org')
    .orderBy(['g.role', 'g.org'])
    .select('g.role', 'g.org')
    .countDistinct('g.user_id as people')) as { role: string; org: string; people: number | string }[];
  return rows.map(({ role, org, people }) => ({ role, org, people: Number(people) }));
}

/** Users and mail addresses behind a candidate group or a user id: who is told. Disabled users are left out. */
export async function recipientsOf(tx: Tx, target: string): Promise<{ readonly id: string; readonly email: string | null }[]> {
  const active = 'select u.id, u.email from users u';
  if (target.startsWith('applicant:')) {
    const [, uscc, role] = target.split(':');
    const roles = role === undefined || role === 'agent' ? ['agent', 'legal-representative'] : [role];
    return tx.raw(
      `${active} where u.disabled = 0 and u.id in (select user_id from memberships where uscc = ? and role in (${roles.map(() => '?').join(', ')})) order by u.id`,
      [uscc, ...roles],
    );
  }
  if (target.startsWith('user:')) return recipientsOf(tx, target.slice('user:'.length));
  const at = target.indexOf('@');
  if (at < 0) return tx.raw(`${active} where u.disabled = 0 and u.id = ?`, [target]);
  const [role, scope] = [target.slice(0, at), target.slice(at + 1)];
  if (role === '')
    return tx.raw(
      `${active} where u.disabled = 0 and u.id in (select user_id from grants where org = ? and role not in (${systemRoles.map(() => '?').join(', ')})) order by u.id`,
      [scope, ...systemRoles],
    );
  return tx.raw(
    `${active} where u.disabled = 0 and u.id in (select user_id from grants where role = ? and (org = ? or district = ?)) order by u.id`,
    [role, scope, scope],
  );
}

/** Creates or replaces a user with grants and memberships. */
export async function saveUser(tx: Tx, record: UserRecord, at: string): Promise<void> {
  const { user, passwordHash, email, disabled } = record;
  const values = { login: user.login, name: user.name, password_hash: passwordHash, email, disabled: disabled ? 1 : 0 };
  await tx
    .table('users')
    .insert({ id: user.id, ...values, created_at: at })
    .onConflict('id')
    .merge(values);
  await tx.table('grants').where({ user_id: user.id }).delete();
  await tx.table('memberships').where({ user_id: user.id }).delete();
  for (const { role, org, district } of user.grants)
    await tx.table('grants').insert({ user_id: user.id, role, org, district: district ?? null });
  for (const { uscc, role } of user.memberships) await tx.table('memberships').insert({ user_id: user.id, uscc, role });
}
