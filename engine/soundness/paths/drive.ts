/**
 * The pure machine, driven along a plan: what people do where the plan says so, and the shortest way home elsewhere. Whoever
 * plays the path through the real API must arrive at the same place.
 */
import type { Calendar } from '../../calendar/calendar.ts';
import { addDays, dateOf } from '../../calendar/date.ts';
import type { MachineContext } from '../../machine/context.ts';
import { contextOf, type Decision, decide, openCase } from '../../machine/decide.ts';
import { parseItemId } from '../../machine/item-id.ts';
import { sendersOf } from '../../machine/messages.ts';
import { offeredOutcomes, openTasks } from '../../machine/view.ts';
import type { CaseState } from '../../model/case.ts';
import type { ArmedTimer, Effect, EffectOf } from '../../model/effect.ts';
import type { CaseFact, WindowFacts } from '../../model/event.ts';
import type { Task } from '../../model/task.ts';
import { reached } from './coverage.ts';
import type { Exit } from './exits.ts';
import { type CaseFacts, fillForm } from './facts.ts';
import type { Goal } from './goals.ts';
import { lotFor } from './outside.ts';
import type { Arrival, PathAction, PathEvent } from './path.ts';
import { homeward } from './routes.ts';
import { formOf, isFromOutside, type Subject } from './subject.ts';

export interface Drive {
  readonly events: readonly PathEvent[];
  readonly reached: ReadonlySet<string>;
  readonly arrival: Arrival;
  /** Day on which each step was first reached. */
  readonly dates: ReadonlyMap<string, string>;
  readonly facts: CaseFacts;
  /** What was refused, or where it stands that nobody here can move it on; null when it ended. */
  readonly stuck: { readonly refused: boolean; readonly why: string; readonly outside?: boolean } | null;
}

const mostEvents = 120;

