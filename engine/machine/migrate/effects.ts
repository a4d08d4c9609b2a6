/** What must be done so that the rows of a case are those of another state: tasks, timers, notices. */
import type { CaseState } from '../../model/case.ts';
import type { Effect } from '../../model/effect.ts';
import { delayName } from '../config.ts';
import type { MachineContext } from '../context.ts';
import { contextOf } from '../decide.ts';
import type { CompiledProgramme } from '../programme.ts';
import { publish } from '../steps/notice.ts';
import { armed, parseTimerId, timerId } from '../timers.ts';
import { openTasks } from '../view.ts';
import type { StepEvent, Work } from '../work.ts';

/** Open tasks of one state become those of the other. A task in both is told again: lists show it under the new version. */
export function taskEffects(before: CaseState, after: CaseState): Effect[] {
  const old = openTasks(before);
  const next = openTasks(after);
  const kept = new Set(next.map((task) => task.id));
  const known = new Set(old.map((task) => task.id));
  return [
    ...old.filter((task) => !kept.has(task.id)).map((task): Effect => ({ type: 'task.close', task: task.id, status: 'cancelled' })),
    ...next.map((task): Effect => {
      if (!known.has(task.id)) return { type: 'task.open', task };
      const { step, title, group, assignee, dueAt, warnAt, estimated } = task;
      return { type: 'task.update', task: task.id, patch: { step, title, group, assignee, dueAt, warnAt, estimated } };
    }),
  ];
}

/** Ids of the timers that may be armed for the live steps of a state. */
export function possibleTimers(programme: CompiledProgramme, state: CaseState): string[] {
  const { live } = contextOf(state);
  const found: string[] = [];
  for (const { step, name } of programme.timers.timerOf.values()) {
    const at = live[step];
    if (at) found.push(timerId(step, name, at.entry));
  }
  return found;
}

/**
 * Timers armed before, by id, become those of the state after. `move` gives a timer's step afterwards (undefined: gone). A timer
 * that had fired stays so, unless the deadline is now later than `at`; one that only the new version has is armed.
 */
export function timerEffects(
  programmes: { readonly from: CompiledProgramme; readonly to: CompiledProgramme },
  armedBefore: readonly string[],
  after: MachineContext,
  move: (step: string) => string | undefined,
  at: string,
): Effect[] {
  const { from, to } = programmes;
  const wanted = new Map<string, Effect>();
  const had = new Set<string>();
  const running = new Set<string>();
  for (const { step, name } of from.timers.timerOf.values()) {
    const target = move(step);
    if (target !== undefined) had.add(delayName(target, name));
  }
  for (const id of armedBefore) {
    const timer = parseTimerId(id);
    const target = timer && move(timer.step);
    if (timer && typeof target === 'string') running.add(delayName(target, timer.name));
  }
  for (const { step, name } of to.timers.timerOf.values()) {
    const live = after.live[step];
    const timer = live && !live.over ? armed(step, name, live) : null;
    if (timer?.type !== 'timer.arm') continue;
    const key = delayName(step, name);
    const later = timer.timer.fireAt > at;
    const arms = running.has(key) || later || (!had.has(key) && name !== 'warn');
    if (arms) wanted.set(timer.timer.id, timer);
  }
  const dropped = armedBefore.filter((id) => !wanted.has(id)).map((timer): Effect => ({ type: 'timer.cancel', timer }));
  return [...dropped, ...wanted.values()];
}

/** The public notice under its new title and end, or gone from the list. */
export function noticeEffects(
  programmes: { readonly from: CompiledProgramme; readonly to: CompiledProgramme },
  before: MachineContext,
  after: MachineContext,
  event: StepEvent,
): Effect[] {
  const { from, to } = programmes;
  const work: Work = { programme: to, event, context: { ...after, effects: [] }, effects: [] };
  const gone = Object.keys(before.live).filter((id) => from.steps.get(id)?.step.type === 'notice' && !after.live[id]);
  for (const id of gone) work.effects.push({ type: 'notice.close', step: id, outcome: 'cancelled' });
  for (const id of Object.keys(after.live)) {
    const info = to.steps.get(id);
    if (info?.step.type === 'notice') publish(work, info, info.step);
  }
  return work.effects;
}
