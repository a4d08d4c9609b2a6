/**
 * What happens when the legal limit over the whole case is over (`clock.onExpire`): positions are told at once or up a ladder, a record
 * is kept, and the case may go to a step of its own, e.g. the end that silence means (行政许可法 50: 逾期未作决定的，视为准予延续).
 *
 * The clock's timers aren't XState's: they follow from the clock alone, so they are compared before and after each event. They belong to
 * no step; their ids begin with `:clock`, which no step is called.
 */
import { endOfDay } from '../calendar/date.ts';
import type { Effect } from '../model/effect.ts';
import { groupKey } from '../model/user.ts';
import { readCaseClock } from './clock-reading.ts';
import type { StateConfig } from './config.ts';
import type { ClockState, MachineContext } from './context.ts';
import { laddered, rungsOf } from './due.ts';
import { namedTo } from './identity.ts';
import type { Programme } from './programme.ts';
import { named } from './steps/kind.ts';
import type { StepEvent, Work } from './work.ts';

/** In the place of a step, for what concerns the whole case's limit. */
export const clockId = ':clock';

type Named = { readonly workflow: Programme['workflow'] };

/** Transitions of the root: from wherever the case is. */
export function clockExpires({ workflow }: Named): NonNullable<StateConfig['on']> {
  const rule = workflow.clock?.onExpire;
  if (!rule) return {};
  const target = rule.to === undefined ? {} : { target: `#${rule.to}` };
  const rungs = laddered(rule).map((_, rung) => [`rung${rung + 1}.${clockId}`, { actions: [named('tellClock', { rung: String(rung) })] }]);
  return { [`deadline.${clockId}`]: { ...target, actions: [named('expireClock', {})] }, ...Object.fromEntries(rungs) };
}

/** The event that a timer of the clock is; null when it stands, was told already, or the case goes on without one. */
export function clockEvent({ workflow }: Named, context: MachineContext, name: string): string | null {
  const { clock } = context;
  if (!clock || !workflow.clock?.onExpire || stands(clock)) return null;
  const told = clock.told ?? 0;
  return name === nameOf(told) ? `${name}.${clockId}` : null;
}

/** 0: the limit is over; then the rungs of the ladder. */
function nameOf(told: number): string {
  return told === 0 ? 'deadline' : `rung${told}`;
}

const stands = ({ pauses }: ClockState) => pauses.at(-1)?.to === undefined && pauses.length > 0;

/** The limit is over. */
export function expireClock(work: Work): void {
  const { context, programme, event } = work;
  const rule = programme.workflow.clock?.onExpire;
  if (!rule || !context.clock) return;
  context.clock = { ...context.clock, told: 1 };
  if (typeof rule.escalate === 'string') tellOf(work, rule.escalate);
  if (rule.record !== undefined) work.effects.push({ type: 'record', step: clockId, kind: rule.record, on: event.today });
}

/** Overdue by so much: the next on the ladder is told. */
export function tellClock(work: Work, rung: number): void {
  const { clock } = work.context;
  const to = laddered(work.programme.workflow.clock?.onExpire)[rung]?.to;
  if (!clock || to === undefined) return;
  work.context.clock = { ...clock, told: rung + 2 };
  tellOf(work, to);
}

function tellOf(work: Work, role: string): void {
  const { programme, context, event, effects } = work;
  const to = groupKey(role, programme.workflow.owner);
  const due = readCaseClock(programme, context, event.calendar, event.at)?.dueOn ?? '';
  const params = { number: context.number, enterprise: namedTo(work, to), due };
  effects.push({ type: 'notify', to, template: 'clock.expired', params });
}

/** What an event changes of the clock's timers: one is armed at a time, the next when it fired. */
export function clockEffects(
  { from, to }: { readonly from: Named; readonly to: Programme },
  before: MachineContext,
  after: MachineContext,
  event: Pick<StepEvent, 'at' | 'fact' | 'calendar'>,
): Effect[] {
  const same = before.clock === after.clock && (before.status === 'ended') === (after.status === 'ended');
  if (same && from === to && event.fact.type !== 'calendar.changed') return [];
  const next = timerOf(to, after, event);
  const was = before.clock && from.workflow.clock?.onExpire ? idOf(before.clock.told ?? 0) : null;
  const gone: Effect[] = was !== null && was !== next?.id ? [{ type: 'timer.cancel', timer: was }] : [];
  return next ? [...gone, { type: 'timer.arm', timer: next }] : gone;
}

function timerOf(programme: Programme, context: MachineContext, { at, calendar }: Pick<StepEvent, 'at' | 'calendar'>) {
  const { clock, status } = context;
  const rule = programme.workflow.clock?.onExpire;
  if (!clock || !rule || status === 'ended' || stands(clock)) return null;
  const reading = readCaseClock(programme, context, calendar, at);
  const told = clock.told ?? 0;
  if (!reading) return null;
  const rung = told === 0 ? null : rungsOf(calendar, laddered(rule), { at: endOfDay(reading.dueOn), date: reading.dueOn })[told - 1];
  if (rung === undefined) return null;
  const { at: fireAt, estimated } = rung ?? { at: endOfDay(reading.dueOn), estimated: false };
  const name = nameOf(told) as 'deadline' | `rung${number}`;
  return { id: idOf(told), step: clockId, name, fireAt, estimated: estimated || reading.estimated };
}

function idOf(told: number): string {
  return `${clockId}.${nameOf(told)}#1`;
}