/** `complete` gives facts whose form in `slot` is filled without errors, or null. */
export function drive(
  subject: Subject,
  calendar: Calendar,
  route: readonly Exit[],
  goal: Goal | null,
  given: CaseFacts,
  start: string,
  complete: (facts: CaseFacts, slot: string, today: string) => CaseFacts | null,
): Drive {
  const { compiled } = subject;
  const events: PathEvent[] = [];
  const covered = new Set<string>();
  const dates = new Map<string, string>();
  const timers = new Map<string, ArmedTimer>();
  const planned = new Map<string, Exit[]>();
  for (const exit of route) planned.set(exit.step, [...(planned.get(exit.step) ?? []), exit]);
  const home = homeward(subject);
  const twists = new Set(goal?.twist ? [goal.step] : []);
  const current = new Map<string, { readonly entry: number; readonly exit: Exit | null }>();
  let facts = given;
  let state: CaseState | null = null;
  let now = `${start}T01:00:00.000Z`;
  let registered = 0;
  const calls: EffectOf<'service.call'>[] = [];
  let refused: string | null = null;

  const give = (fact: CaseFact, by: string, fired: string | null = null): boolean => {
    const env = { calendar };
    let decision: Decision;
    try {
      decision = state ? decide(compiled, state, { at: now, by, fact }, env) : openCase(compiled, { at: now, by, fact }, env);
    } catch (error) {
      // The runtime would make an incident of it.
      refused = error instanceof Error ? error.message : String(error);
      return false;
    }
    if (!decision.ok) {
      refused = decision.rejection.code;
      return false;
    }
    for (const key of reached(subject, state, decision.state, dateOf(now), fired)) covered.add(key);
    state = decision.state;
    const context = contextOf(state);
    for (const id of Object.keys(context.entries)) if (!dates.has(baseOf(id))) dates.set(baseOf(id), dateOf(now));
    return decision.effects.every(obey);
  };
  const obey = (effect: Effect): boolean => {
    if (effect.type === 'timer.arm') timers.set(effect.timer.id, effect.timer);
    if (effect.type === 'timer.cancel') timers.delete(effect.timer);
    if (effect.type === 'service.call') calls.push(effect);
    if (effect.type === 'draw') return give(lotFor(effect), 'system');
    if (effect.type !== 'register') return true;
    registered += 1;
    const { step, validFrom, validTo } = effect;
    const number = `N-${registered}`;
    return give({ type: 'entry.registered', step, entry: number, number, validFrom, validTo, verification: number }, 'system');
  };
  const note = (action: PathAction) => events.push({ at: now, action, steps: liveSteps(subject, contextOf(state as CaseState)) });

  /** The exit wanted of a live step: planned, else homeward. */
  const exitFor = (id: string, entry: number): Exit | null => {
    if (current.get(id)?.entry !== entry) {
      const context = contextOf(state as CaseState);
      const exit =
        planned.get(baseOf(id))?.shift() ??
        home(baseOf(id), (other) => !['withdraw', 'message', 'fail'].includes(other.way.kind) && isOpen(subject, context, other));
      current.set(id, { entry, exit });
    }
    return current.get(id)?.exit ?? null;
  };

  const act = (task: Task): boolean => {
    const context = contextOf(state as CaseState);
    const info = compiled.steps.get(task.step);
    const live = context.live[task.step];
    if (!info || !live) return false;
    const exit = exitFor(task.step, live.entry);
    if (exit && ['expiry', 'silence', 'message'].includes(exit.way.kind)) return false;
    if (exit?.way.kind === 'withdraw')
      return (
        done({ do: 'withdraw', reason: 'generated' }, { type: 'case.withdrawn', reason: 'generated' }, 'applicant') &&
        Boolean(covered.add(`withdraw:${task.step}`))
      );
    if (twists.has(baseOf(task.step)) && goal?.twist === 'fire') return false;
    const offers = offeredOutcomes(compiled, state as CaseState, task.id, now);
    const wanted = outcomeFor(task, exit, twists.has(baseOf(task.step)) ? (goal?.twist ?? null) : null);
    const offer = offers.find(({ id }) => id === wanted) ?? (exit === null || exit.way.kind !== 'outcome' ? offers[0] : undefined);
    if (!offer) return false;
    if (offer.id === 'return') {
      twists.delete(task.step);
      covered.add(`return:${task.step}`);
    }
    if (offer.id === 'dismissed') covered.add(`dismissed:${task.step}`);
    const today = dateOf(now);
    const form = task.kind === 'correct' ? correctedForm(subject) : task.kind === 'sign' ? null : formOf(subject, task.step, info.step);
    let data: Readonly<Record<string, unknown>> | undefined;
    if (form && ['fill', 'correct', 'review', 'external', 'score'].includes(task.kind)) {
      const completed = complete(facts, form.slot, today);
      if (!completed) {
        refused = `form ${form.name}`;
        return false;
      }
      facts = completed;
      data = fillForm(subject, facts, form.slot, form.name, today).data;
    }
    const more = {
      ...(offer.reason === 'required' || task.kind === 'batch' ? { reason: 'generated' } : {}),
      ...(data ? { data } : {}),
      ...(offer.correction ? { notes: [{ field: correctable(subject, facts, today), reason: 'generated' }] } : {}),
    };
    const documentNumber = task.kind === 'batch' ? 'D-1' : undefined;
    for (let person = live.tasks.filter((other) => other.group === task.group && other.by !== null).length; person < 6; person += 1) {
      const action: PathAction = {
        ...{ do: 'complete', step: task.step, kind: task.kind, group: task.group, person, outcome: offer.id },
        ...more,
        ...(documentNumber ? { documentNumber } : {}),
      };
      const fact: CaseFact = {
        ...{ type: 'task.completed', task: task.id, outcome: offer.id },
        ...more,
        ...(form?.slot === 'application' && task.kind === 'fill' ? { enterprise: facts.enterprise } : {}),
        ...(documentNumber ? { batch: { id: 'meeting', documentNumber } } : {}),
      };
      if (done(action, fact, task.assignee ?? `${task.group}#${person}`)) return true;
      if (refused !== 'same-person' && refused !== 'recusal') return false;
    }
    return false;
  };
  const done = (action: PathAction, fact: CaseFact, by: string): boolean => {
    if (!give(fact, by)) return false;
    note(action);
    return true;
  };
  const objectTo = (): boolean => {
    const context = contextOf(state as CaseState);
    for (const [id, live] of Object.entries(context.live)) {
      if (compiled.steps.get(id)?.step.type !== 'notice' || live.over || live.tasks.length > 0) continue;
      const exit = exitFor(id, live.entry);
      const dismissed = twists.has(id) && goal?.twist === 'dismissed';
      if (!dismissed && !(exit?.way.kind === 'outcome' && exit.way.outcome === 'upheld')) continue;
      const objection = { name: 'generated', contact: '13900000000', grounds: 'generated' };
      return done(
        { do: 'object', step: id, ...objection },
        { type: 'objection.filed', objection: `objection-${events.length}`, ...objection },
        'public',
      );
    }
    return false;
  };
  const answer = (): boolean => {
    const call = calls.shift();
    const live = call && contextOf(state as CaseState).live[call.step];
    if (!call || !live) return false;
    const fails = exitFor(call.step, live.entry)?.way.kind === 'fail';
    const body = fails ? null : (facts.forms[baseOf(call.step)] ?? {});
    const fact: CaseFact = body
      ? { type: 'service.answered', step: call.step, call: call.call, status: 200, body }
      : { type: 'service.failed', step: call.step, call: call.call, status: 400, reason: 'generated' };
    if (fails) covered.add(`fail:${baseOf(call.step)}`);
    return done({ do: 'answer', step: call.step, body }, fact, 'system');
  };
  const tell = (): boolean => {
    const context = contextOf(state as CaseState);
    for (const [id, live] of Object.entries(context.live)) {
      const step = compiled.steps.get(id)?.step;
      const hears = step?.on ?? (step?.type === 'wait' ? step.message : id === compiled.workflow.start ? compiled.workflow.on : undefined);
      const exit = step && hears !== undefined ? exitFor(id, live.entry) : null;
      const awaited = step?.type === 'wait' && exit?.way.kind === 'next' ? step.message : undefined;
      const name = exit?.way.kind === 'message' ? exit.way.message : awaited;
      if (name === undefined) continue;
      const { applicant, groups } = sendersOf(compiled, context, name, dateOf(now));
      const group = applicant ? 'applicant' : (groups[0] ?? '');
      const data = facts.forms[baseOf(id)] ?? {};
      if (exit?.way.kind === 'message') covered.add(`message:${baseOf(id)}:${name}`);
      const shown = isFromOutside(subject, id) ? data : {};
      return done({ do: 'message', step: id, name, group, data: shown }, { type: 'message.received', name, data: shown }, group);
    }
    return false;
  };
  const wait = (): boolean => {
    const due = [...timers.values()].sort((a, b) => (a.fireAt < b.fireAt ? -1 : a.fireAt > b.fireAt ? 1 : a.id < b.id ? -1 : 1))[0];
    if (!due) return false;
    timers.delete(due.id);
    if (due.fireAt > now) now = due.fireAt;
    const fired = due.name === 'deadline' ? due.step : null;
    if (!give({ type: 'timer.fired', timer: due.id }, 'system', fired)) return refused === 'stale';
    if (fired !== null && twists.has(fired) && goal?.twist === 'fire') twists.delete(fired);
    note({ do: 'wait', step: due.step, timer: due.name });
    return true;
  };

  const window: WindowFacts | null = windowOf(facts, start);
  give(
    {
      ...{ type: 'case.opened', caseId: 'case', number: 'N', programme: compiled.workflow.id, definition: compiled.hash },
      ...{ enterprise: facts.enterprise, window, applyType: facts.applyType, registry: [] },
    },
    'applicant',
  );
  if (state) note({ do: 'open' });
  while (state && contextOf(state).status !== 'ended' && events.length < mostEvents) {
    if (objectTo() || answer() || tell()) continue;
    if (refused !== null) break;
    if (openTasks(state).some(act)) continue;
    if (!wait()) break;
  }
  const context = state ? contextOf(state as CaseState) : null;
  return {
    ...{ events, reached: covered, dates, facts },
    arrival: {
      status: context?.status ?? 'draft',
      outcome: context?.outcome ?? null,
      entries: context?.entries ?? {},
      results: state ? computed(subject, state) : {},
    },
    stuck:
      context?.status === 'ended'
        ? null
        : { refused: refused !== null, why: refused ?? standing(subject, context), outside: standsOutside(subject, context) },
  };
}

