/** A deadline was reached, or is near. */
import { groupKey } from '../model/user.ts';
import { kindOf } from './steps/kinds.ts';
import { tell } from './tasks.ts';
import { decideStep, infoOf, liveOf, type Work } from './work.ts';

export function expireStep(work: Work, id: string): void {
  const info = infoOf(work, id);
  const rule = info.step.deadline?.onExpire;
  if (rule?.escalate) tell(work, id, groupKey(rule.escalate, work.programme.workflow.owner), 'deadline.escalated');
  kindOf(info.step).expire?.(work, info, info.step);
  if (rule?.to !== undefined && liveOf(work, id).outcome === null) decideStep(work, id, 'expired');
}

/** Reminds everyone whose answer is missing. */
export function warnStep(work: Work, id: string): void {
  const waiting = liveOf(work, id).tasks.filter((task) => task.status === 'open');
  for (const to of new Set(waiting.map((task) => task.assignee ?? task.group))) tell(work, id, to, 'deadline.near');
}
