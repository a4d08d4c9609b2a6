/**
 * Cases that cover a definition: for each goal not reached yet a route, data solved for it, and a drive of the pure machine that
 * says where the case arrives. Deterministic, within a budget; what can't be covered is listed with its reason.
 */
import type { Calendar } from '../../calendar/calendar.ts';
import type { ProgrammePackage } from '../../model/definition.ts';
import type { Enterprise } from '../../model/enterprise.ts';
import { type Drive, drive, windowOf } from './drive.ts';
import { type Exit, exitKey } from './exits.ts';
import type { CaseFacts } from './facts.ts';
import { blankFacts, completed } from './fill.ts';
import { type Goal, goalsOf } from './goals.ts';
import type { GeneratedPath, PathReport } from './path.ts';
import { blockConditions, type Condition, conditionsOf, itemsFor, openingConditions, type Plan, usableDates } from './plan.ts';
import { branchRoute, type Penalties, routeTo, routeVia } from './routes.ts';
import { solve } from './solve.ts';
import { type Subject, subjectOf } from './subject.ts';

export interface PathOptions {
  readonly calendar: Calendar;
  /** YYYY-MM-DD, a working day. */
  readonly start: string;
  readonly enterprise: Enterprise;
  /** Programmes that are known: a case that a step opens ends as its own definition lets it. */
  readonly others?: readonly ProgrammePackage[];
}
interface Attempt {
  readonly drive: Drive | null;
  readonly reason: string;
  readonly detail: string;
}

const attempts = 5;

/** @param pkg a package without Problems of severity `error` */
export function generatePaths(pkg: ProgrammePackage, options: PathOptions): PathReport {
  const subject = subjectOf(pkg, options.others);
  const goals = goalsOf(subject);
  const covered = new Set<string>();
  const paths: GeneratedPath[] = [];
  const uncovered: { goal: string; reason: string; detail: string }[] = [];
  for (const goal of goals) {
    if (covered.has(goal.key)) continue;
    const { drive: found, reason, detail } = reach(subject, goal, options, paths.length);
    if (!found) {
      uncovered.push({ goal: goal.key, reason, detail });
      continue;
    }
    const first = goals.flatMap(({ key }) => (found.reached.has(key) && !covered.has(key) ? [key] : []));
    for (const key of found.reached) covered.add(key);
    const { facts, events, lots, arrival } = found;
    const start = startFor(subject, facts.ruleVersion, options.start);
    paths.push({
      ...{ goals: first, start, enterprise: facts.enterprise, applyType: facts.applyType },
      ...{ window: windowOf(facts, start), events, lots, predicted: arrival },
    });
  }
  const keys = goals.map(({ key }) => key);
  return {
    programme: pkg.workflow.id,
    paths,
    covered: keys.filter((key) => covered.has(key)),
    uncovered: uncovered.filter(({ goal }) => !covered.has(goal)),
  };
}

function reach(subject: Subject, goal: Goal, options: PathOptions, ordinal: number): Attempt {
  if (goal.never !== null) return { drive: null, reason: 'never-given', detail: goal.never };
  const penalties = new Map<string, number>();
  let last: Attempt = { drive: null, reason: 'no-route', detail: goal.step };
  const ruleVersion = goal.ruleVersion ?? versionOn(subject, options.start);
  const start = startFor(subject, ruleVersion, options.start);
  let dates: ReadonlyMap<string, string> = new Map();
  let via: string | null = null;
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const route = routeFor(subject, goal, penalties, via);
    if (!route) return last;
    const plan: Plan = { route, conditions: allConditions(subject, route, goal, ruleVersion), start, dates };
    const solved = solvedEither(subject, plan, blankFacts(subject, options.enterprise, ruleVersion, ordinal));
    if (!solved.ok) {
      last = { drive: null, reason: 'no-data', detail: solved.why };
      // A result that is needed may only be missing because its step isn't on the way.
      via = solved.reads.find((id) => id !== goal.step && route.every(({ step }) => step !== id)) ?? null;
      if (via !== null) continue;
      for (const exit of solved.blocked.length > 0 ? solved.blocked : route)
        penalties.set(exitKey(exit), (penalties.get(exitKey(exit)) ?? 0) + 4);
      continue;
    }
    const complete = (facts: CaseFacts, slot: string, today: string) => completed(subject, facts, slot, today);
    const driven = drive(subject, options.calendar, route, goal, solved.facts, start, complete);
    if (driven.reached.has(goal.key) && !driven.stuck?.refused) return { drive: driven, reason: '', detail: '' };
    last = {
      drive: null,
      reason: driven.stuck === null ? 'elsewhere' : 'stuck',
      detail: driven.stuck?.why ?? goal.key,
    };
    dates = driven.dates;
    if (attempt > 0) for (const exit of route) penalties.set(exitKey(exit), (penalties.get(exitKey(exit)) ?? 0) + 1);
  }
  return last;
}

