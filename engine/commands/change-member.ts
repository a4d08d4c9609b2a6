import { Rejection } from '../model/errors.ts';
import type { MemberRole, User } from '../model/user.ts';
import { mayManageMembers, mayReadMembers, mayRemoveMember } from '../policy/enterprise.ts';
import { lockMemberships, logMemberChange, setMembership } from '../store/members.ts';
import type { Runtime } from './runtime.ts';

/**
 * Gives a member another role, or none (`role` null: removed, or left by the own wish). An enterprise keeps one legal representative who
 * can sign in at least: without one nobody could sign or invite.
 * @throws Rejection not-found, forbidden, member.last
 */
export async function changeMember(
  runtime: Runtime,
  request: { readonly by: User; readonly uscc: string; readonly member: string; readonly role: MemberRole | null },
): Promise<void> {
  const { by, uscc, member, role } = request;
  if (!mayReadMembers(by, uscc)) throw new Rejection('not-found');
  if (!(role === null ? mayRemoveMember(by, uscc, member) : mayManageMembers(by, uscc))) throw new Rejection('forbidden');
  const at = runtime.clock.now();
  await runtime.store.writer.transact(async (tx) => {
    const members = await lockMemberships(tx, uscc);
    const legal = (user: string) => members.some((one) => one.user === user && one.role === 'legal-representative');
    const before = members.find(({ user }) => user === member);
    if (!before) throw new Rejection('not-found');
    // What the asker was when the page was made may have changed meanwhile.
    if (!legal(by.id) && (role !== null || by.id !== member)) throw new Rejection('forbidden');
    const others = members.some(({ user }) => user !== member && legal(user));
    if (legal(member) && role !== 'legal-representative' && !others) throw new Rejection('member.last');
    await setMembership(tx, uscc, member, role);
    const type = role !== null ? 'role-changed' : by.id === member ? 'left' : 'removed';
    await logMemberChange(tx, uscc, { id: runtime.ids.next(), at, by: by.id, type, user: member, role: role ?? before.role });
  });
}
