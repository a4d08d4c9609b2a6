/** People, their grants and memberships. */
import type { Grant, Membership, User } from '../model/user.ts';
import type { Reader } from './page.ts';
import type { Tx } from './tx.ts';

export interface UserRecord {
  readonly user: User;
  readonly passwordHash: string;
  readonly email: string | null;
  readonly disabled: boolean;
}
interface UserRow {
  id: string;
  login: string;
  name: string;
  password_hash: string;
  email: string | null;
  disabled: number;
}

export async function userById(db: Reader, id: string): Promise<UserRecord | null> {
  return (await recordsOf(db, await db('users').where({ id })))[0] ?? null;
}

export async function userByLogin(db: Reader, login: string): Promise<UserRecord | null> {
  return (await recordsOf(db, await db('users').where({ login })))[0] ?? null;
}

export async function users(db: Reader): Promise<UserRecord[]> {
  return recordsOf(db, await db('users').orderBy('login'));
}

/** Names by user id, for lists and histories. `system` and unknown ids are absent. */
export async function namesOf(db: Reader, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = (await db('users')
    .select('id', 'name')
    .whereIn('id', [...new Set(ids)])) as { id: string; name: string }[];
  return new Map(rows.map((row) => [row.id, row.name]));
}

async function recordsOf(db: Reader, rows: UserRow[]): Promise<UserRecord[]> {
  const ids = rows.map((row) => row.id);
  const grants = (await db('grants').whereIn('user_id', ids).orderBy(['role', 'org'])) as (Grant & {
    user_id: string;
    district: string | null;
  })[];
  const memberships = (await db('memberships').whereIn('user_id', ids).orderBy('uscc')) as (Membership & { user_id: string })[];
  return rows.map((row) => ({
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
  }));
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
  const at = target.indexOf('@');
  if (at < 0) return tx.raw(`${active} where u.disabled = 0 and u.id = ?`, [target]);
  const [role, scope] = [target.slice(0, at), target.slice(at + 1)];
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
