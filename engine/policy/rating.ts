/** Who may rate a case, read ratings and answer them. No by default; nobody may change or delete one. */
import { isBadRating } from '../model/rating.ts';
import { actsFor, holds, isMember, isOwner, positionsOf, type Subject } from './roles.ts';

/** Whoever acts for the applicant of a case that was submitted and has ended. */
export function mayRateCase(
  user: Subject,
  kase: { readonly uscc: string; readonly status: string; readonly submittedAt: string | null },
): boolean {
  return actsFor(user, kase.uscc) && kase.status === 'ended' && kase.submittedAt !== null;
}

export interface RatingFacts {
  readonly owner: string;
  readonly uscc: string;
  readonly level: number;
}

/** Organisations whose ratings the user reads: those the user is an officer of; null for auditors and supervisors of the whole: all. */
export function ratingOwners(user: Subject): readonly string[] | null {
  const whole = user?.grants.some(({ role, district }) => role === 'supervisor' && !district) ?? false;
  if (holds(user, 'auditor') || whole) return null;
  return [...new Set(positionsOf(user).map(({ org }) => org))];
}

/** Who gave a rating is told only where it must be: to the department that has to follow up a bad one (51号 四), never to the applicant's own. */
export function mayIdentifyRater(user: Subject, { owner, uscc, level }: RatingFacts): boolean {
  return isBadRating(level) && isOwner(user, owner) && !isMember(user, uscc);
}

export const mayAnswerRating: (user: Subject, facts: RatingFacts) => boolean = mayIdentifyRater;
