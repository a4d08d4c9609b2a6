/**
 * A clerk's day without a store: facts go through `openCase`/`decide`, effects are obeyed (timers, registry numbers), the clock
 * is ours. After every fact the state makes a JSON round trip, so whatever doesn't survive one fails here.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { type Calendar, calendarOf, nthWorkingDay } from '../../engine/calendar/calendar.ts';
import { addHours, dateOf, dateOfDay, dayNumber, endOfDay, startOfDay } from '../../engine/calendar/date.ts';
import { statutoryYears } from '../../engine/calendar/years.ts';
import { contextOf, type Decision, decide, openCase } from '../../engine/machine/decide.ts';
import type { CompiledProgramme } from '../../engine/machine/programme.ts';
import { openTasks } from '../../engine/machine/view.ts';
import type { CaseState } from '../../engine/model/case.ts';
import type { ProgrammePackage } from '../../engine/model/definition.ts';
import type { ArmedTimer, Effect, EffectOf } from '../../engine/model/effect.ts';
import type { Enterprise } from '../../engine/model/enterprise.ts';
import type { RejectionCode } from '../../engine/model/errors.ts';
import type { CaseFact, MachineEvent, RegistryFacts, WindowFacts } from '../../engine/model/event.ts';
import type { Task } from '../../engine/model/task.ts';
import { drawShare, seedFalling } from '../../engine/policy/draw.ts';

export const statutoryCalendar: Calendar = calendarOf(statutoryYears);

export const sampleEnterprise: Enterprise = {
  uscc: '91410305MA9XTE0263',
  name: '洛阳样例精密机械有限公司',
  district: '410305',
  industry: 'C35',
  foundedOn: '2018-05-01',
  status: 'active',
  legalName: '张三',
  contact: '李四',
  mobile: '13800000000',
  employees: 120,
  years: [{ year: 2025, revenue: 5000, mainRevenue: 4000, rd: 260, assets: 8000, liabilities: 3000 }],
};

/** Reads a programme's files as they would be published. */
export function loadPackage(programme: string): ProgrammePackage {
  const root = new URL('../../', import.meta.url);
  const read = (path: string) => JSON.parse(readFileSync(new URL(path, root), 'utf8'));
  const folder = (path: string) =>
    Object.fromEntries(
      readdirSync(new URL(path, root))
        .filter((name) => name.endsWith('.json'))
        .map((name) => [name.slice(0, -5), read(`${path}/${name}`)]),
    );
  return {
    workflow: read(`workflows/${programme}/workflow.json`),
    forms: folder(`forms/${programme}`),
    vocabularies: folder('forms/vocabularies'),
  };
}

export interface Opening {
  readonly enterprise?: Enterprise;
  readonly window?: WindowFacts | null;
  readonly applyType?: string | null;
  readonly registry?: readonly RegistryFacts[];
}
export interface Answer {
  readonly reason?: string;
  readonly data?: Readonly<Record<string, unknown>>;
  readonly verified?: Readonly<Record<string, unknown>>;
  readonly notes?: readonly { readonly field: string; readonly reason: string }[];
  readonly documentNumber?: string;
}

export class PureWorld {
  readonly compiled: CompiledProgramme;
  readonly events: MachineEvent[] = [];
  readonly effects: Effect[] = [];
  readonly timers = new Map<string, ArmedTimer>();
  calendar: Calendar;
  now: string;
  #state: CaseState | null = null;
  #registered = 0;
  #seeds = 0;
  /** Do lots of samples fall on the case? */
  falls = false;

  constructor(compiled: CompiledProgramme, now = '2026-03-02T01:00:00.000Z', calendar = statutoryCalendar) {
    this.compiled = compiled;
    this.now = now;
    this.calendar = calendar;
  }

