/** Scenarios of a programme: runs that are kept, with what must come of them. */
import type { Scenario, ScenarioFile, ScenarioStep } from '../../engine/model/scenario.ts';
import type { ProgrammeDocument } from '../../engine/model/studio.ts';
import { isObject } from './change.ts';

/** The very same each time: who reads it is drawn again when it is another one. */
const none: readonly Scenario[] = [];

export function scenariosIn({ scenarios }: ProgrammeDocument): readonly Scenario[] {
  return isObject(scenarios) && Array.isArray(scenarios.scenarios) ? (scenarios.scenarios as unknown as Scenario[]) : none;
}

/** Writes one scenario: at its place, or behind the others. */
export function withScenario(document: ProgrammeDocument, at: number | null, scenario: Scenario): ProgrammeDocument {
  const own = scenariosIn(document);
  return withScenarios(document, at === null ? [...own, scenario] : own.with(at, scenario));
}
export function withoutScenario(document: ProgrammeDocument, at: number): ProgrammeDocument {
  return withScenarios(document, scenariosIn(document).toSpliced(at, 1));
}

function withScenarios(document: ProgrammeDocument, scenarios: readonly Scenario[]): ProgrammeDocument {
  const file = isObject(document.scenarios) ? (document.scenarios as unknown as ScenarioFile) : { application: {} };
  const { scenarios: _before, ...rest } = file as ScenarioFile;
  const empty =
    scenarios.length === 0 && Object.keys(rest).every((key) => key === 'application' && Object.keys(rest.application).length === 0);
  return { ...document, scenarios: empty ? null : { ...rest, scenarios } };
}

/** What came of a run becomes what must come of it: at its end. */
export function expecting(
  steps: readonly ScenarioStep[],
  stands: { readonly status: string; readonly outcome: string | null; readonly steps: readonly string[] },
): readonly ScenarioStep[] {
  const last = steps.at(-1);
  if (!last) return steps;
  const ended = stands.status === 'ended';
  const expect = { ...last.expect, ...(ended ? { status: stands.status, outcome: stands.outcome } : { steps: stands.steps }) };
  return [...steps.slice(0, -1), { ...last, expect }];
}

/** References of uploads become files that the sandbox makes: a scenario holds no bytes. */
export function withoutUploads(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutUploads);
  if (!isObject(value)) return value;
  const { id, name, size, type } = value as { id?: unknown; name?: unknown; size?: unknown; type?: unknown };
  if (typeof id === 'string' && typeof name === 'string' && typeof size === 'number' && typeof type === 'string') return { $file: name };
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, withoutUploads(part)]));
}
