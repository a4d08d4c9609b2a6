/** What holds after every event, whatever people try. */
import { clockId } from '../../engine/machine/clock-timers.ts';
import { contextOf } from '../../engine/machine/decide.ts';
import { laddered } from '../../engine/machine/due.ts';
import { clockOf, openTasks } from '../../engine/machine/view.ts';
import type { CaseState, CaseStatus } from '../../engine/model/case.ts';
import { statutoryCalendar } from '../support/pure-world.ts';
import type { Situation } from './ops.ts';

const order: readonly CaseStatus[] = ['draft', 'running', 'ended'];

/** `tasks` and `timers` are what the effects of all events so far leave open. Gives the first invariant that is broken, or null. */
export function brokenIn(before: CaseState | null, situation: Situation): string | null {
  const { state, tasks, timers, stage, now } = situation;
  const context = contextOf(state);
  const live = new Set(Object.keys(context.live));
  const open = openTasks(state);
  const ids = (list: readonly { readonly id: string }[]) =>
    list
      .map(({ id }) => id)
      .sort()
      .join();
  if (ids(open) !== ids(tasks)) return `tasks: effects say ${ids(tasks)}, the state ${ids(open)}`;
  const orphan = open.find((task) => !live.has(task.step));
  if (orphan) return `task ${orphan.id} of ${orphan.step}, which isn't live`;
  for (const timer of timers) {
    if (timer.step === clockId) continue;
    if (!live.has(timer.step)) return `timer ${timer.id} without a live step`;
    const entry = Number(/#(\d+)$/.exec(timer.id)?.[1]);
    if (context.live[timer.step]?.entry !== entry) return `timer ${timer.id} of entry ${entry}, live is ${context.live[timer.step]?.entry}`;
  }
  if (new Set(timers.map(({ id }) => id)).size < timers.length) return 'a timer armed twice';
  if (context.status === 'ended' && (live.size > 0 || open.length > 0 || timers.length > 0))
    return `ended with ${[...live].join()} live, tasks ${ids(open)}, timers ${ids(timers)}`;
  if (context.status !== 'ended' && live.size === 0) return 'running with no live step';
  if ((context.status === 'ended') !== (context.outcome !== null)) return `status ${context.status} with outcome ${context.outcome}`;
  if (before && order.indexOf(context.status) < order.indexOf(contextOf(before).status)) return `status went back to ${context.status}`;
  const text = JSON.stringify(state);
  if (JSON.stringify(JSON.parse(text)) !== text) return 'the state is not plain JSON';
  return clockBroken(situation, now) ?? (stage.steps.length === 0 ? 'no steps' : null);
}

function clockBroken({ stage, state, timers }: Situation, now: string): string | null {
  const reading = clockOf(stage.compiled, state, statutoryCalendar, now);
  const armed = timers.filter((timer) => timer.step === clockId).length;
  const rule = stage.compiled.workflow.clock?.onExpire;
  const told = contextOf(state).clock?.told ?? 0;
  const expected = reading?.running && rule && told <= laddered(rule).length ? 1 : 0;
  if (armed !== expected) return `${armed} timers of the clock, ${expected} expected`;
  if (!reading) return null;
  if (reading.used + reading.left !== reading.amount) return `clock: ${reading.used} used + ${reading.left} left ≠ ${reading.amount}`;
  return reading.used < 0 || reading.paused < 0 ? `clock: ${reading.used} used, ${reading.paused} paused` : null;
}
