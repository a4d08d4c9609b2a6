/**
 * Scenarios of a programme as data (`workflows/<id>/scenarios.json`), played through the real API. In data of a step,
 * `{"$file": "name.pdf"}` is an uploaded file, `{"$today": true}` today's date, `{"$application": {…}}` the file's own
 * application with these fields changed.
 */
import type { CaseDto } from '../../model/dto/case.ts';
import type { PublicNoticeDto } from '../../model/dto/registry.ts';
import type { Page } from '../../model/dto/session.ts';
import type { Light } from '../../model/task.ts';
import { canonicalJson } from '../../store/canonical.ts';
import { pdfOf, png } from './files.ts';
import type { Person } from './person.ts';
import { password, type World } from './world.ts';

export interface ScenarioFile {
  readonly application: Readonly<Record<string, unknown>>;
  /** Who looks at the case where a step names nobody. Default: whoever acted last. */
  readonly reader?: string;
  readonly scenarios: readonly Scenario[];
}
export interface Scenario {
  readonly title: string;
  /** Date on which it begins, YYYY-MM-DD. */
  readonly start: string;
  readonly steps: readonly ScenarioStep[];
}
export interface ScenarioStep {
  /** Who does it (login). */
  readonly as?: string;
  readonly open?: { readonly uscc: string; readonly applyType?: string };
  /** Outcome of the task this person has. */
  readonly complete?: string;
  readonly claim?: true;
  readonly release?: true;
  readonly withdraw?: string;
  /** A meeting over this step. */
  readonly meet?: string;
  readonly outcome?: string;
  readonly documentNumber?: string;
  readonly reason?: string;
  readonly data?: unknown;
  readonly verified?: unknown;
  readonly notes?: readonly { readonly field: string; readonly reason: string }[];
  readonly object?: { readonly name: string; readonly contact: string; readonly grounds: string };
  readonly workingDays?: number;
  /** Code with which it must be refused, or the places of `input.invalid`. */
  readonly refused?: string;
  readonly places?: readonly string[];
  readonly expect?: {
    readonly steps?: readonly string[];
    readonly status?: string;
    readonly outcome?: string | null;
    /** Values by path into the case, e.g. `results.score.total`. */
    readonly values?: Readonly<Record<string, unknown>>;
    /** Outcomes this person is offered. */
    readonly offers?: readonly string[];
    /** Value of a path must be absent for this person. */
    readonly hidden?: readonly string[];
  };
}

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
  readonly problems: readonly string[];
}
export interface Played {
  readonly kase: CaseDto | null;
  readonly steps: readonly PlayedStep[];
}