  get state(): CaseState {
    if (!this.#state) throw new Error('no case is open');
    return this.#state;
  }
  get tasks(): readonly Task[] {
    return openTasks(this.state);
  }
  /** Live steps, those of branches included, containers not. */
  get steps(): readonly string[] {
    return (this.last('case.update')?.steps as readonly string[]) ?? [];
  }
  get outcome(): string | null {
    return this.last('case.update')?.outcome ?? null;
  }
  get today(): string {
    return dateOf(this.now);
  }
  result(step: string): Readonly<Record<string, unknown>> | undefined {
    return this.state.data.steps[step];
  }

  open(opening: Opening = {}): this {
    const fact: CaseFact = {
      type: 'case.opened',
      caseId: 'case-1',
      number: 'CX202603020001',
      programme: this.compiled.workflow.id,
      definition: this.compiled.hash,
      enterprise: opening.enterprise ?? sampleEnterprise,
      window: opening.window ?? null,
      applyType: opening.applyType ?? null,
      registry: opening.registry ?? [],
    };
    return this.must(fact, 'agent');
  }

  /** A user who acts: on the only open task, or on one of a step. */
  as(user: string) {
    return {
      complete: (outcome: string, answer: Answer = {}, step?: string) => this.must(this.completion(outcome, answer, user, step), user),
      claim: (step?: string) => this.must({ type: 'task.claimed', task: this.taskFor(user, step).id, user }, user),
      release: (step?: string) => this.must({ type: 'task.released', task: this.taskFor(user, step).id }, user),
      refused: (outcome: string, answer: Answer = {}, step?: string) => this.refused(this.completion(outcome, answer, user, step), user),
    };
  }

  completion(outcome: string, answer: Answer, user: string, step?: string): CaseFact {
    const { documentNumber, ...rest } = answer;
    const task = this.taskFor(user, step);
    const batch = task.kind === 'batch' ? { batch: { id: 'meeting-1', ...(documentNumber ? { documentNumber } : {}) } } : {};
    return { type: 'task.completed', task: task.id, outcome, ...rest, ...batch };
  }

  /** The user's own claimed task, else the first unclaimed one (of the step). */
  taskFor(user: string, step?: string): Task {
    const tasks = this.tasks.filter((task) => step === undefined || task.step === step);
    const task = tasks.find((own) => own.assignee === user) ?? tasks.find((free) => free.assignee === null) ?? tasks[0];
    if (!task) throw new Error(`no open task${step ? ` of ${step}` : ''}; live: ${this.steps.join(', ')}`);
    return task;
  }

  /** The fact, which must be accepted. */
  must(fact: CaseFact, by = 'system'): this {
    const decision = this.give(fact, by);
    if (!decision.ok) throw decision.rejection;
    return this;
  }

  /** The fact, which must be refused; its code. */
  refused(fact: CaseFact, by = 'system'): RejectionCode | 'accepted' {
    const decision = this.give(fact, by);
    return decision.ok ? 'accepted' : decision.rejection.code;
  }

  give(fact: CaseFact, by = 'system'): Decision {
    const event: MachineEvent = { at: this.now, by, fact };
    const env = { calendar: this.calendar };
    const decision = this.#state ? decide(this.compiled, this.#state, event, env) : openCase(this.compiled, event, env);
    if (!decision.ok) return decision;
    const text = JSON.stringify(decision.state);
    this.#state = JSON.parse(text) as CaseState;
    if (JSON.stringify(this.#state) !== text || !sameShape(decision.state, this.#state)) throw new Error('state is not plain JSON');
    this.events.push(event);
    for (const effect of decision.effects) this.#obey(effect);
    for (const effect of decision.effects) {
      if (effect.type === 'register' && effect.step in contextOf(this.state).live) this.#register(effect);
      if (effect.type === 'lot' && effect.step in contextOf(this.state).live) this.#draw(effect);
    }
    return decision;
  }

  #obey(effect: Effect): void {
    this.effects.push(effect);
    if (effect.type === 'timer.arm') this.timers.set(effect.timer.id, effect.timer);
    if (effect.type === 'timer.cancel') this.timers.delete(effect.timer);
  }

  /** As the runtime does in the same transaction. */
  #register(effect: EffectOf<'register'>): void {
    this.#registered += 1;
    const { step, validFrom, validTo } = effect;
    const number = `N-${validFrom.slice(0, 4)}-${String(this.#registered).padStart(5, '0')}`;
    this.must({ type: 'entry.registered', step, entry: `entry-${this.#registered}`, number, validFrom, validTo, verification: 'CODE' });
  }

  #draw({ step, share }: EffectOf<'lot'>): void {
    const seed = seedFalling(share, this.falls, () => `seed ${this.events.length} ${this.#seeds++}`);
    this.must({ type: 'lot.drawn', step, seed, share, ...drawShare({ seed, share }) });
  }

  /** Fires what is due up to an instant, in the order of time. */
  until(instant: string): this {
    for (;;) {
      const due = [...this.timers.values()].filter((timer) => timer.fireAt <= instant).sort(byTime)[0];
      if (!due) break;
      if (due.fireAt > this.now) this.now = due.fireAt;
      this.timers.delete(due.id);
      this.must({ type: 'timer.fired', timer: due.id });
    }
    this.now = instant;
    return this;
  }

  /** To 09:00 of the n-th working day from now. */
  workingDays(n: number): this {
    const day = dateOfDay(nthWorkingDay(this.calendar, dayNumber(this.today), n));
    return this.until(addHours(startOfDay(day), 9));
  }

  /** To the end of a date: deadlines of that day have expired. */
  endOf(date: string): this {
    return this.until(endOfDay(date));
  }

  last<T extends Effect['type']>(type: T): EffectOf<T> | undefined {
    return this.effects.findLast((effect): effect is EffectOf<T> => effect.type === type);
  }
  all<T extends Effect['type']>(type: T): EffectOf<T>[] {
    return this.effects.filter((effect): effect is EffectOf<T> => effect.type === type);
  }

  /** The state that the history gives when it is replayed from the beginning. */
  replay(): CaseState {
    let state: CaseState | null = null;
    for (const event of this.events) {
      const env = { calendar: this.calendar };
      const decision: Decision = state ? decide(this.compiled, state, event, env) : openCase(this.compiled, event, env);
      if (!decision.ok) throw decision.rejection;
      state = decision.state;
    }
    return state as unknown as CaseState;
  }
}

function byTime(a: ArmedTimer, b: ArmedTimer): number {
  return a.fireAt < b.fireAt ? -1 : a.fireAt > b.fireAt ? 1 : a.id < b.id ? -1 : 1;
}

/** No member that JSON drops: undefined, functions, class instances. */
function sameShape(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || a === null) return a === b;
  if (typeof b !== 'object' || b === null) return false;
  const names = Object.keys(a);
  const other = b as Record<string, unknown>;
  return names.length === Object.keys(b).length && names.every((name) => sameShape((a as Record<string, unknown>)[name], other[name]));
}
