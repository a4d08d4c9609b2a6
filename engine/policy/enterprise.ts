/** Who may do what with an enterprise's profile. No by default. */
import { holds, isMember, isOwner, positionsOf, type Subject, supervises } from './roles.ts';

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
  return isMember(user, uscc);
}

/** May see how an enterprise stands against a programme's conditions: itself, and the officers who cultivate it. */
export function mayReadEligibility(user: Subject, enterprise: EnterpriseFacts, ownerOrg: string): boolean {
  return isOwner(user, ownerOrg) || mayReadEnterprise(user, enterprise);
}
