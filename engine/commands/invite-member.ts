import { hash } from 'node:crypto';
import { Rejection } from '../model/errors.ts';
import type { MemberRole, User } from '../model/user.ts';
import { mayManageMembers, mayReadMembers } from '../policy/enterprise.ts';
import { endInvitation, type Invitation, insertInvitation, openInvitation } from '../store/invitations.ts';
import { logMemberChange } from '../store/members.ts';
import type { Runtime } from './runtime.ts';

const daysOpen = 7;
/** Hash under which a code is kept; spaces, dashes and case don't count. */
export const codeHash = (code: string) => hash('sha256', code.toLowerCase().replace(/[^0-9a-z]/g, ''), 'hex');

/**
 * The legal representative invites somebody: whoever brings the code (50 random bits, shown once), or only the person with a log-in. Open
 * for seven days and good for once. Whether such a log-in exists isn't told.
 * @throws Rejection forbidden, not-found
 */
export async function inviteMember(
  runtime: Runtime,
  request: { readonly by: User; readonly uscc: string; readonly role: MemberRole; readonly invitee: string | null },
): Promise<{ readonly invitation: Invitation; readonly code: string }> {
  const { by, uscc, role, invitee } = request;
  requireManager(by, uscc);
  const at = runtime.clock.now();
  const code = (runtime.ids.secret().slice(0, 10).toUpperCase().match(/.{5}/g) ?? []).join('-');
  const expiresAt = new Date(Date.parse(at) + daysOpen * 86_400_000).toISOString();
  const invitation = { id: runtime.ids.next(), uscc, role, invitee, createdAt: at, createdBy: by.id, expiresAt };
  await runtime.store.writer.transact(async (tx) => {
    await insertInvitation(tx, invitation, codeHash(code));
    await logMemberChange(tx, uscc, { id: runtime.ids.next(), at, by: by.id, type: 'invited', user: null, role });
  });
  return { invitation, code };
}

/** @throws Rejection forbidden, not-found */
export async function withdrawInvitation(
  runtime: Runtime,
  request: { readonly by: User; readonly uscc: string; readonly id: string },
): Promise<void> {
  const { by, uscc, id } = request;
  requireManager(by, uscc);
  const at = runtime.clock.now();
  const found = await openInvitation(runtime.store.read, { id }, at);
  if (!found || found.uscc !== uscc) throw new Rejection('not-found');
  await runtime.store.writer.transact(async (tx) => {
    if (!(await endInvitation(tx, id, { at, as: 'withdrawn', by: by.id }))) throw new Rejection('not-found');
    await logMemberChange(tx, uscc, {
      ...{ id: runtime.ids.next(), at, by: by.id, type: 'invitation-withdrawn', user: null, role: found.role },
    });
  });
}

/** Strangers don't learn that there is such an enterprise. */
export function requireManager(by: User, uscc: string): void {
  if (!mayReadMembers(by, uscc)) throw new Rejection('not-found');
  if (!mayManageMembers(by, uscc)) throw new Rejection('forbidden');
}
