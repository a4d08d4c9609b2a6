/**
 * The pure machine, driven along a plan: what people do where the plan says so, and the shortest way home elsewhere. Whoever
 * plays the path through the real API must arrive at the same place.
 */
import type { Calendar } from '../../calendar/calendar.ts';
import { addDays, dateOf } from '../../calendar/date.ts';
import { clockId } from '../../machine/clock-timers.ts';
import type { MachineContext } from '../../machine/context.ts';
import { contextOf, type Decision, decide, openCase } from '../../machine/decide.ts';
import { parseItemId } from '../../machine/item-id.ts';
import { sendersOf } from '../../machine/messages.ts';
import { offeredOutcomes, openTasks } from '../../machine/view.ts';
import type { CaseState } from '../../model/case.ts';
import type { ArmedTimer, Effect, EffectOf } from '../../model/effect.ts';
import type { CaseFact, WindowFacts } from '../../model/event.ts';
import type { Task } from '../../model/task.ts';
import { withdrawn } from '../known-children.ts';
import { endingOf, isAwaited, takenFrom } from './children.ts';
import { reached } from './coverage.ts';
import { clockStep, type Exit } from './exits.ts';
import { type CaseFacts, type Data, fillForm } from './facts.ts';
import { broughtBy, type Complete, correctable } from './fill.ts';
import type { Goal } from './goals.ts';
import { heldEntries } from './held.ts';
import { answerTo } from './outside.ts';
import type { Arrival, GeneratedPath, PathAction, PathEvent } from './path.ts';
import { homeward } from './routes.ts';
import { formOf, isFromOutside, messageSlot, type Subject } from './subject.ts';

export interface Drive {
  readonly events: readonly PathEvent[];
  readonly reached: ReadonlySet<string>;
  readonly arrival: Arrival;
  /** Day on which each step was first reached. */
  readonly dates: ReadonlyMap<string, string>;
  readonly facts: CaseFacts;
  readonly lots: GeneratedPath['lots'];
  /** What was refused, or where it stands that nobody here can move it on; null when it ended. */
  readonly stuck: { readonly refused: boolean; readonly why: string } | null;
}

