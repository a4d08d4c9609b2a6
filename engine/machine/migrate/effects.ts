/** What must be done so that the rows of a case are those of another state: tasks, timers, notices. */
import type { CaseState } from '../../model/case.ts';
import type { Effect } from '../../model/effect.ts';
import { delayName, type TimerName } from '../config.ts';
import type { MachineContext } from '../context.ts';
import { contextOf } from '../decide.ts';
import { parseItemId } from '../item-id.ts';
import type { CompiledProgramme } from '../programme.ts';
import { publish } from '../steps/notice.ts';
import { tell } from '../tasks.ts';
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

/** Who was given a task by name and has it no longer is told so: an expert drawn for a panel had been asked by a message. */
export function seatEffects(from: CompiledProgramme, before: CaseState, after: CaseState, event: StepEvent): Effect[] {
  const kept = new Set(openTasks(after).map(({ id }) => id));
  const work: Work = { programme: from, event, context: { ...contextOf(before), effects: [] }, effects: [] };
  for (const { id, step, assignee } of openTasks(before)) if (assignee !== null && !kept.has(id)) tell(work, step, assignee, 'task.gone');
  return work.effects;
}

/** A live step afterwards, and the other way; undefined where there is none. */
export interface Moves {
  readonly move: (before: string) => string | undefined;
  readonly back: (after: string) => string | undefined;
}

/** Names of the timers that a step, or a step of an item, may have. */
function timersOfStep({ timers }: CompiledProgramme, id: string): TimerName[] {
  const { base } = parseItemId(id);
  return [...timers.timerOf.values()].filter(({ step }) => step === base).map(({ name }) => name);
}

/** Ids of the timers that may be armed for the live steps of a state. */
export function possibleTimers(programme: CompiledProgramme, state: CaseState): string[] {
  const { live } = contextOf(state);
  const found: string[] = [];
  for (const [id, { entry }] of Object.entries(live)) for (const name of timersOfStep(programme, id)) found.push(timerId(id, name, entry));
  return found;
}

/**
 * Timers armed before, by id, become those of the state after. A timer
 * that had fired stays so, unless the deadline is now later than `at`; one that only the new version has is armed.
 */
export function timerEffects(
  programmes: { readonly from: CompiledProgramme; readonly to: CompiledProgramme },
  armedBefore: readonly string[],
  after: MachineContext,
  { move, back }: Moves,
  at: string,
): Effect[] {
  const { from, to } = programmes;
  const wanted = new Map<string, Effect>();
  const running = new Set<string>();
  for (const id of armedBefore) {
    const timer = parseTimerId(id);
    const target = timer && move(timer.step);
    if (timer && typeof target === 'string') running.add(delayName(target, timer.name));
  }
  for (const [step, live] of Object.entries(after.live)) {
    const before = live.over ? null : back(step);
    const had = before ? timersOfStep(from, before) : [];
    for (const name of live.over ? [] : timersOfStep(to, step)) {
      const timer = armed(step, name, live);
      if (timer?.type !== 'timer.arm') continue;
      const later = timer.timer.fireAt > at;
      if (running.has(delayName(step, name)) || later || (!had.includes(name) && name !== 'warn')) wanted.set(timer.timer.id, timer);
    }
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

/** Cases that a step opened and waits for are withdrawn where the step is given up, as when it is left (`steps/case.ts`). */
export function leftEffects(from: CompiledProgramme, before: MachineContext, after: MachineContext, { move }: Moves): Effect[] {
  return Object.keys(before.live).flatMap((id): Effect[] => {
    const step = from.steps.get(id)?.step;
    const target = move(id);
    if (step?.type !== 'case' || step.onCancel === 'leave' || (target !== undefined && after.live[target])) return [];
    const { case: child, outcome } = before.data.steps[id] ?? {};
    return typeof child === 'string' && outcome === null ? [{ type: 'case.cancel', child }] : [];
  });
}
