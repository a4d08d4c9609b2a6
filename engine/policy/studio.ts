/** Who may do what with drafts of programmes. No by default: nobody outside of the owner's designers reads a draft. */
import { holds, type Subject } from './roles.ts';

export function mayUseStudio(user: Subject): boolean {
  return holds(user, 'designer') || holds(user, 'administrator');
}

/** Designers of the owner's organisation work on its drafts together; the administrator on all. */
export function mayWorkOnDraft(user: Subject, ownerOrg: string): boolean {
  return holds(user, 'designer', ownerOrg) || holds(user, 'administrator');
}

/** Organisations whose drafts the user works on; null: all. */
export function draftOwnersOf(user: Subject): readonly string[] | null {
  if (holds(user, 'administrator')) return null;
  return user?.grants.filter(({ role }) => role === 'designer').map(({ org }) => org) ?? [];
}

/** Four eyes: whoever asked for publishing doesn't decide on it. */
export function mayDecideReview(user: Subject, ownerOrg: string, askedBy: string): boolean {
  return mayWorkOnDraft(user, ownerOrg) && user?.id !== askedBy;
}

/** What was asked is taken back by who asked, and by the administrator when they are away. */
export function mayWithdrawReview(user: Subject, ownerOrg: string, askedBy: string): boolean {
  return mayWorkOnDraft(user, ownerOrg) && (user?.id === askedBy || holds(user, 'administrator'));
}

/** Past cases are named to who makes the rules they would be decided by: designers of the owner of the published version. */
export function mayReadImpact(user: Subject, ownerOrg: string): boolean {
  return mayWorkOnDraft(user, ownerOrg);
}