/** Plays a scenario to its end, whatever goes wrong on the way; throws only for what isn't a refusal. */
export async function play(world: World, programme: string, file: ScenarioFile, scenario: Scenario): Promise<Played> {
  const played: PlayedStep[] = [];
  let caseId = '';
  let reader = file.reader ?? scenario.steps.find((step) => step.as)?.as ?? '';
  let kase: CaseDto | null = null;
  for (const step of scenario.steps) {
    const problems: string[] = [];
    let refused: string | null = null;
    if (step.workingDays !== undefined) await world.workingDays(step.workingDays);
    if (step.object) await objectTo(world, caseId, step.object);
    if (file.reader === undefined && step.as) reader = step.as;
    const person = await world.as(step.as ?? reader);
    const acts = step.open ?? step.complete ?? step.claim ?? step.release ?? step.withdraw ?? step.meet;
    if (acts !== undefined) {
      const answered = await act(world, person, programme, caseId, step, file).then(
        (id) => ({ id, problem: null }),
        (error: { problem?: { code: string; errors: { pointer: string }[] } }) => {
          if (!error.problem) throw error;
          return { id: caseId, problem: error.problem };
        },
      );
      refused = answered.problem?.code ?? null;
      caseId = answered.id;
      const places = answered.problem?.errors.map(({ pointer }) => pointer) ?? [];
      differ(problems, 'refused', refused, step.refused ?? null, places.join());
      if (step.places) differ(problems, 'places', [...places].sort(), [...step.places].sort());
    }
    const readers = [step.as ?? reader, file.reader ?? reader, scenario.steps[0]?.as ?? reader];
    const seen = await readBy(world, caseId, step.expect ? readers.slice(0, 1) : readers);
    kase = seen ?? kase;
    if (step.expect && seen) check(seen, step.expect, problems);
    played.push({ step, on: world.clock.today(), refused, problems, ...standing(seen ?? kase) });
  }
  return { kase: (await readBy(world, caseId, [reader, scenario.steps[0]?.as ?? reader])) ?? kase, steps: played };
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

async function act(
  world: World,
  person: Person,
  programme: string,
  caseId: string,
  step: ScenarioStep,
  file: ScenarioFile,
): Promise<string> {
  if (step.open) return (await person.open({ programme, window: await openWindow(person, programme), ...step.open } as never)).id;
  if (step.claim) await person.claim(caseId);
  if (step.release) {
    const mine = (await person.kase(caseId)).tasks.find((task) => task.mine);
    await person.ask('POST', `/api/tasks/${mine?.id}/release`, {});
  }
  if (step.withdraw !== undefined) await person.ask('POST', `/api/cases/${caseId}/withdraw`, { reason: step.withdraw });
  if (step.meet !== undefined) {
    const more = {
      ...(step.reason ? { reason: step.reason } : {}),
      ...(step.documentNumber ? { documentNumber: step.documentNumber } : {}),
    };
    const [result] = await person.meet(step.meet, step.outcome ?? 'approve', more, [caseId]);
    if (!result?.ok) throw Object.assign(new Error('meeting'), { problem: { code: result?.code ?? 'none', errors: [] } });
  }
  if (step.complete !== undefined) {
    const fill = (value: unknown) => filled(value, { world, person, file });
    await person.complete(caseId, step.complete, {
      ...(step.reason === undefined ? {} : { reason: step.reason }),
      ...(step.notes ? { notes: step.notes } : {}),
      ...(step.data === undefined ? {} : { data: await fill(step.data) }),
      ...(step.verified === undefined ? {} : { verified: await fill(step.verified) }),
      ...(step.complete === 'sign' ? { password } : {}),
    });
  }
  return caseId;
}

async function openWindow(person: Person, programme: string): Promise<string | undefined> {
  const { items } = await person.ask<Page<{ id: string; open: boolean }>>('GET', `/api/windows?programme=${programme}`);
  return items.find((window) => window.open)?.id;
}

async function objectTo(world: World, caseId: string, objection: NonNullable<ScenarioStep['object']>): Promise<void> {
  const anybody = world.stranger();
  const { items } = await anybody.ask<Page<PublicNoticeDto>>('GET', '/api/public/notices');
  const notice = items.find(({ id }) => id.startsWith(`${caseId}.`));
  await anybody.ask('POST', `/api/public/notices/${notice?.id}/objections`, objection);
}

interface Filling {
  readonly world: World;
  readonly person: Person;
  readonly file: ScenarioFile;
}

async function filled(value: unknown, filling: Filling): Promise<unknown> {
  if (Array.isArray(value)) return Promise.all(value.map((item) => filled(item, filling)));
  if (value === null || typeof value !== 'object') return value;
  const { $file, $today, $application } = value as { $file?: string; $today?: true; $application?: Record<string, unknown> };
  if ($today) return filling.world.clock.today();
  if ($application) return filled({ ...filling.file.application, ...$application }, filling);
  if ($file) {
    const image = $file.endsWith('.png');
    return filling.person.upload({ name: $file, type: image ? 'image/png' : 'application/pdf', bytes: image ? png : pdfOf($file) });
  }
  const entries = Object.entries(value).map(async ([key, item]) => [key, await filled(item, filling)] as const);
  return Object.fromEntries(await Promise.all(entries));
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
