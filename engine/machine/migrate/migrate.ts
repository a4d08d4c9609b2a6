/**
 * A case goes on by another version of its definition: one fact, `case.migrated`, that carries the plan. Pure and exact, so a
 * replay goes across it. Whether a plan is safe is said by `soundness/migration/`; here only what can't be said at all is refused.
 */
import type { Calendar } from '../../calendar/calendar.ts';
import { dateOf } from '../../calendar/date.ts';
import type { CaseState } from '../../model/case.ts';
import type { Effect } from '../../model/effect.ts';
import { Rejection } from '../../model/errors.ts';
import type { MachineEvent } from '../../model/event.ts';
import type { MigrationPlan } from '../../model/migration.ts';
import { clockEffects } from '../clock-timers.ts';
import type { MachineContext } from '../context.ts';
import { contextOf, type Decision } from '../decide.ts';
import { keyEffects } from '../messages.ts';
import type { CompiledProgramme } from '../programme.ts';
import { restore } from '../restore.ts';
import { supervisionEffects } from '../supervision.ts';
import type { StepEvent, Work } from '../work.ts';
import { moveAddresses } from './addressed.ts';
import { beginBranches } from './branches.ts';
import { moveData } from './data.ts';
import { leftEffects, type Moves, noticeEffects, seatEffects, taskEffects, timerEffects } from './effects.ts';
import { moveBackground, moveLive } from './live.ts';
import { mapStep, renamed } from './mapping.ts';
import { moveValue, NoPlace, type StateValue } from './value.ts';

export interface Versions {
  readonly from: CompiledProgramme;
  readonly to: CompiledProgramme;
}

/** The fact `case.migrated`, there (`before` is null or undefined) or back. */
export function migrated(
  versions: Versions,
  state: CaseState,
  before: CaseState | null | undefined,
  event: MachineEvent,
  env: { readonly calendar: Calendar },
): Decision {
  return before ? undoMigration(versions, state, before, event, env) : migrateCase(versions, state, event, env);
}

/** Rejections: `state.wrong` (ended, not begun), `migration.unsafe` (`details`: a Problem; the new version has no place for a live step). */
export function migrateCase(versions: Versions, state: CaseState, event: MachineEvent, env: { readonly calendar: Calendar }): Decision {
  const { from, to } = versions;
  const { fact } = event;
  const before = contextOf(state);
  if (fact.type !== 'case.migrated' || before.caseId === '' || before.status === 'ended') return refused(new Rejection('state.wrong'));
  const stepEvent: StepEvent = { ...event, type: 'migrate', task: 0, today: dateOf(event.at), calendar: env.calendar };
  const value = placed(() => moveValue(from, to, fact.plan, state.snapshot.value as StateValue, to.config.states, fact.begins));
  if (value instanceof Rejection) return refused(value);
  const data = moveData(from, to, fact.plan, state.data, stepEvent.today);
  const work: Work = { programme: to, event: stepEvent, context: { ...before, data, effects: [] }, effects: [] };
  const live = placed(() => moveLive(from, work, fact));
  if (live instanceof Rejection) return refused(live);
  const beside = placed(() => moveBackground(from, work, fact));
  if (beside instanceof Rejection) return refused(beside);
  const after: MachineContext = {
    ...{ ...before, data, live },
    ...beside,
    ...moveAddresses(from, to, fact.plan, before, renamed(fact.plan, to, before.entries)),
    done: renamed(fact.plan, to, before.done),
    notes: before.notes.map((note) => ({ ...note, field: renamedField(fact.plan.fields?.[note.field], note.field) })),
    clock: clockUnder(to, before, live, event.at),
  };
  const { data: moved, effects: _none, ...context } = after;
  const next: CaseState = { snapshot: { value, status: state.snapshot.status, context }, data: moved };
  if (!standsIn(to, next, after)) return refused(unplaced(''));
  const moves = { move: forth(fact.plan, to), back: inverse(fact.plan, to, before) };
  const begun = beginBranches(to, next, stepEvent);
  const effects = effectsBetween(versions, state, next, fact.timers, moves, stepEvent);
  return { ok: true, state: begun.state, effects: [...effects, ...begun.effects, ...summaryEffects(to, before, begun.state, stepEvent)] };
}

