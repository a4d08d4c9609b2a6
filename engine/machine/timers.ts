/**
 * Timers of a case. XState's delayed raises and cancels carry the name of an `after`; rows of the store carry
 * `<step>.<name>#<entry>`, so that a firing of an earlier entry of the step is recognised as stale.
 */
import type { StepId } from '../model/definition.ts';
import type { Effect } from '../model/effect.ts';
import { delayName, type TimerName } from './config.ts';
import type { LiveStep, MachineContext } from './context.ts';
import type { Programme } from './programme.ts';
import type { Executable } from './restore.ts';

export function timerId(step: StepId, name: TimerName, entry: number): string {
  return `${delayName(step, name)}#${entry}`;
}

/** The parts of a timer's id, or null when it isn't one. */
export function parseTimerId(id: string): { readonly step: StepId; readonly name: TimerName; readonly entry: number } | null {
  const match = /^(.+)\.(deadline|warn|end|period)#(\d+)$/.exec(id);
  return match ? { step: match[1] ?? '', name: match[2] as TimerName, entry: Number(match[3]) } : null;
}

/** Instant at which a timer of a live step fires. */
export function fireAt(live: LiveStep, name: TimerName): string {
  const due = name === 'deadline' || name === 'warn' ? live.due : live.period;
  const at = name === 'warn' ? due?.warnAt : due?.at;
  if (!at) throw new RangeError(`no ${name}`);
  return at;
}

export function armed(step: StepId, name: TimerName, live: LiveStep): Effect {
  const due = name === 'deadline' || name === 'warn' ? live.due : live.period;
  const estimated = due?.estimated ?? false;
  return { type: 'timer.arm', timer: { id: timerId(step, name, live.entry), step, name, fireAt: fireAt(live, name), estimated } };
}

/**
 * Everything to be done, in order: what the actions said, then timers. Of XState's actions a delayed raise arms a timer and
 * a cancel drops it; a timer armed and dropped by the same event (a step run through) leaves no effect.
 */
export function effectsOf(programme: Programme, actions: readonly Executable[], before: MachineContext, after: MachineContext): Effect[] {
  const effects = [...after.effects];
  for (const { type, params } of actions) {
    if (type === 'xstate.raise') arm(programme, effects, (params as { id?: string }).id ?? '', after);
    else if (type === 'xstate.cancel') cancel(programme, effects, (params as { sendId: string }).sendId, before);
  }
  return effects;
}

function arm(programme: Programme, effects: Effect[], event: string, after: MachineContext): void {
  const timer = programme.timers.timerOf.get(event);
  const live = timer && after.live[timer.step];
  if (timer && live) effects.push(armed(timer.step, timer.name, live));
}

/** A step left by this event was live before it (else its timers were never stored) and may have fired its timer already. */
function cancel(programme: Programme, effects: Effect[], event: string, before: MachineContext): void {
  const timer = programme.timers.timerOf.get(event);
  const live = timer && before.live[timer.step];
  if (timer && live) effects.push({ type: 'timer.cancel', timer: timerId(timer.step, timer.name, live.entry) });
}
