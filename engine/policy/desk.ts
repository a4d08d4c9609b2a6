/** Who may do what with what is kept on a reviewer's desk: named filters and opinions to insert. No by default. */
import { userGroup } from '../model/user.ts';
import { positionsOf, type Subject } from './roles.ts';

/** Organisations in which the user is an officer. */
export function officeOrgs(user: Subject): string[] {
  return [...new Set(positionsOf(user).map(({ org }) => org))];
}

/** An officer shares a filter with an organisation of the own. */
export function mayShareList(user: Subject, org: string): boolean {
  return officeOrgs(user).includes(org);
}

/** Owners whose opinions the user sees, as `opinions.owner` names them: the own, and the organisations' that the user is an officer of. */
export function opinionOwners(user: Subject): string[] {
  return user ? [userGroup(user.id), ...officeOrgs(user).map(orgOwner)] : [];
}

/** Whoever sees them may change them: an organisation's opinions are kept by its officers together. */
export function mayEditOpinion(user: Subject, owner: string): boolean {
  return opinionOwners(user).includes(owner);
}

export function orgOwner(org: string): string {
  return `org:${org}`;
}
