/** Who asks, answers and reads a supervision 督办. No by default; nobody on a case of the own enterprise. */
import { askedOf, type Supervision } from '../model/supervision.ts';
import { boardScope } from './board.ts';
import type { CaseFacts } from './case.ts';
import { holds, isMember, isOwner, positionsOf, type Subject, supervises } from './roles.ts';
import { isCandidate, type Standing, standingOn } from './task.ts';

type Facts = Pick<CaseFacts, 'kase'> & { readonly ownerOrg: string };

/** A supervisor in its own district (or of the whole city), on cases that run; also closes and takes higher what another issued. */
export function maySupervise(user: Subject, { kase }: Pick<CaseFacts, 'kase'>): boolean {
  return supervises(user, kase.district) && !isMember(user, kase.uscc) && kase.status === 'running';
}

/** In whose name the user answers: those who were asked, and whoever stands in for them. */
export function standingToAnswer(user: Subject, order: Pick<Supervision, 'to' | 'words'>, { kase }: Facts, today: string): Standing {
  const applicant = { uscc: kase.uscc, ...(kase.programme === undefined ? {} : { programme: kase.programme }) };
  const all = askedOf(order).map((group) => standingOn(user, { group, status: 'open', assignee: null }, applicant, today));
  return all.find(({ refusal }) => refusal === null) ?? all[0] ?? { refusal: 'task.not-yours' };
}

/** What was asked and answered concerns the supervisors, auditors, the owner's office, and those who were asked; not everybody with a task. */
export function mayReadSupervision(user: Subject, order: Pick<Supervision, 'to' | 'words' | 'by'>, facts: Facts, today: string): boolean {
  const { kase, ownerOrg } = facts;
  if (isMember(user, kase.uscc)) return false;
  const watches = holds(user, 'auditor') || supervises(user, kase.district) || isOwner(user, ownerOrg);
  const programme = kase.programme === undefined ? {} : { programme: kase.programme };
  return watches || order.by === user?.id || askedOf(order).some((group) => isCandidate(user, { group, ...programme }, today));
}

/** Is there a list of supervisions for somebody: officers are asked, supervisors ask, auditors look? */
export function mayListSupervisions(user: Subject): boolean {
  const { all, districts } = boardScope(user);
  return all || districts.length > 0 || positionsOf(user).length > 0;
}
