/** A route with what it asks of the data: conditions, each read at its place on the way. */
import { addDays } from '../../calendar/date.ts';
import { seatsOf } from '../../machine/people.ts';
import type { StepId } from '../../model/deadline.ts';
import { isBlock } from '../../model/expand.ts';
import { type Node, namesOf } from '../../rules/tree.ts';
import { BOOLEAN, NUMBER, STRING } from '../../rules/types.ts';
import { fromJson, toJson } from '../../rules/value.ts';
import { branchesOf, type Exit } from './exits.ts';
import { type CaseFacts, fillForm } from './facts.ts';
import { heldEntries } from './held.ts';
import type { Moment } from './moment.ts';
import { falls, givenResult, shareLot } from './outside.ts';
import { formOf, formOfMessage, messageSlot, type Subject } from './subject.ts';

export interface Condition {
  readonly node: Node;
  readonly wanted: boolean;
  /** Index into the route: the condition is read when this step is reached. */
  readonly at: number;
  /** Exit that needs it; null when the goal itself does. */
  readonly exit: Exit | null;
}

export interface Plan {
  readonly route: readonly Exit[];
  readonly conditions: readonly Condition[];
  /** YYYY-MM-DD on which the case is opened. */
  readonly start: string;
  /** How often a step was entered is what the route says; otherwise it isn't known, as who drives may come round again. */
  readonly counted?: boolean;
  /** Day on which a step is reached, as far as it is known from an earlier drive. */
  readonly dates: ReadonlyMap<StepId, string>;
}

/** Conditions of the exits of a route. */
export function conditionsOf(subject: Subject, route: readonly Exit[]): Condition[] {
  return route.flatMap((exit, at): Condition[] => {
    const step = subject.compiled.steps.get(exit.step)?.step;
    if (!step) return [];
    const found: Condition[] = [];
    const add = (source: string | undefined, wanted: boolean) => {
      const node = source === undefined ? null : subject.tree(source);
      if (node) found.push({ node, wanted, at, exit });
    };
    for (const when of blockConditions(subject, exit.step)) add(when, true);
    if (exit.way.kind !== 'either') add(step.when, exit.way.kind !== 'skip');
    if (exit.way.kind === 'outcome') {
      const outcomes = step.type === 'wait' ? step.external?.outcomes : 'outcomes' in step ? step.outcomes : undefined;
      add((outcomes as Readonly<Record<string, { readonly when?: string }>> | undefined)?.[exit.way.outcome]?.when, true);
    }
    if (exit.way.kind === 'branch' && step.type === 'decide') {
      const { index } = exit.way;
      for (const [n, branch] of step.branches.entries()) if (index < 0 || n <= index) add(branch.when, n === index);
    }
    return found;
  });
}

/** A step in a branch with a `when` of its own is reached only when that holds. */
export function blockConditions(subject: Subject, id: StepId): string[] {
  const branch = subject.compiled.steps.get(id)?.branch;
  const member = branch && branchesOf(subject, branch.parallel)[branch.branch];
  if (!branch) return [];
  const own = member && isBlock(member) && member.when !== undefined ? [member.when] : [];
  return [...blockConditions(subject, branch.parallel), ...own];
}

/** A step inside items is reached only when there is an item. */
export function itemsFor(subject: Subject, goal: StepId, at: number): Condition[] {
  const branch = subject.compiled.steps.get(goal)?.branch;
  const around = branch && subject.compiled.steps.get(branch.parallel)?.step;
  if (!branch || !around) return [];
  const outer = itemsFor(subject, branch.parallel, at);
  const list = around.type === 'each' ? subject.tree(around.over) : null;
  if (!list) return outer;
  const none = { from: list.from, to: list.to };
  const left: Node = { kind: 'call', name: 'count', args: [list], type: NUMBER, ...none };
  const right: Node = { kind: 'literal', value: fromJson(1), type: NUMBER, ...none };
  const node: Node = { kind: 'comparison', op: '>=', left, right, type: BOOLEAN, ...none };
  return [...outer, { node, wanted: true, at, exit: null }];
}

/** Dates that steps of the definition need from what the applicant says: they must be there. */
export function usableDates(subject: Subject): Condition[] {
  return [...subject.compiled.steps.values()].flatMap(({ step }): Condition[] => {
    const sources = [(step as { readonly until?: unknown }).until, (step as { readonly validFrom?: unknown }).validFrom];
    return sources.flatMap((source): Condition[] => {
      const left = typeof source === 'string' ? subject.tree(source) : null;
      const own =
        left && namesOf(left).every(([root = '']) => ['application', 'declared', 'enterprise', 'today', 'parameters'].includes(root));
      if (!left || !own) return [];
      const right: Node = { kind: 'literal', value: null, type: { kind: 'null' }, from: 0, to: 0 };
      const node: Node = { kind: 'comparison', op: '!=', left, right, type: BOOLEAN, from: left.from, to: left.to };
      return [{ node, wanted: true, at: 0, exit: null }];
    });
  });
}

/** What a new case needs: eligibility, and the rule version wanted. */
export function openingConditions(subject: Subject, ruleVersion: string | null): Condition[] {
  const { eligibility = [], ruleVersionBy } = subject.compiled.workflow;
  const conditions = eligibility.flatMap(({ when }): Condition[] => {
    const node = subject.tree(when);
    return node ? [{ node, wanted: true, at: 0, exit: null }] : [];
  });
  const chosen = ruleVersionBy === undefined ? null : subject.tree(ruleVersionBy);
  if (!chosen || ruleVersion === null) return conditions;
  const right: Node = { kind: 'literal', value: ruleVersion, type: STRING, from: 0, to: 0 };
  const node: Node = { kind: 'comparison', op: '=', left: chosen, right, type: BOOLEAN, from: 0, to: 0 };
  return [...conditions, { node, wanted: true, at: 0, exit: null }];
}

