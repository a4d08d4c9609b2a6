/** Who may do what with definitions and windows. No by default. */
import { holds, isOwner, type Subject } from './roles.ts';

/** Published programmes are for everybody who signed in. */
export function mayReadDefinition(user: Subject): boolean {
  return user !== null;
}

export function mayCheckDefinition(user: Subject): boolean {
  return holds(user, 'designer') || holds(user, 'administrator');
}

/** Designers publish for their own organisation; the administrator may install for any. */
export function mayPublishDefinition(user: Subject, ownerOrg: string): boolean {
  return holds(user, 'designer', ownerOrg) || holds(user, 'administrator');
}

/** Opening and changing application windows is work of the owner's officers and designers. */
export function mayManageWindow(user: Subject, ownerOrg: string): boolean {
  return holds(user, 'designer', ownerOrg) || isOwner(user, ownerOrg);
}
