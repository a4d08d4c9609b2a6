/** A person who signs in. */
export interface User {
  readonly id: string;
  readonly login: string;
  readonly name: string;
  /** System roles and positions, each in an organisation. */
  readonly grants: readonly Grant[];
  /** Enterprises the user may act for. */
  readonly memberships: readonly Membership[];
  /** People whom the user stands in for. */
  readonly standsInFor?: readonly StandIn[];
}

/**
 * A position (岗位: any role name a definition uses, e.g. `county-clerk`) or one of the system roles
 * `designer`, `supervisor`, `administrator`, `auditor`, held in one organisation.
 */
export interface Grant {
  readonly role: string;
  readonly org: string;
  /** District of the organisation, if it has one: cases of that district are its own. */
  readonly district?: string;
}

export interface Membership {
  readonly uscc: string;
  readonly role: MemberRole;
}

/** `agent` 经办人, `legal-representative` 法定代表人, `viewer` 查看人: reads, and does nothing. */
export const memberRoles = ['agent', 'legal-representative', 'viewer'] as const;
export type MemberRole = (typeof memberRoles)[number];

/** Someone who is away, as the standing substitute 代办人 sees it: whoever substitutes may do what `user` may do, on these days. */
export interface StandIn {
  readonly user: Pick<User, 'id' | 'name' | 'grants' | 'memberships'>;
  /** YYYY-MM-DD, both inclusive. */
  readonly from: string;
  readonly to: string;
  /** Only for cases of these programmes; absent: for all. */
  readonly programmes?: readonly string[] | null;
}

/** A group's tasks of one programme alone, among groups: what a substitute for some programmes finds. */
export function groupWithin(group: string, programme: string): string {
  return `${group}#${programme}`;
}
/** The group, and the programme it is meant within; null: all. */
export function groupParts(within: string): { readonly group: string; readonly programme: string | null } {
  const [group = '', programme = null] = within.split('#');
  return { group, programme };
}

/** Candidate group of one person. */
export function userGroup(id: string): string {
  return `user:${id}`;
}

export interface Organisation {
  readonly id: string;
  readonly name: string;
  readonly district?: string;
  readonly parent?: string;
}

/** Candidate group of a task: `role@org-or-district`. A user is in `role@org` and, where the organisation has a district, in `role@district`. */
export function groupKey(role: string, scope: string): string {
  return `${role}@${scope}`;
}

/** All officers of an organisation, whatever their positions: nobody's tasks, but what is addressed to the organisation. */
export function officeGroup(org: string): string {
  return groupKey('', org);
}

/** All candidate groups of a user's positions, sorted. */
export function groupsOf(user: Pick<User, 'grants'>): string[] {
  const keys = new Set<string>();
  for (const grant of user.grants) {
    keys.add(groupKey(grant.role, grant.org));
    if (grant.district) keys.add(groupKey(grant.role, grant.district));
  }
  return [...keys].sort();
}
