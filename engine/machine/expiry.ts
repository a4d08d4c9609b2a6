/** A deadline was reached, or is near. */
import { groupKey } from '../model/user.ts';
import { ladderOf } from './due.ts';
import { kindOf } from './steps/kinds.ts';
import { closeTask, groupOf, openCopy, setTask, taskId, tell, titleOf } from './tasks.ts';
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

/** The light is yellow, or red by so much: the next on the ladder is told, and where the rung says so the work passes to them. */
export function escalate(work: Work, id: string, rung: number): void {
  const found = ladderOf(infoOf(work, id).step.deadline)[rung];
  if (!found) return;
  const near = found.on === 'warn';
  if (found.to === 'holder') {
    for (const to of holdersOf(work, id)) tell(work, id, to, near ? 'deadline.near' : 'deadline.overdue');
    return;
  }
  const group = groupOf(work, { role: found.to, ...(found.scope === undefined ? {} : { scope: found.scope }) });
  // Whoever isn't of the owner's own office couldn't open the case otherwise.
  if (found.act) raise(work, id, group);
  else if (found.scope !== undefined) openCopy(work, { step: id, title: titleOf(work, id), group });
  tell(work, id, group, found.act ? 'deadline.raised' : near ? 'deadline.near-above' : 'deadline.escalated');
}

/** 提级办理: open tasks pass to the group; who had them goes on reading. What only advises them isn't waited for any more. */
function raise(work: Work, id: string, group: string): void {
  for (const task of liveOf(work, id).tasks) {
    if (task.status !== 'open') continue;
    if (task.origin?.how === 'delegate') closeTask(work, id, task.n);
    if (task.origin !== undefined || task.group === group) continue;
    openCopy(work, { step: id, title: task.title, group: task.group });
    const { onBehalfOf: _gone, ...rest } = task;
    setTask(work, id, task.n, { ...rest, group, assignee: null });
    work.effects.push({ type: 'task.update', task: taskId(work.context, task.n), patch: { assignee: null, group } });
  }
}

function holdersOf(work: Work, id: string): ReadonlySet<string> {
  const waiting = liveOf(work, id).tasks.filter((task) => task.status === 'open');
  return new Set(waiting.map((task) => task.assignee ?? task.group));
}

/** Reminds everyone whose answer is missing. */
export function warnStep(work: Work, id: string): void {
  for (const to of holdersOf(work, id)) tell(work, id, to, 'deadline.near');
}
