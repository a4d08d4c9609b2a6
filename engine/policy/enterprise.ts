/** Who may do what with an enterprise's profile. No by default. */
import { actsFor, holds, isMember, isOwner, positionsOf, type Subject, supervises } from './roles.ts';

export interface EnterpriseFacts {
  readonly uscc: string;
  readonly district: string;
}

export function mayReadEnterprise(user: Subject, enterprise: EnterpriseFacts): boolean {
  return (
    isMember(user, enterprise.uscc) ||
    holds(user, 'auditor') ||
    supervises(user, enterprise.district) ||
    positionsOf(user).some((grant) => grant.district === enterprise.district)
  );
}

export function mayEditEnterprise(user: Subject, uscc: string): boolean {
  return actsFor(user, uscc);
}

/** Who belongs to an enterprise, and what was changed about that, is read by whoever belongs to it. */
export function mayReadMembers(user: Subject, uscc: string): boolean {
  return isMember(user, uscc);
}

/** Inviting, changing and removing members is the legal representative's. */
export function mayManageMembers(user: Subject, uscc: string): boolean {
  return user?.memberships.some((membership) => membership.uscc === uscc && membership.role === 'legal-representative') ?? false;
}

/** Removing somebody; everybody may leave. */
export function mayRemoveMember(user: Subject, uscc: string, member: string): boolean {
  return mayManageMembers(user, uscc) || (isMember(user, uscc) && user?.id === member);
}

/** May see how an enterprise stands against a programme's conditions: itself, and the officers who cultivate it. */
export function mayReadEligibility(user: Subject, enterprise: EnterpriseFacts, ownerOrg: string): boolean {
  return isOwner(user, ownerOrg) || mayReadEnterprise(user, enterprise);
}

/** What was held against an enterprise is read by the owner of the programme it was in, and by the officers who cultivate the enterprise. */
export const mayReadRecord: (user: Subject, enterprise: EnterpriseFacts, ownerOrg: string) => boolean = mayReadEligibility;
