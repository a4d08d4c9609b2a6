import type { Grant, User } from '../model/user.ts';

/** Whoever asks; nobody signed in is null, and null may do nothing. */
export type Subject = User | null;

/** Roles of the system itself; every other role is a position a definition names, its holder an officer. */
export const systemRoles: readonly string[] = ['designer', 'supervisor', 'administrator', 'auditor'];

/** Does the user hold a system role (in `org`, when given)? */
export function holds(user: Subject, role: string, org?: string): boolean {
  return user?.grants.some((grant) => grant.role === role && (org === undefined || grant.org === org)) ?? false;
}

/** Positions of the user, system roles left out. */
export function positionsOf(user: Subject): Grant[] {
  return user?.grants.filter((grant) => !systemRoles.includes(grant.role)) ?? [];
}

/** Is the user an officer of the organisation that owns a programme? */
export function isOwner(user: Subject, ownerOrg: string): boolean {
  return positionsOf(user).some((grant) => grant.org === ownerOrg);
}

export function isMember(user: Subject, uscc: string): boolean {
  return user?.memberships.some((membership) => membership.uscc === uscc) ?? false;
}

/** May the user act for the enterprise? Whoever only looks on 查看人 may not. */
export function actsFor(user: Subject, uscc: string): boolean {
  return user?.memberships.some((membership) => membership.uscc === uscc && membership.role !== 'viewer') ?? false;
}

/** A supervisor watches the district of its organisation, or everything when its organisation has none. */
export function supervises(user: Subject, district: string): boolean {
  return user?.grants.some((grant) => grant.role === 'supervisor' && (!grant.district || grant.district === district)) ?? false;
}
