import type { SessionDto } from '../../engine/model/dto/session.ts';
import { systemRoles } from '../../engine/policy/roles.ts';
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
/** Does work that somebody else may do in the meantime; the server decides. */
export function hasSubstitute(session: Who): boolean {
  return session?.user.grants.some(({ role }) => !systemRoles.includes(role)) ?? false;
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
/** Keeps the vocabularies; the server decides. */
export function keepsVocabularies(session: Who): boolean {
  return holds(session, 'administrator');
}
/** Makes programmes in the studio; the server decides. */
export function designsProgrammes(session: Who): boolean {
  return holds(session, 'administrator', 'designer');
}
/** Gives claimed numbers free; the server decides. */
export function releasesClaims(session: Who): boolean {
  return holds(session, 'administrator');
}
/** Administers people and settings; the server decides. */
export function administers(session: Who): boolean {
  return holds(session, 'administrator');
}
/** Reads what administration did; the server decides. */
export function audits(session: Who): boolean {
  return holds(session, 'auditor');
}
/** Reads ratings of programmes; the server decides. */
export function readsRatings(session: Who): boolean {
  return hasSubstitute(session) || holds(session, 'supervisor', 'auditor');
}
/** Issues supervisions 督办; the server decides. */
export function supervises(session: Who): boolean {
  return holds(session, 'supervisor');
}
/** Is asked by supervisors, asks, or looks on; the server decides. */
export function readsSupervisions(session: Who): boolean {
  return hasSubstitute(session) || holds(session, 'supervisor', 'auditor');
}
/** Sets up webhooks; the server decides. */
export function keepsWebhooks(session: Who): boolean {
  return holds(session, 'administrator');
}
/** Where somebody lands after signing in. */
export function homeOf(session: Who): string {
  if (!session) return paths.login;
  return isOfficer(session) && !isApplicant(session) ? paths.workbench : paths.catalogue;
}
