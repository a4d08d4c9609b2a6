/**
 * Timers of a case. XState's delayed raises and cancels carry the name of an `after`; rows of the store carry
 * `<step>.<name>#<entry>`, so that a firing of an earlier entry of the step is recognised as stale.
 */
import type { StepId } from '../model/deadline.ts';
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
  const match = /^(.+)\.(deadline|warn|end|period|rung[1-9]\d*)#(\d+)$/.exec(id);
  return match ? { step: match[1] ?? '', name: match[2] as TimerName, entry: Number(match[3]) } : null;
}

/** The n-th rung of an escalation ladder, from 1; 0 for other timers. */
export function rungOf(name: TimerName): number {
  return name.startsWith('rung') ? Number(name.slice(4)) : 0;
}

/** Timers that a step's deadline has in this programme. */
export function timersOfDeadline(programme: Pick<Programme, 'timers'>, step: StepId): TimerName[] {
  const names: TimerName[] = ['warn', 'deadline'];
  for (let rung = 1; programme.timers.eventOf.has(delayName(step, `rung${rung}`)); rung += 1) names.push(`rung${rung}`);
  return names.filter((name) => programme.timers.eventOf.has(delayName(step, name)));
}

/** Instant at which a timer of a live step fires; null while its deadline stands. */
export function fireAt(live: LiveStep, name: TimerName): string | null {
  const due = dueFor(live, name);
  if (rungOf(name) > 0) return due?.rungs?.[rungOf(name) - 1] ?? null;
  return (name === 'warn' ? due?.warnAt : due?.at) ?? null;
}

function dueFor(live: LiveStep, name: TimerName) {
  return name === 'end' || name === 'period' ? live.period : live.due;
}

export function armed(step: StepId, name: TimerName, live: LiveStep): Effect | null {
  const at = fireAt(live, name);
  const estimated = dueFor(live, name)?.estimated ?? false;
  return at === null ? null : { type: 'timer.arm', timer: { id: timerId(step, name, live.entry), step, name, fireAt: at, estimated } };
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
  const effect = timer && live && armed(timer.step, timer.name, live);
  if (effect) effects.push(effect);
}

/** A step left by this event was live before it (else its timers were never stored) and may have fired its timer already. */
function cancel(programme: Programme, effects: Effect[], event: string, before: MachineContext): void {
  const timer = programme.timers.timerOf.get(event);
  const live = timer && before.live[timer.step];
  if (timer && live) effects.push({ type: 'timer.cancel', timer: timerId(timer.step, timer.name, live.entry) });
}
