/** Who may do what with uploaded files. No by default. */
import { type CaseFacts, mayReadCase } from './case.ts';
import { positionsOf, type Subject } from './roles.ts';

export interface FileFacts {
  readonly uploadedBy: string;
  /** Cases whose data refer to the file. */
  readonly cases: readonly CaseFacts[];
}

/** Whoever can have a form to fill: applicants and officers. */
export function mayUploadFile(user: Subject): boolean {
  return user !== null && (user.memberships.length > 0 || positionsOf(user).length > 0);
}

export function mayReadFile(user: Subject, file: FileFacts): boolean {
  if (!user) return false;
  return file.uploadedBy === user.id || file.cases.some((facts) => mayReadCase(user, facts));
}
