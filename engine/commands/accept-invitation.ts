import { Rejection } from '../model/errors.ts';
import type { User } from '../model/user.ts';
import { endInvitation, type Invitation, openInvitation } from '../store/invitations.ts';
import { lockMemberships, logMemberChange, setMembership } from '../store/members.ts';
import { codeHash } from './invite-member.ts';
import type { Runtime } from './runtime.ts';

/**
 * Somebody joins an enterprise, with a code or with an invitation to the own log-in. An invitation that is used up, withdrawn, too old or
 * for somebody else is none at all. Who is a member already keeps the greater role.
 * @throws Rejection not-found, duplicate (a member already)
 */
export async function acceptInvitation(
  runtime: Runtime,
  request: { readonly by: User; readonly code: string } | { readonly by: User; readonly id: string },
): Promise<Invitation> {
  const { by } = request;
  const at = runtime.clock.now();
  const key = 'code' in request ? { code_hash: codeHash(request.code) } : { id: request.id };
  const found = await openInvitation(runtime.store.read, key, at);
  const forMe = found?.invitee === by.login || (found?.invitee === null && 'code' in request);
  if (!found || !forMe) throw new Rejection('not-found');
  const { id, uscc, role } = found;
  await runtime.store.writer.transact(async (tx) => {
    const before = (await lockMemberships(tx, uscc)).find(({ user }) => user === by.id);
    if (before?.role === 'legal-representative' || before?.role === role) throw new Rejection('duplicate');
    if (!(await endInvitation(tx, id, { at, as: 'accepted', by: by.id }))) throw new Rejection('not-found');
    await setMembership(tx, uscc, by.id, role);
    await logMemberChange(tx, uscc, { id: runtime.ids.next(), at, by: by.id, type: 'joined', user: by.id, role });
  });
  return found;
}