/** The case is again what it was before it was migrated: `before` is the state that its log gave then. */
function undoMigration(
  versions: Versions,
  state: CaseState,
  before: CaseState,
  event: MachineEvent,
  env: { readonly calendar: Calendar },
): Decision {
  const { fact } = event;
  if (fact.type !== 'case.migrated') return refused(new Rejection('state.wrong'));
  const stepEvent: StepEvent = { ...event, type: 'migrate', task: 0, today: dateOf(event.at), calendar: env.calendar };
  // What went there by the plan comes back.
  const moves = { move: inverse(fact.plan, versions.from, contextOf(before)), back: forth(fact.plan, versions.from) };
  const effects = [
    ...effectsBetween(versions, state, before, fact.timers, moves, stepEvent),
    ...seatEffects(versions.from, state, before, stepEvent),
  ];
  return { ok: true, state: before, effects: [...effects, ...summaryEffects(versions.to, contextOf(state), before, stepEvent)] };
}

function forth(plan: MigrationPlan, to: CompiledProgramme): (step: string) => string | undefined {
  return (step) => mapStep(plan, to, step) ?? undefined;
}

/** The other way, for steps that were live before the plan was applied. */
function inverse(plan: MigrationPlan, to: CompiledProgramme, before: MachineContext): (step: string) => string | undefined {
  const steps = new Map(Object.keys(before.live).map((step) => [mapStep(plan, to, step), step]));
  return (step) => steps.get(step);
}

function effectsBetween(
  versions: Versions,
  before: CaseState,
  after: CaseState,
  armed: readonly string[],
  moves: Moves,
  event: StepEvent,
): Effect[] {
  const [old, next] = [contextOf(before), contextOf(after)];
  return [
    ...taskEffects(before, after),
    ...timerEffects(versions, armed, next, moves, event.at),
    ...noticeEffects(versions, old, next, event),
    ...leftEffects(versions.from, old, next, moves),
    ...clockEffects(versions, old, next, event),
    ...supervisionEffects(versions, old, next, event),
  ];
}

function summaryEffects(to: CompiledProgramme, before: MachineContext, state: CaseState, { today }: StepEvent): Effect[] {
  const after = contextOf(state);
  const steps = Object.keys(after.live).filter((id) => !['parallel', 'each'].includes(to.steps.get(id)?.step.type ?? ''));
  return [...keyEffects(to, before, after, today), { type: 'case.update', status: after.status, steps, outcome: after.outcome }];
}

function placed<T>(move: () => T): T | Rejection {
  try {
    return move();
  } catch (error) {
    if (error instanceof NoPlace) return unplaced(error.step);
    throw error;
  }
}

function standsIn(to: CompiledProgramme, state: CaseState, context: MachineContext): boolean {
  try {
    restore(to.machine, state.snapshot.value, context);
    return true;
  } catch {
    return false;
  }
}

function unplaced(step: string): Rejection {
  const problem = { code: 'migration.place', severity: 'error', document: 'plan', pointer: '/steps', params: { step } };
  return new Rejection('migration.unsafe', { count: 1 }, [problem]);
}

function refused(rejection: Rejection): Decision {
  return { ok: false, rejection };
}

function renamedField(planned: unknown, field: string): string {
  return typeof planned === 'string' ? planned : field;
}

/** The legal clock goes on; it stands or runs as the new version has it for where the case is. */
function clockUnder(to: CompiledProgramme, { clock }: MachineContext, live: MachineContext['live'], at: string): MachineContext['clock'] {
  if (!clock) return null;
  const last = clock.pauses.at(-1);
  const stands = last !== undefined && last.to === undefined;
  const shall = (to.workflow.clock?.pausedIn ?? []).some((step) => live[step]);
  if (stands === shall) return clock;
  if (shall) return { ...clock, pauses: [...clock.pauses, { from: at }] };
  return { ...clock, pauses: [...clock.pauses.slice(0, -1), { ...last, from: last?.from ?? at, to: at }] };
}