function solvedEither(subject: Subject, plan: Plan, facts: CaseFacts): ReturnType<typeof solve> {
  const solved = solve(subject, plan, facts);
  if (solved.ok) return solved;
  const counted = solve(subject, { ...plan, counted: true }, facts);
  return counted.ok ? counted : solved;
}

function routeFor(subject: Subject, goal: Goal, penalties: Penalties, via: string | null): Exit[] | null {
  const route = (via === null ? null : routeVia(subject, via, goal.step, penalties)) ?? routeTo(subject, goal.step, penalties);
  if (!route) return null;
  const rest = goal.exit ? [goal.exit] : [];
  const isBlock = ['parallel', 'each'].includes(subject.compiled.steps.get(goal.step)?.step.type ?? '');
  const inner = isBlock && goal.exit?.way.kind === 'outcome' ? branchRoute(subject, goal.step, goal.exit.way.outcome, penalties) : [];
  const through = route.flatMap((exit) => {
    const step = subject.compiled.steps.get(exit.step)?.step;
    const within =
      (step?.type === 'parallel' || step?.type === 'each') && exit.way.kind === 'outcome'
        ? branchRoute(subject, exit.step, exit.way.outcome, penalties)
        : [];
    return [...(within ?? []), exit];
  });
  return inner ? [...through, ...inner, ...rest] : null;
}

function allConditions(subject: Subject, route: readonly Exit[], goal: Goal, ruleVersion: string | null): Condition[] {
  const own = goal.exit ? [] : whenOf(subject, goal);
  const last = goal.exit ? route.length - 1 : route.length;
  const wanted = goal.conditions.map((condition) => ({ ...condition, at: last, exit: null }));
  return [
    ...openingConditions(subject, ruleVersion),
    ...usableDates(subject),
    // What the rows are taken from may only be filled in on the way.
    ...itemsFor(subject, goal.step, last),
    ...conditionsOf(subject, route),
    ...own.map((node) => ({ ...node, at: last, exit: null })),
    ...wanted,
  ];
}

/** A step is entered only when its `when` holds, and that of the branch it is in. */
function whenOf(subject: Subject, goal: Goal): Goal['conditions'] {
  const when = subject.compiled.steps.get(goal.step)?.step.when;
  return [...blockConditions(subject, goal.step), ...(when === undefined ? [] : [when])].flatMap((source) => {
    const node = subject.tree(source);
    return node ? [{ node, wanted: true }] : [];
  });
}

function versionOn(subject: Subject, date: string): string | null {
  const versions = subject.compiled.workflow.ruleVersions ?? [];
  return (versions.filter(({ from, to }) => from <= date && (!to || date <= to)).at(-1) ?? versions.at(-1))?.id ?? null;
}

/** A day on which the rule version is in force, when the day of submission chooses it. */
function startFor(subject: Subject, ruleVersion: string | null, start: string): string {
  const { ruleVersions = [], ruleVersionBy } = subject.compiled.workflow;
  const version = ruleVersions.find(({ id }) => id === ruleVersion);
  if (!version || ruleVersionBy !== undefined) return start;
  if (start < version.from) return version.from;
  return version.to && start > version.to ? version.to : start;
}
