/** Who belongs to an enterprise, who is invited, and what was changed about that. */
import type { MemberRole } from '../model/user.ts';
import type { Reader } from './page.ts';
import type { Tx } from './tx.ts';

export interface Member {
  readonly user: string;
  readonly name: string;
  readonly login: string;
  readonly role: MemberRole;
  readonly disabled: boolean;
}

/** Members by name, somebody with two roles once with the greater one. */
export async function membersOf(db: Reader, uscc: string): Promise<Member[]> {
  const rows = (await db('memberships as m')
    .join('users as u', 'u.id', 'm.user_id')
    .where('m.uscc', uscc)
    .orderBy(['u.name', 'u.id'])
    .select('u.id as user', 'u.name', 'u.login', 'm.role', 'u.disabled')) as (Omit<Member, 'disabled'> & { disabled: number })[];
  const members = new Map<string, Member>();
  for (const row of rows) {
    if (members.get(row.user)?.role !== 'legal-representative') members.set(row.user, { ...row, disabled: row.disabled === 1 });
  }
  return [...members.values()];
}

/** Memberships of an enterprise inside a transaction, locked where several nodes write: who is the last one is asked and changed at once. */
export async function lockMemberships(tx: Tx, uscc: string): Promise<readonly { readonly user: string; readonly role: MemberRole }[]> {
  const rows = await tx.raw<{ user_id: string; role: MemberRole; disabled: number }>(
    `select m.user_id, m.role, u.disabled from memberships m join users u on u.id = m.user_id where m.uscc = ? order by m.user_id${tx.dialect.forUpdate && ' for update of m'}`,
    [uscc],
  );
  return rows.filter(({ disabled }) => disabled === 0).map(({ user_id: user, role }) => ({ user, role }));
}

/** One role for a person in an enterprise; null: none any more. */
export async function setMembership(tx: Tx, uscc: string, user: string, role: MemberRole | null): Promise<void> {
  await tx.table('memberships').where({ uscc, user_id: user }).delete();
  if (role) await tx.table('memberships').insert({ uscc, user_id: user, role });
}

export interface MemberChange {
  readonly id: string;
  readonly at: string;
  readonly by: string;
  readonly type: 'invited' | 'invitation-withdrawn' | 'joined' | 'role-changed' | 'removed' | 'left';
  /** Whom it is about; null for an invitation. */
  readonly user: string | null;
  readonly role: MemberRole;
}

export async function logMemberChange(tx: Tx, uscc: string, { id, at, by, type, user, role }: MemberChange): Promise<void> {
  await tx.table('member_log').insert({ uscc, id, at, by_user: by, type, user_id: user, role });
}

/** The newest changes first. */
export async function memberChanges(db: Reader, uscc: string, limit: number): Promise<MemberChange[]> {
  return db('member_log')
    .where({ uscc })
    .orderBy('id', 'desc')
    .limit(limit)
    .select('id', 'at', { by: 'by_user' }, 'type', { user: 'user_id' }, 'role');
}
