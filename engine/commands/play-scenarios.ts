import type { ScenarioResultDto } from '../model/dto/studio.ts';
import { Rejection } from '../model/errors.ts';
import { pointerOf } from '../model/pointer.ts';
import type { ProgrammeDocument } from '../model/studio.ts';
import { ruleCaseResults } from '../soundness/rule-cases.ts';

/** Plays the scenarios of a document in a sandbox; gives one result for each. */
export type PlayScenarios = (document: ProgrammeDocument) => Promise<readonly ScenarioResultDto[]>;

/**
 * What must be as expected before a draft is published: its scenarios, played by `play`, and the test cases beside its rules.
 * `only`: one scenario, by its place; whoever plays them one after the other sees how far it is, and may stop.
 * @throws Rejection scenarios.failed (`details`: the place) when they are of a shape that nobody can play
 */
export async function playScenarios(
  document: ProgrammeDocument,
  play: PlayScenarios | undefined,
  only?: number,
): Promise<readonly ScenarioResultDto[]> {
  const wrong = wrongPlace(document.scenarios);
  if (wrong !== null)
    throw new Rejection('scenarios.failed', { count: 1 }, [{ pointer: pointerOf(wrong), code: 'request.pattern', params: {} }]);
  if (only !== undefined) {
    const scenarios = played(document.scenarios).slice(only, only + 1);
    return play && scenarios.length > 0 ? play({ ...document, scenarios: { ...(document.scenarios as object), scenarios } }) : [];
  }
  const rules = ruleCaseResults(document).map(({ case: { title }, ok, why }) => ({
    ...{ title, passed: ok, says: ok ? [] : why.map(({ text }) => text) },
  }));
  return [...rules, ...(play && played(document.scenarios).length > 0 ? await play(document) : [])];
}

function played(scenarios: unknown): readonly unknown[] {
  const list = isObject(scenarios) ? scenarios.scenarios : undefined;
  return Array.isArray(list) ? list : [];
}

/** The first place that no scenario looks like; null when all do. */
function wrongPlace(scenarios: unknown): readonly (string | number)[] | null {
  if (scenarios === null) return null;
  if (!isObject(scenarios)) return ['scenarios'];
  const { scenarios: list = [], rules = [] } = scenarios;
  if (!Array.isArray(list)) return ['scenarios', 'scenarios'];
  if (!Array.isArray(rules)) return ['scenarios', 'rules'];
  const index = list.findIndex((one) => !isScenario(one));
  return index < 0 ? null : ['scenarios', 'scenarios', index];
}

function isScenario(one: unknown): boolean {
  if (!isObject(one) || typeof one.title !== 'string' || typeof one.start !== 'string') return false;
  return /^\d{4}-\d{2}-\d{2}$/.test(one.start) && Array.isArray(one.steps) && one.steps.every(isObject);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
