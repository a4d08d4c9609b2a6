/** Who may draw a panel anew, read its lots, and keep the pools of experts. No by default. */

import type { RejectionCode } from '../model/errors.ts';
import type { DrawAct } from '../model/panel.ts';
import type { Step } from '../model/steps.ts';
import { holds, isMember, positionsOf, type Subject } from './roles.ts';

/** Holders of the position that organises the panel, in the programme's owner (or where the step's `org` is); never a member of the applicant. */
export function mayOrganisePanel(
  user: Subject,
  step: Step | undefined,
  { owner, uscc }: { readonly owner: string; readonly uscc: string },
): Extract<RejectionCode, 'forbidden' | 'recusal' | 'state.wrong'> | null {
  if (isMember(user, uscc)) return 'recusal';
  if (step?.type !== 'score' || !step.assign.draw)
    return positionsOf(user).some((grant) => grant.org === owner) ? 'state.wrong' : 'forbidden';
  const { role, org } = step.assign;
  if (!positionsOf(user).some((grant) => grant.role === role && grant.org === (org ?? owner))) return 'forbidden';
  return null;
}

/** Does an act of the organiser wait for a second person? Default: what changes a panel that was drawn, not the first lot. */
export function needsApproval(step: Step | undefined, act: DrawAct): boolean {
  const approve = step?.type === 'score' ? step.assign.draw?.approve : undefined;
  return approve !== undefined && (approve.of ?? ['redraw', 'replace']).includes(act);
}

/** Officers of the owner and auditors; not the applicant, and not the experts, who don't know each other. */
export function mayReadLots(user: Subject, { owner, uscc }: { readonly owner: string; readonly uscc: string }): boolean {
  if (isMember(user, uscc)) return false;
  return holds(user, 'auditor') || positionsOf(user).some((grant) => grant.org === owner);
}

export function mayReadExperts(user: Subject): boolean {
  return holds(user, 'administrator') || holds(user, 'auditor');
}

export function mayManageExperts(user: Subject): boolean {
  return holds(user, 'administrator');
}
