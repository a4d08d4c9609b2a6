import { useSession } from '../../api/session.ts';

/** Does the reader look at the case for the office? A member of the applicant never does (recusal). */
export function useIsOfficer(uscc: string): boolean {
  const { data } = useSession();
  return data !== undefined && data !== null && !data.user.memberships.some((membership) => membership.uscc === uscc);
}
