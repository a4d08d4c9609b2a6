/** Who may send a message to a case. No by default. */
import { actsFor, isMember, type Subject } from './roles.ts';
import { isCandidate } from './task.ts';

/**
 * A member of the applicant where the definition lets the applicant, or somebody in one of the groups (`role@scope`); a member of the
 * applicant never in an officer's name (recusal).
 */
export function maySendMessage(
  user: Subject,
  { uscc }: { readonly uscc: string },
  from: { readonly applicant: boolean; readonly groups: readonly string[] },
  today?: string,
): boolean {
  if (isMember(user, uscc)) return from.applicant && actsFor(user, uscc);
  return from.groups.some((group) => isCandidate(user, { group }, today));
}
