/** Scenarios and test cases give, offer and expect outcomes by their ids: they follow when an outcome is called otherwise. */
import { parseItemId } from '../../engine/machine/item-id.ts';
import type { ScenarioStep } from '../../engine/model/scenario.ts';
import type { ProgrammeDocument } from '../../engine/model/studio.ts';
import { isObject, type Json } from './change.ts';

export interface OutcomeRenamed {
  /** The step, or the branches that have what their template says. */
  readonly steps: readonly string[];
  /** Other steps with an outcome of the old id. */
  readonly others: readonly string[];
  readonly from: string;
  readonly to: string;
}

/** The same scenarios where nothing names the outcome. */
export function outcomeInScenarios(document: ProgrammeDocument, change: OutcomeRenamed): ProgrammeDocument {
  const file = document.scenarios as unknown as Json;
  if (!isObject(file)) return document;
  const runs = Array.isArray(file.scenarios) ? file.scenarios.map((run: Json) => inRun(run, change)) : file.scenarios;
  const rules = Array.isArray(file.rules) ? file.rules.map((one: Json) => inRuleCase(one, change)) : file.rules;
  const next = { ...file, ...(runs === undefined ? {} : { scenarios: runs }), ...(rules === undefined ? {} : { rules }) };
  return JSON.stringify(next) === JSON.stringify(file) ? document : { ...document, scenarios: next as ProgrammeDocument['scenarios'] };
}

function inRun(run: Json, change: OutcomeRenamed): Json {
  if (!isObject(run) || !Array.isArray(run.steps)) return run;
  // Which steps are at work is known where a step before has said so.
  let working: readonly string[] | null = null;
  const steps = (run.steps as unknown as readonly ScenarioStep[]).map((step) => {
    const next = inStep(step, working, change);
    if (step.expect?.steps) working = step.expect.steps;
    else if (step.complete !== undefined || step.meet !== undefined) working = null;
    return next;
  });
  return { ...run, steps: steps as unknown as Json };
}

function inStep(step: ScenarioStep, working: readonly string[] | null, { steps, others, from, to }: OutcomeRenamed): ScenarioStep {
  const named = step.meet ?? step.task;
  const here = (ids: readonly string[]) => (named === undefined ? working : [named])?.some((id) => ids.includes(idOf(id)));
  const meant = others.length === 0 || (here(steps) === true && here(others) === false);
  const said = (word: string) => (word === from && meant ? to : word);
  const { complete, outcome, expect } = step;
  const after = expect?.steps;
  const offered =
    others.length === 0 || (after?.some((id) => steps.includes(idOf(id))) === true && !after.some((id) => others.includes(idOf(id))));
  const values = Object.entries(expect?.values ?? {}).map(([path, value]) => [
    path,
    value === from && steps.some((id) => path.endsWith(`results.${id}.outcome`) || path.endsWith(`branches.${id}.outcome`)) ? to : value,
  ]);
  return {
    ...step,
    ...(complete === undefined ? {} : { complete: said(complete) }),
    ...(outcome === undefined ? {} : { outcome: said(outcome) }),
    ...(expect && {
      expect: {
        ...expect,
        ...(expect.values && { values: Object.fromEntries(values) }),
        ...(expect.offers && { offers: expect.offers.map((word) => (word === from && offered ? to : word)) }),
      },
    }),
  };
}
/** Without the number of a row: `visit~2`. */
const idOf = (step: string) => parseItemId(step).base;

/** A test case beside a rule gives results of steps by their names. */
function inRuleCase(one: Json, { steps, from, to }: OutcomeRenamed): Json {
  if (!isObject(one) || !isObject(one.given)) return one;
  const given = Object.fromEntries(
    Object.entries(one.given).map(([name, value]) => [
      name,
      steps.includes(name) && isObject(value) && value.outcome === from ? { ...value, outcome: to } : value,
    ]),
  );
  return { ...one, given };
}

/** Sample people are called by their position (`role@owner`), and messages by their name. */
export function nameInScenarios(document: ProgrammeDocument, kind: 'roles' | 'messages', from: string, to: string): ProgrammeDocument {
  const person = (login: string) => (login.startsWith(`${from}@`) ? to + login.slice(from.length) : login);
  const change = (value: Json, key: string, around: string): Json => {
    if (typeof value === 'string') {
      if (kind === 'roles') return key === 'as' || key === 'reader' ? person(value) : value;
      return key === 'name' && around === 'message' && value === from ? to : value;
    }
    if (Array.isArray(value)) return value.map((one: Json) => change(one, '', ''));
    if (!isObject(value) || key === 'data' || key === 'application') return value;
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, change(one, name, key)]));
  };
  const scenarios = document.scenarios as unknown as Json;
  const next = change(scenarios, '', '');
  return JSON.stringify(next) === JSON.stringify(scenarios) ? document : { ...document, scenarios: next as ProgrammeDocument['scenarios'] };
}
