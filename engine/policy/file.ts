/** Who may do what with uploaded files. No by default. */
import { positionsOf, type Subject } from './roles.ts';

export interface FileFacts {
  readonly uploadedBy: string;
  /** Does a case that the user may read show it the file, in a field or a result that isn't hidden from it? */
  readonly shown: boolean;
}

/** Whoever can have a form to fill: applicants and officers. */
export function mayUploadFile(user: Subject): boolean {
  return user !== null && (user.memberships.length > 0 || positionsOf(user).length > 0);
}

export function mayReadFile(user: Subject, file: FileFacts): boolean {
  if (!user) return false;
  return file.uploadedBy === user.id || file.shown;
}
