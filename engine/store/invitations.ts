/** Invitations into an enterprise. Of a code only the hash is kept. */
import type { MemberRole } from '../model/user.ts';
import type { Reader } from './page.ts';
import type { Tx } from './tx.ts';

export interface Invitation {
  readonly id: string;
  readonly uscc: string;
  readonly role: MemberRole;
  /** Log-in (a mobile number where people sign in with it) of who may accept; null: whoever has the code. */
  readonly invitee: string | null;
  readonly createdAt: string;
  readonly createdBy: string;
  readonly expiresAt: string;
}
interface InvitationRow {
  id: string;
  uscc: string;
  role: MemberRole;
  invitee: string | null;
  created_at: string;
  created_by: string;
  expires_at: string;
}

export async function insertInvitation(tx: Tx, invitation: Invitation, codeHash: string): Promise<void> {
  const { id, uscc, role, invitee, createdAt, createdBy, expiresAt } = invitation;
  await tx
    .table('invitations')
    .insert({ id, uscc, role, invitee, code_hash: codeHash, created_at: createdAt, created_by: createdBy, expires_at: expiresAt });
}

/** Those of an enterprise that can still be accepted, newest first. */
export async function openInvitations(db: Reader, uscc: string, now: string): Promise<Invitation[]> {
  const rows = (await db('invitations')
    .where({ uscc })
    .whereNull('ended_at')
    .where('expires_at', '>', now)
    .orderBy('id', 'desc')
    .limit(100)) as InvitationRow[];
  return rows.map(invitationOf);
}

/** Those for one log-in, newest first, with the enterprise's name. */
export async function invitationsFor(
  db: Reader,
  login: string,
  now: string,
): Promise<(Invitation & { readonly enterpriseName: string })[]> {
  const rows = (await db('invitations as i')
    .join('enterprises as e', 'e.uscc', 'i.uscc')
    .where('i.invitee', login)
    .whereNull('i.ended_at')
    .where('i.expires_at', '>', now)
    .orderBy('i.id', 'desc')
    .limit(100)
    .select('i.*', 'e.name as enterprise_name')) as (InvitationRow & { enterprise_name: string })[];
  return rows.map((row) => ({ ...invitationOf(row), enterpriseName: row.enterprise_name }));
}

/** One that is still open, by its id or the hash of its code; null otherwise. */
export async function openInvitation(
  db: Reader,
  by: { readonly id: string } | { readonly code_hash: string },
  now: string,
): Promise<Invitation | null> {
  const row = (await db('invitations').where(by).whereNull('ended_at').where('expires_at', '>', now).first()) as InvitationRow | undefined;
  return row ? invitationOf(row) : null;
}

/** Ends an invitation; false when somebody was quicker. */
export async function endInvitation(
  tx: Tx,
  id: string,
  how: { readonly at: string; readonly as: 'accepted' | 'withdrawn'; readonly by: string },
): Promise<boolean> {
  const accepted = how.as === 'accepted' ? how.by : null;
  const ended = tx.table('invitations').where({ id }).whereNull('ended_at');
  return (await ended.update({ ended_at: how.at, ended_as: how.as, accepted_by: accepted })) > 0;
}

function invitationOf(row: InvitationRow): Invitation {
  const { id, uscc, role, invitee, created_at: createdAt, created_by: createdBy, expires_at: expiresAt } = row;
  return { id, uscc, role, invitee, createdAt, createdBy, expiresAt };
}