/** Steps of items are planned by what the definition calls them. */
function baseOf(id: string): string {
  return parseItemId(id).base;
}

function outcomeFor(task: Task, exit: Exit | null, twist: Goal['twist']): string {
  switch (task.kind) {
    case 'fill':
    case 'correct':
      return 'submit';
    case 'sign':
      return twist === 'return' ? 'return' : 'sign';
    case 'objection':
      return twist !== 'dismissed' && exit?.way.kind === 'outcome' && exit.way.outcome === 'upheld' ? 'upheld' : 'dismissed';
    default:
      return exit?.way.kind === 'outcome' ? exit.way.outcome : '';
  }
}

/** Homeward exits that people can still take: corrections have a bound. */
function isOpen(subject: Subject, context: MachineContext, exit: Exit): boolean {
  const target = exit.to === null ? undefined : subject.compiled.steps.get(exit.to)?.step;
  return target?.type !== 'correct' || (context.entries[exit.to ?? ''] ?? 0) < target.rounds;
}

function correctedForm(subject: Subject) {
  const form = subject.compiled.forms[subject.application ?? ''];
  return form && subject.application !== null ? { slot: 'application', name: subject.application, form } : null;
}

/** A field that has a value and isn't computed: ticking it lets the application be sent again. */
function correctable(subject: Subject, facts: CaseFacts, today: string): string {
  const form = subject.compiled.forms[subject.application ?? ''];
  const { data } = fillForm(subject, facts, 'application', subject.application ?? '', today);
  const fields = [...(form?.fields.values() ?? [])].filter((field) => !field.computed && data[field.name] !== undefined);
  return fields.find(({ kind }) => kind === 'text')?.name ?? fields[0]?.name ?? '*';
}

