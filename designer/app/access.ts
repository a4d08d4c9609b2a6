import type { SessionDto } from '../../engine/model/dto/session.ts';
import { paths } from './paths.ts';

type Who = SessionDto | null | undefined;

function holds(session: Who, ...roles: readonly string[]): boolean {
  return session?.user.grants.some(({ role }) => roles.includes(role)) ?? false;
}

/** Acts for at least one enterprise. */
export function isApplicant(session: Who): boolean {
  return (session?.user.memberships.length ?? 0) > 0;
}
/** Holds a position in an organisation. */
export function isOfficer(session: Who): boolean {
  return (session?.user.grants.length ?? 0) > 0;
}
/** Looks after cases that can't go on by themselves; the server decides. */
export function mendsIncidents(session: Who): boolean {
  return holds(session, 'administrator', 'supervisor');
}
/** Reads the pools of experts; the server decides. */
export function readsExperts(session: Who): boolean {
  return holds(session, 'administrator', 'auditor');
}
/** Keeps the pools of experts; the server decides. */
export function keepsExperts(session: Who): boolean {
  return holds(session, 'administrator');
}
/** Where somebody lands after signing in. */
export function homeOf(session: Who): string {
  if (!session) return paths.login;
  return isOfficer(session) && !isApplicant(session) ? paths.workbench : paths.catalogue;
}