/** A case that a step opened. */
interface Child {
  readonly id: string;
  readonly step: string;
  readonly entry: number;
  readonly programme: string;
  readonly data: Data;
  outcome: string | null;
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
  complete: Complete,
): Drive {
  const { compiled } = subject;
  const events: PathEvent[] = [];
  const covered = new Set<string>();
  const dates = new Map<string, string>();
  const timers = new Map<string, ArmedTimer>();
  const planned = plannedExits(route);
  const home = homeward(subject);
  const twists = new Set(goal?.twist ? [goal.step] : []);
  const current = new Map<string, { readonly entry: number; readonly exit: Exit | null }>();
  let facts = given;
  let state: CaseState | null = null;
  let now = `${start}T01:00:00.000Z`;
  let registered = 0;
  const lots: Record<string, boolean> = {};
  const calls: EffectOf<'service.call'>[] = [];
  const starts: EffectOf<'case.start'>[] = [];
  const children: Child[] = [];
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
    if (effect.type === 'case.start') starts.push(effect);
    if (effect.type === 'case.cancel') for (const child of children) if (child.id === effect.child) child.outcome = withdrawn;
    const answered = answerTo(effect, facts, goal, registered + 1);
    if (!answered) return true;
    if (answered.type === 'entry.registered') registered += 1;
    if (answered.type === 'lot.drawn') lots[baseOf(answered.step)] = answered.drawn;
    return give(answered, 'system');
  };
  const note = (action: PathAction) => events.push({ at: now, action, steps: liveSteps(subject, contextOf(state as CaseState)) });

  /** The exit wanted of a live step: planned, else homeward. */
  const exitFor = (id: string, entry: number): Exit | null => {
    if (current.get(id)?.entry !== entry) {
      const context = contextOf(state as CaseState);
      // Whoever returns a signature gets one: what a silent applicant would come to isn't the way then.
      const returns = goal?.twist === 'return' && twists.has(baseOf(id));
      const unwanted = ['withdraw', 'message', 'fail', ...(returns ? ['expiry'] : [])];
      const exit = planned(id) ?? home(baseOf(id), (other) => !unwanted.includes(other.way.kind) && isOpen(subject, context, other));
      current.set(id, { entry, exit });
    }
    return current.get(id)?.exit ?? null;
  };

  /** In a block that is to run out of time nobody acts. */
  const expiresAround = (id = ''): boolean => {
    const live = contextOf(state as CaseState).live[id];
    return live !== undefined && route.some((exit) => exit.step === id) && exitFor(id, live.entry)?.way.kind === 'expiry';
  };
  const act = (task: Task): boolean => {
    const context = contextOf(state as CaseState);
    const info = compiled.steps.get(task.step);
    const live = context.live[task.step];
    if (!info || !live) return false;
    const exit = exitFor(task.step, live.entry);
    if (exit && ['expiry', 'silence', 'message'].includes(exit.way.kind)) return false;
    if (expiresAround(info.branch?.parallel)) return false;
    if (exit?.way.kind === 'withdraw')
      return (
        done({ do: 'withdraw', reason: 'generated' }, { type: 'case.withdrawn', reason: 'generated' }, 'applicant') &&
        Boolean(covered.add(`withdraw:${task.step}`))
      );
    if (twists.has(baseOf(task.step)) && goal?.twist === 'fire') return false;
    const offers = offeredOutcomes(compiled, state as CaseState, task.id, now);
    const twist = twists.has(baseOf(task.step)) ? (goal?.twist ?? null) : null;
    const wanted = task.kind === 'objection' && offers.some(({ id }) => id === 'accept') ? 'accept' : outcomeFor(task, exit, twist);
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
      ...(offer.conditions === 'required' ? { conditions: ['generated'] } : {}),
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
  const done = (action: PathAction, fact: CaseFact, by: string): boolean => give(fact, by) && Boolean(note(action));
  const objectTo = (): boolean => {
    const context = contextOf(state as CaseState);
    for (const [id, live] of Object.entries(context.live)) {
      if (compiled.steps.get(id)?.step.type !== 'notice' || live.over || live.tasks.length > 0) continue;
      const exit = exitFor(id, live.entry);
      const dismissed = twists.has(id) && goal?.twist === 'dismissed';
      if (!dismissed && founded(exit) === null) continue;
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
      const slot = exit?.way.kind === 'message' ? messageSlot(name) : baseOf(id);
      const brought = broughtBy(subject, facts, { name, slot, today: dateOf(now) }, complete);
      if (!brought) {
        refused = `message ${name}`;
        return false;
      }
      facts = brought.facts;
      if (exit?.way.kind === 'message') covered.add(`message:${baseOf(id)}:${name}`);
      const shown = brought.data ?? (step?.type !== 'case' && isFromOutside(subject, id) ? (facts.forms[baseOf(id)] ?? {}) : {});
      return done({ do: 'message', step: id, name, group, data: shown }, { type: 'message.received', name, data: shown }, group);
    }
    return false;
  };
  const startChild = (): boolean => {
    const asked = starts.shift();
    if (!asked || !state) return false;
    const { step, entry, programme, data } = asked;
    const context = contextOf(state);
    const isLive = context.live[step]?.entry === entry;
    if (state.data.steps[step]?.entry !== entry || (isAwaited(compiled.steps.get(step)?.step) && !isLive)) return true;
    const child: Child = { ...{ id: `child-${children.length + 1}`, step, entry, programme, data }, outcome: null };
    children.push(child);
    const fact: CaseFact = { type: 'child.opened', step, entry, child: child.id, number: child.id };
    if (context.status !== 'ended' && !give(fact, 'system')) return false;
    note({ do: 'start', step, entry, programme, data });
    return true;
  };
  const endChild = (): boolean => {
    const { live } = contextOf(state as CaseState);
    for (const child of children) {
      const { id, step: name, entry, data } = child;
      const step = compiled.steps.get(name)?.step;
      if (child.outcome !== null || !isAwaited(step) || live[name]?.entry !== entry) continue;
      const exit = exitFor(name, entry);
      const twist = twists.has(baseOf(name)) ? goal?.twist : null;
      if (twist === 'fire' || (exit && ['expiry', 'message'].includes(exit.way.kind))) continue;
      const ending = endingOf(facts, baseOf(name), step, exit, data, subject.endings(step.programme));
      const outcome = twist === 'withdrawn' ? withdrawn : ending.outcome;
      const taken = takenFrom(subject, state as CaseState, step, { number: id, ...ending, outcome }, dateOf(now));
      child.outcome = outcome;
      if (twist === 'withdrawn') covered.add(`withdrawn:${baseOf(name)}`);
      const fact: CaseFact = { type: 'child.ended', step: name, entry, child: id, outcome, data: taken };
      return done({ ...{ do: 'child', step: name, entry }, ...ending, outcome }, fact, 'system');
    }
    return false;
  };
  const wait = (): boolean => {
    const due = [...timers.values()].sort((a, b) => (a.fireAt < b.fireAt ? -1 : a.fireAt > b.fireAt ? 1 : a.id < b.id ? -1 : 1))[0];
    if (!due) return false;
    timers.delete(due.id);
    if (due.fireAt > now) now = due.fireAt;
    const fired = due.name !== 'deadline' ? null : due.step === clockId ? (clockStep(subject) ?? null) : due.step;
    if (!give({ type: 'timer.fired', timer: due.id }, 'system', fired)) return refused === 'stale';
    if (fired !== null && twists.has(fired) && goal?.twist === 'fire') twists.delete(fired);
    note({ do: 'wait', step: due.step, timer: due.name });
    return true;
  };

  const window: WindowFacts | null = windowOf(facts, start);
  give(
    {
      ...{ type: 'case.opened', caseId: 'case', number: 'N', programme: compiled.workflow.id, definition: compiled.hash },
      ...{ enterprise: facts.enterprise, window, applyType: facts.applyType, registry: heldEntries(compiled, start) },
    },
    'applicant',
  );
  if (state) note({ do: 'open' });
  while (state && events.length < mostEvents) {
    if (startChild()) continue;
    if (refused !== null || contextOf(state).status === 'ended') break;
    if (objectTo() || answer() || tell() || endChild()) continue;
    if (refused !== null) break;
    if (openTasks(state).some(act)) continue;
    if (!wait()) break;
  }
  const context = state ? contextOf(state as CaseState) : null;
  return {
    ...{ events, reached: covered, dates, facts, lots },
    arrival: {
      status: context?.status ?? 'draft',
      outcome: context?.outcome ?? null,
      entries: context?.entries ?? {},
      children: children.map(({ step, entry, programme, outcome }) => ({ step, entry, programme, outcome })),
      results: state ? computed(subject, state) : {},
    },
    stuck: context?.status === 'ended' ? null : { refused: refused !== null, why: refused ?? standing(subject, context) },
  };
}

