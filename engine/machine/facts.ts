/** What facts that aren't a step's own do to the context. */
import { delayName, type TimerName } from './config.ts';
import type { Due } from './context.ts';
import { dueOf } from './due.ts';
import { kindOf } from './steps/kinds.ts';
import { publish } from './steps/notice.ts';
import type { StepInfo } from './steps-index.ts';
import { setTask, taskId } from './tasks.ts';
import { armed } from './timers.ts';
import { infoOf, liveOf, setLive, setResult, type Work } from './work.ts';

export function open(work: Work): void {
  const { fact } = work.event;
  if (fact.type !== 'case.opened') return;
  const { context } = work;
  context.caseId = fact.caseId;
  context.number = fact.number;
  context.uscc = fact.enterprise.uscc;
  context.data = { ...context.data, enterprise: fact.enterprise, window: fact.window, applyType: fact.applyType, registry: fact.registry };
}

export function claim(work: Work): void {
  const { fact } = work.event;
  if (fact.type === 'task.claimed') assignTask(work, fact.user);
}

export function release(work: Work): void {
  assignTask(work, null);
}

function assignTask(work: Work, user: string | null): void {
  const n = work.event.task;
  for (const [step, live] of Object.entries(work.context.live)) {
    if (!live.tasks.some((task) => task.n === n)) continue;
    setTask(work, step, n, { assignee: user });
    work.effects.push({ type: 'task.update', task: taskId(work.context, n), patch: { assignee: user } });
  }
}

export function completeStep(work: Work, id: string): void {
  const info = infoOf(work, id);
  const { fact, task: n } = work.event;
  const task = liveOf(work, id).tasks.find((candidate) => candidate.n === n);
  if (!task) return;
  if (fact.type === 'task.signed') {
    kindOf(info.step).complete?.(work, info, info.step, task, { outcome: 'sign', reason: null, data: null });
  } else if (fact.type === 'task.completed') {
    if (fact.notes && fact.notes.length > 0) work.context.notes = fact.notes;
    kindOf(info.step).complete?.(work, info, info.step, task, {
      outcome: fact.outcome,
      reason: fact.reason ?? null,
      data: fact.data ?? null,
    });
  }
}

/** A calendar year was imported: whatever rested on an estimate is counted anew, from the day it began. */
export function recompute(work: Work): void {
  for (const [id, live] of Object.entries(work.context.live)) {
    const info = infoOf(work, id);
    const { step } = info;
    if (live.due?.estimated && step.deadline) {
      const due = dueOf(work.event.calendar, live.at, step.deadline);
      if (differs(due, live.due)) redate(work, id, due);
    }
    const period = 'period' in step ? step.period : undefined;
    if (live.period?.estimated && period) {
      const next = dueOf(work.event.calendar, live.at, period);
      if (differs(next, live.period)) reperiod(work, info, next);
    }
  }
}

function redate(work: Work, id: string, due: Due): void {
  setLive(work, id, { due });
  for (const task of liveOf(work, id).tasks) {
    if (task.status !== 'open') continue;
    const patch = { dueAt: due.at, warnAt: due.warnAt, estimated: due.estimated };
    work.effects.push({ type: 'task.update', task: taskId(work.context, task.n), patch });
  }
  rearm(work, id, ['warn', 'deadline']);
}

function reperiod(work: Work, info: StepInfo, period: Due): void {
  setLive(work, info.id, { period });
  rearm(work, info.id, ['end', 'period']);
  if (info.step.type !== 'notice') return;
  setResult(work, info.id, { ...work.context.data.steps[info.id], until: period.date });
  publish(work, info, info.step);
}

/** The same timer again with another date. */
function rearm(work: Work, id: string, names: readonly TimerName[]): void {
  const live = liveOf(work, id);
  for (const name of names) {
    if (work.programme.timers.eventOf.has(delayName(id, name)) && !live.over) work.effects.push(armed(id, name, live));
  }
}

function differs(a: Due, b: Due): boolean {
  return a.at !== b.at || a.estimated !== b.estimated || a.warnAt !== b.warnAt;
}
