/** A calendar year was imported: whatever rested on an estimate is counted anew, from the day it began. */
import { delayName } from './config.ts';
import type { Due, LiveTask } from './context.ts';
import { dueOf, dueOfLive } from './due.ts';
import { redate } from './redate.ts';
import { publish } from './steps/notice.ts';
import type { StepInfo } from './steps-index.ts';
import { setTask, taskId } from './tasks.ts';
import { armed } from './timers.ts';
import { infoOf, liveOf, setLive, setResult, type Work } from './work.ts';

export function recompute(work: Work): void {
  for (const [id, live] of Object.entries(work.context.live)) {
    const info = infoOf(work, id);
    const { step } = info;
    if (live.due?.estimated && step.deadline) {
      const due = dueOfLive(work, live, step.deadline);
      if (due && differs(due, live.due)) redate(work, id, due);
    }
    for (const task of live.tasks) retask(work, info, task);
    const period = 'period' in step ? step.period : undefined;
    if (live.period?.estimated && period) {
      const next = dueOf(work.event.calendar, live.at, period);
      if (differs(next, live.period)) reperiod(work, info, next);
    }
  }
}

/** A task with a deadline of its own. */
function retask(work: Work, { id, step }: StepInfo, task: LiveTask): void {
  const rule = step.type === 'notice' && task.stage ? step.examine?.[task.stage] : undefined;
  if (!rule || !task.due?.estimated || task.status !== 'open') return;
  const due = dueOf(work.event.calendar, task.openedAt, rule);
  setTask(work, id, task.n, { due });
  const patch = { dueAt: due.at, warnAt: due.warnAt, estimated: due.estimated };
  work.effects.push({ type: 'task.update', task: taskId(work.context, task.n), patch });
}

function reperiod(work: Work, info: StepInfo, period: Due): void {
  setLive(work, info.id, { period });
  const live = liveOf(work, info.id);
  for (const name of ['end', 'period'] as const) {
    const timer = work.programme.timers.eventOf.has(delayName(info.id, name)) && !live.over ? armed(info.id, name, live) : null;
    if (timer) work.effects.push(timer);
  }
  if (info.step.type !== 'notice') return;
  setResult(work, info.id, { ...work.context.data.steps[info.id], until: period.date });
  publish(work, info, info.step);
}

function differs(a: Due, b: Due): boolean {
  return a.at !== b.at || a.estimated !== b.estimated || a.warnAt !== b.warnAt || a.rungs?.join() !== b.rungs?.join();
}
