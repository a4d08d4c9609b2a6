/** Who may run the installation. An administrator manages people and calendars, and reads no case. */
import { holds, type Subject } from './roles.ts';

export function mayManageOrganisations(user: Subject): boolean {
  return holds(user, 'administrator');
}

export function mayReadUsers(user: Subject): boolean {
  return holds(user, 'administrator') || holds(user, 'auditor');
}

export function mayManageUsers(user: Subject): boolean {
  return holds(user, 'administrator');
}

/** Nobody gives oneself a role: an administrator would reach case content that way. */
export function mayGrant(user: Subject, target: { readonly id: string }): boolean {
  return user !== null && holds(user, 'administrator') && user.id !== target.id;
}

export function mayEditCalendar(user: Subject): boolean {
  return holds(user, 'administrator');
}