export function windowOf(facts: CaseFacts, start: string): WindowFacts | null {
  if (!facts.settings) return null;
  return { id: 'window', title: 'window', opensOn: start, closesOn: addDays(start, 90), settings: facts.settings };
}

/** Where a case stands that nobody and no timer moves on: step and its type. */
function standing(subject: Subject, context: MachineContext | null): string {
  const live = Object.keys(context?.live ?? {}).map((id) => `${id} (${subject.compiled.steps.get(id)?.step.type ?? '?'})`);
  return live.length > 0 ? live.join(', ') : 'opening';
}

/** Does the case wait for one of another programme? How that ends is not in this definition. */
function standsOutside(subject: Subject, context: MachineContext | null): boolean {
  return Object.keys(context?.live ?? {}).some((id) => subject.compiled.steps.get(id)?.step.type === 'case');
}

/** Live steps; of a parallel step those of its branches. */
function liveSteps(subject: Subject, context: MachineContext): string[] {
  return Object.keys(context.live)
    .filter((id) => !['parallel', 'each'].includes(subject.compiled.steps.get(id)?.step.type ?? ''))
    .sort();
}

function computed(subject: Subject, state: CaseState): Arrival['results'] {
  const found = [...subject.compiled.steps.values()].filter(({ step, id }) => step.type === 'compute' && state.data.steps[id]);
  return Object.fromEntries(
    found.map(({ id, step }) => {
      const result = state.data.steps[id] ?? {};
      const names = Object.keys(result).filter(
        (name) => !['items', 'dimensions'].includes(name) && (step.type === 'compute' ? true : name),
      );
      return [id, Object.fromEntries(names.map((name) => [name, result[name]]))];
    }),
  );
}
