/** Who may do what with definitions and windows. No by default. */
import { holds, isOwner, type Subject } from './roles.ts';

/** Published programmes are for everybody who signed in. */
export function mayReadDefinition(user: Subject): boolean {
  return user !== null;
}

export function mayCheckDefinition(user: Subject): boolean {
  return holds(user, 'designer') || holds(user, 'administrator');
}

/** Four eyes: designers publish through the studio, two together. The administrator alone installs a package, and restores a version, at once. */
export function mayInstallDefinition(user: Subject): boolean {
  return holds(user, 'administrator');
}

/** Whose versions are a designer's business: to compare, to migrate cases between, and to publish with a second person. */
export function mayPublishDefinition(user: Subject, ownerOrg: string): boolean {
  return holds(user, 'designer', ownerOrg) || holds(user, 'administrator');
}

/** Opening and changing application windows is work of the owner's officers and designers. */
export function mayManageWindow(user: Subject, ownerOrg: string): boolean {
  return holds(user, 'designer', ownerOrg) || isOwner(user, ownerOrg);
}
