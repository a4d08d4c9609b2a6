/**
 * Scenarios of a programme as data (`workflows/<id>/scenarios.json`), played through the real API. In data of a step,
 * `{"$file": "name.pdf"}` is an uploaded file, `{"$today": true}` today's date, `{"$application": {…}}` the file's own
 * application with these fields changed.
 */
import { addDays } from '../calendar/date.ts';
import { parseItemId } from '../machine/item-id.ts';
import type { CaseDto } from '../model/dto/case.ts';
import type { ProblemDetails } from '../model/dto/session.ts';
import type { Scenario, ScenarioFile, ScenarioStep } from '../model/scenario.ts';
import type { Light } from '../model/task.ts';
import { canonicalJson } from '../store/canonical.ts';
import { act, isAct, newestEntry, objectTo } from './deeds.ts';
import { NoTask } from './person.ts';
import type { World } from './world.ts';

/** What a step did. `problems`: where it isn't as the scenario says. */
export interface PlayedStep {
  readonly step: ScenarioStep;
  /** Date on which it was done, YYYY-MM-DD. */
  readonly on: string;
  readonly steps: readonly string[];
  readonly status: string;
  readonly outcome: string | null;
  readonly light: Light;
  readonly refused: string | null;
  /** The refusal in words, with what is wrong where. */
  readonly says: string | null;
  readonly problems: readonly string[];
}
export interface Played {
  readonly kase: CaseDto | null;
  /** Empty when none was opened. */
  readonly caseId: string;
  readonly steps: readonly PlayedStep[];
}

/** Plays a scenario to its end, whatever goes wrong on the way; throws only for what isn't a refusal. */
export async function play(world: World, programme: string, file: ScenarioFile, scenario: Scenario): Promise<Played> {
  const played: PlayedStep[] = [];
  let caseId = '';
  let reader = file.reader ?? scenario.steps.find((step) => step.as)?.as ?? '';
  let kase: CaseDto | null = null;
  world.falls = ({ step }) => fallsIn(scenario.lots, step);
  for (const step of scenario.steps) {
    const problems: string[] = [];
    let refused: string | null = null;
    let says: string | null = null;
    if (step.workingDays !== undefined) await world.workingDays(step.workingDays);
    if (step.days !== undefined) await world.toDate(addDays(world.clock.today(), step.days));
    if (step.until !== undefined) await world.toDate(step.until);
    if (step.object) await objectTo(world, caseId, step.object);
    if (file.reader === undefined && step.as) reader = step.as;
    const person = await world.as(step.as ?? reader);
    if (isAct(step)) {
      const answered = await act(world, person, programme, caseId, step, file).then(
        (id) => ({ id, problem: null }),
        (error: { problem?: Refusal }) => {
          if (error instanceof NoTask) return { id: caseId, problem: { code: 'no-task', title: error.message, detail: '', errors: [] } };
          if (!error.problem) throw error;
          return { id: caseId, problem: error.problem };
        },
      );
      refused = answered.problem?.code ?? null;
      says = answered.problem && sentence(answered.problem);
      caseId = answered.id;
      const places = answered.problem?.errors.map(({ pointer }) => pointer) ?? [];
      differ(problems, 'refused', refused, step.refused ?? null, places.join());
      if (step.places) differ(problems, 'places', [...places].sort(), [...step.places].sort());
    }
    const readers = [step.as ?? reader, file.reader ?? reader, scenario.steps[0]?.as ?? reader];
    const seen = await readBy(world, caseId, step.expect ? readers.slice(0, 1) : readers);
    kase = seen ?? kase;
    if (step.expect && seen) check(seen, step.expect, problems);
    else if (step.expect) problems.push(`${person.login} may not read the case`);
    for (const [registry, values] of Object.entries(seen ? (step.expect?.entries ?? {}) : {})) {
      const entry = await newestEntry(person, registry, seen?.enterprise ?? null);
      if (values === null || !entry) differ(problems, registry, entry?.number ?? null, values);
      else for (const [path, value] of Object.entries(values)) differ(problems, `${registry}.${path}`, at(entry, path), value);
    }
    played.push({ step, on: world.clock.today(), refused, says, problems, ...standing(seen ?? kase) });
  }
  return { kase: (await readBy(world, caseId, [reader, scenario.steps[0]?.as ?? reader])) ?? kase, caseId, steps: played };
}

/** How a lot falls where a scenario says it: not on the case by default. */
export function fallsIn(lots: Scenario['lots'], step: string): boolean {
  return lots?.[parseItemId(step).base] ?? false;
}

type Refusal = Pick<ProblemDetails, 'code' | 'title' | 'detail' | 'errors'>;

function sentence({ title, detail, errors }: Refusal): string {
  return [detail || title, ...errors.map(({ pointer, message }) => `${pointer} ${message}`)].join('\n');
}

/** The case as the first of these people may see it. */
async function readBy(world: World, caseId: string, logins: readonly string[]): Promise<CaseDto | null> {
  for (const login of caseId === '' ? [] : logins) {
    const { status, body } = await (await world.as(login)).call<CaseDto>('GET', `/api/cases/${caseId}`);
    if (status === 200) return body;
  }
  return null;
}

const lights: readonly Light[] = ['none', 'green', 'yellow', 'red'];
function standing(kase: CaseDto | null): Pick<PlayedStep, 'steps' | 'status' | 'outcome' | 'light'> {
  const worst = Math.max(0, ...(kase?.tasks ?? []).map(({ light }) => lights.indexOf(light)));
  return { steps: kase?.steps ?? [], status: kase?.status ?? '', outcome: kase?.outcome ?? null, light: lights[worst] ?? 'none' };
}

function differ(problems: string[], what: string, found: unknown, expected: unknown, more = ''): void {
  if (canonicalJson(found ?? null) === canonicalJson(expected ?? null)) return;
  problems.push(`${what}: ${JSON.stringify(found ?? null)}, expected ${JSON.stringify(expected ?? null)}${more && ` (${more})`}`);
}

function check(kase: CaseDto, expected: NonNullable<ScenarioStep['expect']>, problems: string[]): void {
  if (expected.steps) differ(problems, 'steps', [...kase.steps].sort(), [...expected.steps].sort());
  if (expected.status) differ(problems, 'status', kase.status, expected.status);
  if (expected.outcome !== undefined) differ(problems, 'outcome', kase.outcome, expected.outcome);
  for (const [path, value] of Object.entries(expected.values ?? {})) differ(problems, path, at(kase, path), value);
  for (const path of expected.hidden ?? []) if (at(kase, path) !== undefined) problems.push(`${path}: is shown`);
  if (expected.offers) {
    const offered = kase.tasks.flatMap((task) => task.outcomes.map(({ id }) => id));
    differ(problems, 'offers', [...new Set(offered)].sort(), [...expected.offers].sort());
  }
}

function at(value: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((part, key) => (part as Record<string, unknown> | undefined)?.[key], value);
}
