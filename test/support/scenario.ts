/**
 * Scenarios of a programme as data (`workflows/<id>/scenarios.json`), played through the real API. In data of a step,
 * `{"$file": "name.pdf"}` is an uploaded file, `{"$today": true}` today's date, `{"$application": {…}}` the file's own
 * application with these fields changed.
 */
import { expect } from 'vitest';
import type { CaseDto } from '../../engine/model/dto/case.ts';
import type { PublicNoticeDto } from '../../engine/model/dto/registry.ts';
import type { Page } from '../../engine/model/dto/session.ts';
import { pdfOf, png } from './files.ts';
import type { Person } from './person.ts';
import { password, type World } from './world.ts';

export interface ScenarioFile {
  readonly application: Readonly<Record<string, unknown>>;
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

export async function play(world: World, programme: string, file: ScenarioFile, scenario: Scenario): Promise<CaseDto> {
  let caseId = '';
  for (const [index, step] of scenario.steps.entries()) {
    const where = `${scenario.title}, step ${index + 1}`;
    if (step.workingDays !== undefined) await world.workingDays(step.workingDays);
    if (step.object) await objectTo(world, caseId, step.object);
    const person = await world.as(step.as ?? 'chief');
    const acts = step.open ?? step.complete ?? step.claim ?? step.release ?? step.withdraw ?? step.meet;
    if (acts !== undefined) {
      const answered = await act(world, person, programme, caseId, step, file).then(
        (id) => ({ id, problem: null }),
        (error: { problem?: { code: string; errors: { pointer: string }[] } }) => {
          if (!error.problem) throw error;
          return { id: caseId, problem: error.problem };
        },
      );
      expect(answered.problem?.code ?? null, `${where}: ${JSON.stringify(answered.problem?.errors ?? [])}`).toBe(step.refused ?? null);
      if (step.places) expect(answered.problem?.errors.map(({ pointer }) => pointer).sort(), where).toEqual([...step.places].sort());
      caseId = answered.id;
    }
    if (step.expect) check(await person.kase(caseId), step.expect, where);
  }
  return (await world.as('chief')).kase(caseId).catch(async () => (await world.as('agent')).kase(caseId));
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

function check(kase: CaseDto, expected: NonNullable<ScenarioStep['expect']>, where: string): void {
  if (expected.steps) expect([...kase.steps].sort(), where).toEqual([...expected.steps].sort());
  if (expected.status) expect(kase.status, where).toBe(expected.status);
  if (expected.outcome !== undefined) expect(kase.outcome, where).toBe(expected.outcome);
  for (const [path, value] of Object.entries(expected.values ?? {})) expect(at(kase, path), `${where}: ${path}`).toEqual(value);
  for (const path of expected.hidden ?? []) expect(at(kase, path), `${where}: ${path}`).toBeUndefined();
  if (expected.offers) {
    const offered = kase.tasks.flatMap((task) => task.outcomes.map(({ id }) => id));
    expect([...new Set(offered)].sort(), where).toEqual([...expected.offers].sort());
  }
}

function at(value: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((part, key) => (part as Record<string, unknown> | undefined)?.[key], value);
}