/** Forms that are filled on the way, each with the day. */
export function formsOn(subject: Subject, plan: Plan): { readonly slot: string; readonly name: string; readonly today: string }[] {
  const found = new Map<string, { slot: string; name: string; today: string }>();
  for (const { step, way } of plan.route) {
    const form = formOnExit(subject, step, way);
    if (form && !found.has(form.slot)) found.set(form.slot, { slot: form.slot, name: form.name, today: dayOf(plan, step) });
  }
  return [...found.values()];
}

/** What is filled in to leave a step this way: its own form, or that of the message it hears. */
function formOnExit(subject: Subject, id: StepId, way: Exit['way']): ReturnType<typeof formOf> {
  const step = subject.compiled.steps.get(id)?.step;
  if (!step || way.kind === 'skip' || way.kind === 'expiry') return null;
  if (way.kind === 'message') return formOfMessage(subject, way.message, messageSlot(way.message));
  const awaited = step.type === 'wait' && !step.external ? step.message : undefined;
  return awaited === undefined ? formOf(subject, id, step) : formOfMessage(subject, awaited, id);
}

function dayOf({ dates, start }: Plan, step: StepId): string {
  return dates.get(step) ?? start;
}

/** The moments at which the steps of the route are reached, in order; one more for the end of the route. */
export function momentsOf(subject: Subject, plan: Plan, facts: CaseFacts): Moment[] {
  const { compiled } = subject;
  const today = plan.start;
  const filled = subject.application === null ? null : fillForm(subject, facts, 'application', subject.application, today);
  const seen = (filled?.scope.application ?? {}) as Readonly<Record<string, unknown>>;
  const chosen = seen.applyType;
  const scope: Record<string, unknown> = Object.fromEntries([...compiled.steps.keys()].map((id) => [id, null]));
  Object.assign(scope, {
    ...{
      enterprise: facts.enterprise,
      application: seen,
      declared: seen,
      verified: {},
      registry: heldEntries(compiled, today),
      records: [],
      today,
    },
    applyType: typeof chosen === 'string' ? chosen : facts.applyType,
    parameters: compiled.workflow.parameters ?? {},
    window: facts.settings && { id: 'window', title: 'window', opensOn: today, closesOn: addDays(today, 90), settings: facts.settings },
  });
  const momentNow = (): Moment => ({
    ...{ subject, facts, today: String(scope.today), self: null, locals: [], rows: new Map(), depth: 0 },
    scope: { ...scope },
  });
  const moments: Moment[] = [];
  const entries = new Map<StepId, number>();
  for (const exit of plan.route) {
    scope.today = dayOf(plan, exit.step);
    moments.push(momentNow());
    const result = resultOf(subject, facts, exit, scope);
    const entry = (entries.get(exit.step) ?? 0) + 1;
    entries.set(exit.step, entry);
    if (result) scope[exit.step] = plan.counted ? { entry, ...result } : result;
  }
  return [...moments, momentNow()];
}

/** Every row has gone the way of the whole. */
function itemsOf({ compiled }: Subject, { way }: Exit, over: string, scope: Readonly<Record<string, unknown>>): unknown[] {
  const outcome = 'outcome' in way ? way.outcome : null;
  try {
    const rows = toJson(compiled.feel(over).evaluate(scope));
    return Array.isArray(rows) ? rows.map((item) => ({ item, outcome, results: {} })) : [];
  } catch {
    return [];
  }
}

/** What a step leaves behind, as far as the route tells. */
function resultOf(
  subject: Subject,
  facts: CaseFacts,
  exit: Exit,
  scope: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> | null {
  const { compiled } = subject;
  const step = compiled.steps.get(exit.step)?.step;
  if (!step || exit.way.kind === 'skip') return null;
  const outcome = 'outcome' in exit.way ? { outcome: exit.way.outcome } : {};
  if (step.type === 'each') return { ...outcome, items: itemsOf(subject, exit, step.over, scope) };
  const given = givenResult(subject, facts, exit, step, scope);
  if (given) return given;
  const filled = formOf(subject, exit.step, step);
  if (filled && filled.slot !== 'application') {
    const { data } = fillForm(subject, facts, filled.slot, filled.name, String(scope.today));
    const one = { ...outcome, reason: null, data };
    return { ...one, people: step.type === 'review' ? seatsOf(step).map(() => one) : [] };
  }
  if (step.type !== 'compute') return { ...outcome, reason: null, data: null, people: [] };
  try {
    if (exit.way.kind === 'either' && step.when !== undefined && compiled.feel(step.when).evaluate(scope) !== true) return null;
    const values = Object.entries(step.values ?? {}).map(([name, source]) => [name, toJson(compiled.feel(source).evaluate(scope))]);
    return {
      ...(step.scorecard === undefined ? {} : compiled.scorecard(facts.ruleVersion, step.scorecard)(scope)),
      ...(step.table === undefined ? {} : compiled.table(facts.ruleVersion, step.table)(scope)),
      ...Object.fromEntries(values),
      ...(step.lot ? shareLot(Number(toJson(compiled.feel(step.lot.share).evaluate(scope))), falls(facts, exit.step)) : {}),
    };
  } catch {
    return null;
  }
}
