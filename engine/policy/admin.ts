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

/** Vocabularies are shared by departments: who keeps the calendar keeps them. */
export function mayEditVocabularies(user: Subject): boolean {
  return holds(user, 'administrator');
}

/** A value that one enterprise claims (a certificate's number) is given free by hand, with a reason; no case is read for it. */
export function mayReleaseClaims(user: Subject): boolean {
  return holds(user, 'administrator');
}

/** The log of administration is read by who administers and who audits; it is changed by nobody. */
export function mayReadAdminLog(user: Subject): boolean {
  return holds(user, 'administrator') || holds(user, 'auditor');
}

/** It leaves the house with the auditor alone, who administers nothing. */
export function mayExportAdminLog(user: Subject): boolean {
  return holds(user, 'auditor');
}

/** Lists of people and organisations leave the house with the administrator alone. */
export function mayExportPeople(user: Subject): boolean {
  return holds(user, 'administrator');
}

/** What waits to leave the house, and how the house stands; no case is read for it. */
export function mayReadOperations(user: Subject): boolean {
  return holds(user, 'administrator') || holds(user, 'auditor');
}

export function mayRunOperations(user: Subject): boolean {
  return holds(user, 'administrator');
}

/** Texts of notices, numbers of sequences: settings of the whole office. */
export function mayEditSettings(user: Subject): boolean {
  return holds(user, 'administrator');
}

/** Webhooks carry what people of an organisation are told to a system of its own: whoever sets one up reads along. */
export function mayManageWebhooks(user: Subject): boolean {
  return holds(user, 'administrator');
}
