/** Who looks after cases that can't go on by themselves. No by default. */
import { holds, type Subject, supervises } from './roles.ts';

/** The administrator everywhere, a supervisor in its own district. */
export function mayMendIncident(user: Subject, { district }: { readonly district: string }): boolean {
  return holds(user, 'administrator') || supervises(user, district);
}

export function mayListIncidents(user: Subject): boolean {
  return holds(user, 'administrator') || holds(user, 'supervisor');
}
