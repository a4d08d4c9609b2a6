/** A case from its log: each event decided again, with the definition and the calendar of its time. */
import { type Decision, decide, openCase } from '../machine/decide.ts';
import { migrated } from '../machine/migrate/migrate.ts';
import type { CaseState } from '../model/case.ts';
import type { Effect } from '../model/effect.ts';
import { calendarAt, type RevisedCalendar } from '../store/calendar.ts';
import type { StoredEvent } from '../store/events.ts';
import type { Runtime } from './runtime.ts';

export interface Replayed {
  /** After the last event; null of an empty log. */
  readonly state: CaseState | null;
  /** Hash of the definition the case is on. */
  readonly definition: string;
  /** Instants of the timers armed, by id. */
  readonly armed: ReadonlyMap<string, string>;
  readonly update: Extract<Effect, { type: 'case.update' }> | null;
  /** Why it stopped in the middle, if it did. */
  readonly fault: string | null;
}
/** Calendars by revision, kept between cases. */
export type Calendars = Map<number, RevisedCalendar>;

/** Replays events from the first on. Never throws for what is in them: `fault` says it. */
export async function replay(runtime: Runtime, events: readonly StoredEvent[], calendars: Calendars = new Map()): Promise<Replayed> {
  const armed = new Map<string, string>();
  const states: CaseState[] = [];
  const [first] = events;
  let definition = first?.fact.type === 'case.opened' ? first.fact.definition : '';
  let update: Replayed['update'] = null;
  const result = (fault: string | null): Replayed => ({ state: states.at(-1) ?? null, definition, armed, update, fault });
  let compiled = await runtime.programme(definition);
  for (const event of events) {
    if (!compiled) return result(`definition ${definition} is missing`);
    const { fact } = event;
    const env = { calendar: (await calendarOf(runtime, event.calendar, calendars)).calendar };
    const state = states.at(-1) ?? null;
    let decision: Decision;
    if (fact.type === 'case.migrated' && state) {
      const to = await runtime.programme(fact.to);
      if (!to) return result(`definition ${fact.to} is missing`);
      const before = fact.undoes === undefined ? null : states[fact.undoes - 2];
      decision = migrated({ from: compiled, to }, state, before, event, env);
      compiled = to;
      definition = fact.to;
    } else decision = state === null ? openCase(compiled, event, env) : decide(compiled, state, event, env);
    if (!decision.ok) return result(`event ${event.seq} (${fact.type}) is refused: ${decision.rejection.code}`);
    states.push(decision.state);
    if (fact.type === 'timer.fired') armed.delete(fact.timer);
    for (const effect of decision.effects) {
      if (effect.type === 'timer.arm') armed.set(effect.timer.id, effect.timer.fireAt);
      if (effect.type === 'timer.cancel') armed.delete(effect.timer);
      if (effect.type === 'case.update') update = effect;
    }
  }
  return result(null);
}

async function calendarOf(runtime: Runtime, revision: number, calendars: Calendars): Promise<RevisedCalendar> {
  const known = calendars.get(revision);
  if (known) return known;
  const calendar = await calendarAt(runtime.store.read, revision);
  calendars.set(revision, calendar);
  return calendar;
}
