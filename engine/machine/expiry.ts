/** A deadline was reached, or is near. */
import { groupKey } from '../model/user.ts';
import { ladderOf } from './due.ts';
import { kindOf } from './steps/kinds.ts';
import { tell } from './tasks.ts';
import { decideStep, infoOf, liveOf, type Work } from './work.ts';

export function expireStep(work: Work, id: string): void {
  const info = infoOf(work, id);
  const rule = info.step.deadline?.onExpire;
  if (typeof rule?.escalate === 'string') tell(work, id, groupKey(rule.escalate, work.programme.workflow.owner), 'deadline.escalated');
  if (rule?.record !== undefined) work.effects.push({ type: 'record', step: id, kind: rule.record, on: work.event.today });
  // What follows counts from the day of receipt, as if it had been decided then (行政许可法 32).
  if (rule?.asOf === 'received' && work.context.received !== undefined) work.context.asOf = work.context.received;
  kindOf(info.step).expire?.(work, info, info.step);
  if (rule?.to !== undefined && liveOf(work, id).outcome === null) decideStep(work, id, 'expired');
}

/** Overdue by so much: the next on the ladder is told. */
export function escalate(work: Work, id: string, rung: number): void {
  const to = ladderOf(infoOf(work, id).step.deadline)[rung]?.to;
  if (to !== undefined) tell(work, id, groupKey(to, work.programme.workflow.owner), 'deadline.escalated');
}

/** Reminds everyone whose answer is missing. */
export function warnStep(work: Work, id: string): void {
  const waiting = liveOf(work, id).tasks.filter((task) => task.status === 'open');
  for (const to of new Set(waiting.map((task) => task.assignee ?? task.group))) tell(work, id, to, 'deadline.near');
}
