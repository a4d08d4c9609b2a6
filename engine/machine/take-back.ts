/**
 * 拿回: the state before a completion comes back. Not a transition of the machine, which has no way back, but the state it had:
 * the fact carries it. What was told to the applicant or the public can't be unsaid, so such a completion isn't taken back.
 */
import type { CaseData, CaseState } from '../model/case.ts';
import type { Effect } from '../model/effect.ts';
import type { TaskOperation } from '../model/operation.ts';
import { delayName, type TimerName } from './config.ts';
import type { LiveStep, MachineContext } from './context.ts';
import type { Programme } from './programme.ts';
import { taskId, taskOf } from './tasks.ts';
import { armed, fireAt, timerId, timersOfDeadline } from './timers.ts';

export type TakenBack = Extract<TaskOperation, { type: 'task.taken-back' }>;

/** Steps whose being entered reaches nobody but officers. */
const silentSteps: readonly string[] = ['review', 'decide', 'compute', 'parallel', 'each', 'batch', 'wait'];

/** What a completion did may be undone: it reached neither the applicant nor the public, drew no number and ended nothing. */
export function isReversible(programme: Programme, before: MachineContext, after: MachineContext): boolean {
  if (after.status !== before.status) return false;
  for (const [id, entries] of Object.entries(after.entries)) {
    if (entries === before.entries[id]) continue;
    const step = programme.steps.get(id)?.step;
    // A lot that fell isn't drawn a second time.
    if (!step || !silentSteps.includes(step.type) || (step.type === 'compute' && step.lot)) return false;
  }
  return Object.values(after.live).every((live) =>
    live.tasks.every((task) => task.n <= before.tasks || !task.group.startsWith('applicant:')),
  );
}

/** The fact that takes a completion back: `before` and `after` are the states around it. */
export function takenBack(task: string, completedAt: string, before: CaseState, after: CaseState): TakenBack {
  const { value, context } = before.snapshot as { value: unknown; context: Record<string, unknown> };
  const steps: Record<string, Readonly<Record<string, unknown>> | null> = {};
  for (const id of new Set([...Object.keys(before.data.steps), ...Object.keys(after.data.steps)])) {
    const was = before.data.steps[id];
    if (JSON.stringify(was) !== JSON.stringify(after.data.steps[id])) steps[id] = was ?? null;
  }
  return { type: 'task.taken-back', task, completedAt, before: { value, context, verified: before.data.verified, steps } };
}

/** Context and data as before; counters go on, so that no number of a task or an entry is given twice, and what a supervisor asked stays asked. */
export function restored(context: MachineContext, { before }: TakenBack): MachineContext {
  const old = before.context as unknown as Omit<MachineContext, 'data' | 'effects'>;
  const { supervisions } = context;
  const kept = { tasks: context.tasks, entries: context.entries, ...(supervisions && { supervisions }) };
  return { ...old, ...kept, data: dataBefore(context.data, before), effects: [] };
}

function dataBefore(data: CaseData, before: TakenBack['before']): CaseData {
  const steps: Record<string, Readonly<Record<string, unknown>>> = {};
  for (const [id, result] of Object.entries(data.steps)) if (!(id in before.steps)) steps[id] = result;
  for (const [id, result] of Object.entries(before.steps)) if (result !== null) steps[id] = result;
  return { ...data, verified: before.verified, steps };
}

/** Tasks and timers from `now` back to `then`. */
export function wayBack(programme: Programme, now: MachineContext, then: MachineContext, { completedAt }: TakenBack): Effect[] {
  const effects: Effect[] = [];
  const openThen = new Map(openOf(then).map((entry) => [entry.task.n, entry]));
  const openNow = new Map(openOf(now).map((entry) => [entry.task.n, entry]));
  for (const n of openNow.keys()) {
    if (!openThen.has(n)) effects.push({ type: 'task.close', task: taskId(now, n), status: 'cancelled' });
  }
  for (const [n, { step, live, task }] of openThen) {
    if (!openNow.has(n)) effects.push({ type: 'task.reopen', task: taskOf(then, step, live, task) });
  }
  for (const [id, live] of Object.entries(now.live)) {
    if (then.live[id]?.entry === live.entry) continue;
    for (const name of timersOf(programme, id, live)) effects.push({ type: 'timer.cancel', timer: timerId(id, name, live.entry) });
  }
  for (const [id, live] of Object.entries(then.live)) {
    if (now.live[id]?.entry === live.entry) continue;
    for (const name of timersOf(programme, id, live)) {
      const at = fireAt(live, name);
      const arm = armed(id, name, live);
      // One that had fired before the completion fires no second time.
      if (arm && at && at > completedAt) effects.push(arm);
    }
  }
  return effects;
}

function timersOf(programme: Programme, id: string, live: LiveStep): TimerName[] {
  const own = (['end', 'period'] as const).filter((name) => programme.timers.eventOf.has(delayName(id, name)));
  return [...timersOfDeadline(programme, id), ...own].filter((name) => fireAt(live, name) !== null);
}

function openOf(context: MachineContext) {
  return Object.entries(context.live).flatMap(([step, live]) =>
    [...live.tasks, ...(live.extension ? [live.extension.task] : [])]
      .filter((task) => task.status === 'open')
      .map((task) => ({ step, live, task })),
  );
}