/** The next exit planned of a step; every item of an `each` goes the same way. */
function plannedExits(route: readonly Exit[]): (id: string) => Exit | undefined {
  const taken = new Map<string, number>();
  return (id) => {
    const n = taken.get(id) ?? 0;
    taken.set(id, n + 1);
    return route.filter(({ step }) => step === baseOf(id))[n];
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
      return (twist !== 'dismissed' && founded(exit)) || 'dismissed';
    default:
      return exit?.way.kind === 'outcome' ? exit.way.outcome : '';
  }
}

/** What objections must come to for a notice to be left so; null: to nothing. */
function founded(exit: Exit | null): 'upheld' | 'partly' | null {
  const outcome = exit?.way.kind === 'outcome' ? exit.way.outcome : null;
  return outcome === 'upheld' || outcome === 'partly' ? outcome : null;
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

export function windowOf(facts: CaseFacts, start: string): WindowFacts | null {
  if (!facts.settings) return null;
  return { id: 'window', title: 'window', opensOn: start, closesOn: addDays(start, 90), settings: facts.settings };
}

/** Where a case stands that nobody and no timer moves on: step and its type. */
function standing(subject: Subject, context: MachineContext | null): string {
  const live = Object.keys(context?.live ?? {}).map((id) => `${id} (${subject.compiled.steps.get(id)?.step.type ?? '?'})`);
  return live.length > 0 ? live.join(', ') : 'opening';
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
      // The number of a lot is another one each time.
      const left = step.type === 'compute' && step.lot ? ['items', 'dimensions', 'number'] : ['items', 'dimensions'];
      const names = Object.keys(result).filter((name) => !left.includes(name));
      return [id, Object.fromEntries(names.map((name) => [name, result[name]]))];
    }),
  );
}
