/**
 * One fact → the next state and what must be done because of it. Pure: time, ids, people and calendar come in; nothing
 * is executed, and the same facts give the same state.
 */
import { initialTransition } from 'xstate';
import type { Calendar } from '../calendar/calendar.ts';
import { dateOf } from '../calendar/date.ts';
import type { CaseState } from '../model/case.ts';
import type { Effect } from '../model/effect.ts';
import { Rejection } from '../model/errors.ts';
import type { MachineEvent } from '../model/event.ts';
import { clockEffects } from './clock-timers.ts';
import { emptyContext, type MachineContext } from './context.ts';
import { keyEffects, receiversOf, unexpected } from './messages.ts';
import type { CompiledProgramme } from './programme.ts';
import { restore, transit } from './restore.ts';
import { routed } from './route.ts';
import { type Supervised, settled, supervise, supervisionEffects } from './supervision.ts';
import { restored, type TakenBack, wayBack } from './take-back.ts';
import { effectsOf } from './timers.ts';
import { translate, wrongState } from './translate.ts';
import type { StepEvent } from './work.ts';

export type Decision =
  | { readonly ok: true; readonly state: CaseState; readonly effects: readonly Effect[] }
  | { readonly ok: false; readonly rejection: Rejection };

export interface Environment {
  readonly calendar: Calendar;
}

/** The first fact of a case, `case.opened`. */
export function openCase(compiled: CompiledProgramme, event: MachineEvent, env: Environment): Decision {
  let state = unopened.get(compiled);
  if (!state) {
    const [snapshot] = initialTransition(compiled.machine);
    state = { snapshot: { value: snapshot.value, status: 'active', context: {} }, data: emptyContext.data };
    unopened.set(compiled, state);
  }
  return step(compiled, state, emptyContext, event, env);
}
/** The state before a programme's cases open, the same for all of them. */
const unopened = new WeakMap<CompiledProgramme, CaseState>();

/**
 * A later fact. `state` is what the last decision gave, or the same read back from JSON. Throws when an expression exceeds its
 * budget or gives no usable value (the caller makes an incident of it); everything a person can mend is a Rejection.
 */
export function decide(compiled: CompiledProgramme, state: CaseState, event: MachineEvent, env: Environment): Decision {
  return step(compiled, state, contextOf(state), event, env);
}

/** Context of a stored state, data included. */
export function contextOf(state: CaseState): MachineContext {
  const known = contexts.get(state);
  if (known) return known;
  const context = { ...(state.snapshot.context as Omit<MachineContext, 'data' | 'effects'>), data: state.data, effects: [] };
  contexts.set(state, context);
  return context;
}
/** A state never changes, so its context is made once. */
const contexts = new WeakMap<CaseState, MachineContext>();

function step(compiled: CompiledProgramme, state: CaseState, context: MachineContext, event: MachineEvent, env: Environment): Decision {
  const today = dateOf(event.at);
  const supervised = supervise(compiled, context, event, env.calendar, today);
  if (supervised)
    return supervised instanceof Rejection ? { ok: false, rejection: supervised } : ordered(compiled, state, context, supervised, env);
  const translated = translate(compiled, context, event, today);
  if (translated === 'nothing') return { ok: true, state, effects: [] };
  if (translated instanceof Rejection) return { ok: false, rejection: translated };
  if (event.fact.type === 'task.taken-back')
    return takeBack(compiled, context, { ...event, fact: event.fact, calendar: env.calendar }, today);
  const { at, by, fact } = event;
  const stepEvent: StepEvent = { type: translated.type, task: translated.task, at, by, fact, today, calendar: env.calendar };
  const types = fact.type === 'message.received' ? receiversOf(compiled, context, stepEvent) : [translated.type];
  if (types.length === 0) return { ok: false, rejection: unexpected(compiled, stepEvent) };
  const effects: Effect[] = [];
  let next = context;
  let { value, status } = state.snapshot;
  for (const type of types) {
    // Of several steps that take a message, one may have been left by what another did.
    if (next !== context && !isStillLive(type, context, next)) continue;
    const from = next;
    const routedEvent = { ...stepEvent, ...routed(compiled, from, type, translated.task) };
    const [after, actions] = transit(compiled.machine, restore(compiled.machine, value, from), routedEvent);
    next = after.context as MachineContext;
    if (next === from || next.unhandled) return { ok: false, rejection: wrongState(compiled, context, today) };
    effects.push(...effectsOf(compiled, actions, from, next));
    next = { ...next, effects: [] };
    ({ value, status } = after);
  }
  next = settled(context, next, stepEvent);
  const versions = { from: compiled, to: compiled };
  effects.push(...clockEffects(versions, context, next, stepEvent), ...keyEffects(compiled, context, next, today));
  effects.push(...supervisionEffects(versions, context, next, stepEvent));
  const update = caseUpdate(compiled, context, next);
  if (update) effects.push(update);
  const { data, effects: _said, asOf, ...rest } = next;
  const after: CaseState = { snapshot: { value, status, context: rest }, data };
  // Mostly the next event asks for it; what holds for one event only is not handed on.
  if (asOf === undefined) contexts.set(after, next);
  return { ok: true, state: after, effects };
}

function isStillLive(type: string, before: MachineContext, now: MachineContext): boolean {
  const step = type.slice(type.indexOf('.') + 1);
  return now.live[step] !== undefined && now.live[step].entry === before.live[step]?.entry;
}

/** 督办 changes the orders alone: the case stays where it is. */
function ordered(
  compiled: CompiledProgramme,
  { snapshot, data }: CaseState,
  before: MachineContext,
  { context, effects }: Supervised,
  env: Environment,
): Decision {
  const { data: _same, effects: _said, ...rest } = context;
  const next: CaseState = { snapshot: { ...snapshot, context: rest }, data };
  return { ok: true, state: next, effects: [...effects, ...supervisionEffects({ from: compiled, to: compiled }, before, context, env)] };
}

/** The one decision of the machine that is no transition: see `take-back.ts`. */
function takeBack(
  compiled: CompiledProgramme,
  context: MachineContext,
  event: Pick<StepEvent, 'at' | 'calendar'> & { readonly fact: TakenBack },
  today: string,
): Decision {
  const { fact } = event;
  const next = restored(context, fact);
  const versions = { from: compiled, to: compiled };
  const effects = [
    ...wayBack(compiled, context, next, fact),
    ...clockEffects(versions, context, next, event),
    ...keyEffects(compiled, context, next, today),
  ];
  const update = caseUpdate(compiled, context, next);
  if (update) effects.push(update);
  const { data, effects: _said, ...rest } = next;
  return { ok: true, state: { snapshot: { value: fact.before.value, status: 'active', context: rest }, data }, effects };
}

function caseUpdate(compiled: CompiledProgramme, before: MachineContext, after: MachineContext): Effect | null {
  const steps = liveSteps(compiled, after);
  const same = before.status === after.status && before.outcome === after.outcome && before.caseId === after.caseId;
  if (same && (before.live === after.live || liveSteps(compiled, before).join() === steps.join())) return null;
  return { type: 'case.update', status: after.status, steps, outcome: after.outcome };
}

/** Live steps; of a parallel step those of its branches. */
function liveSteps(compiled: CompiledProgramme, context: MachineContext): string[] {
  return Object.keys(context.live).filter((id) => !['parallel', 'each'].includes(compiled.steps.get(id)?.step.type ?? ''));
}
