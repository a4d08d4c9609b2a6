/**
 * A draft played before it is published: a whole application of its own on a temporary store, with sample people and a clock that
 * is moved. Each time the scenario is played from its beginning, so what is shown always follows from the draft as it is.
 */

import { type Lang, text } from '../messages/render.ts';
import type { ProgrammePackage } from '../model/definition.ts';
import type { ScenarioResultDto } from '../model/dto/studio.ts';
import type { PlayedDto, PlayRequest } from '../model/dto/tryout.ts';
import type { Scenario, ScenarioFile } from '../model/scenario.ts';
import type { ProgrammeDocument } from '../model/studio.ts';
import type { Organisation } from '../model/user.ts';
import { neededBy } from '../soundness/needed.ts';
import { allPlaces, placesOf } from '../soundness/places.ts';
import { folderOf } from './folder.ts';
import { administrator, experts, type Office, sampleOffice } from './office.ts';
import { play } from './scenario.ts';
import { type ServiceAnswers, startServices } from './services.ts';
import { standsOf, type TryApp } from './standing.ts';
import { type CreateApp, openWorld, type World } from './world.ts';

/** What surrounds the draft: programmes its steps and forms refer to, the office, and people scenarios may name. */
export interface Surroundings {
  readonly others: readonly ProgrammePackage[];
  readonly organisations: readonly Organisation[];
  readonly more: Office | null;
}

export async function tryOut(createApp: CreateApp<TryApp>, around: Surroundings, request: PlayRequest, lang: Lang): Promise<PlayedDto> {
  const scenario = request.scenario as Scenario;
  const file = scenariosIn(request.document);
  return inWorld(createApp, around, request.document, scenario.start, file.services ?? {}, lang, async (world, office) => {
    const { steps, caseId } = await play(world, request.document.workflow.id, file, scenario);
    // Played as anybody would; read by the designer.
    world.language = lang;
    const names = new Map(office.organisations.map(({ id, name }) => [id, name]));
    const roles = request.document.workflow.roles ?? {};
    return {
      steps: steps.map(({ step: _step, light: _light, ...done }) => done),
      people: office.users.map(({ login, name, grants = [], memberships = [] }) => ({
        login,
        name,
        position: [
          ...grants.map(([role, org]) => `${names.get(org) ?? org} ${roles[role]?.title ?? role}`),
          ...memberships.map(({ uscc }) => office.enterprises.find((one) => one.uscc === uscc)?.name ?? uscc),
        ].join(', '),
      })),
      enterprises: office.enterprises.map(({ uscc, name, district }) => ({ uscc, name, district })),
      today: world.clock.today(),
      now: world.clock.now(),
      stands: caseId === '' ? null : await standsOf(world, office, caseId),
    };
  });
}

/** All scenarios of a draft, each on a store of its own. */
export async function playAll(
  createApp: CreateApp<TryApp>,
  around: Surroundings,
  document: ProgrammeDocument,
  lang: Lang,
): Promise<ScenarioResultDto[]> {
  const file = scenariosIn(document);
  const results: ScenarioResultDto[] = [];
  for (const scenario of file.scenarios) {
    const says = await inWorld(createApp, around, document, scenario.start, file.services ?? {}, lang, async (world) => {
      const { steps } = await play(world, document.workflow.id, file, scenario);
      return steps.flatMap(({ problems }, index) => problems.map((problem) => text(lang, 'sandbox.step', { n: index + 1, problem })));
    }).catch((error: unknown) => [String(error)]);
    results.push({ title: scenario.title, passed: says.length === 0, says });
  }
  return results;
}

async function inWorld<T>(
  createApp: CreateApp<TryApp>,
  { others, organisations, more }: Surroundings,
  document: ProgrammeDocument,
  start: string,
  answers: ServiceAnswers,
  lang: Lang,
  visit: (world: World<TryApp>, office: Office) => Promise<T>,
): Promise<T> {
  const { workflow, forms, vocabularies } = document;
  const pkg: ProgrammePackage = { workflow, forms, vocabularies };
  const known = [...organisations, ...(more?.organisations ?? []).filter(({ id }) => !organisations.some((org) => org.id === id))];
  const own = sampleOffice(pkg, known, start, wordsIn(lang));
  const office: Office = {
    organisations: own.organisations,
    enterprises: [...own.enterprises, ...(more?.enterprises ?? [])],
    users: [...own.users, ...(more?.users ?? []).filter(({ login }) => !own.users.some((user) => user.login === login))],
  };
  const folder = folderOf([pkg, ...neededBy(pkg, others)], office);
  const names = allPlaces(placesOf(workflow as unknown as Record<string, unknown>)).flatMap(({ step }) =>
    step.type === 'service' ? [step.service] : [],
  );
  const services = await startServices([...new Set(names)], answers);
  try {
    const world = await openWorld(createApp, {
      root: folder.root,
      start: `${start}T01:00:00.000Z`,
      ...(services ? { services: services.addresses } : {}),
    });
    try {
      await enrol(world, pkg);
      return await visit(world, office);
    } finally {
      await world.close();
    }
  } finally {
    services?.close();
    folder.remove();
  }
}

async function enrol(world: World<TryApp>, pkg: ProgrammePackage): Promise<void> {
  const { pools, skills, users } = experts(pkg);
  if (pools.length === 0) return;
  const admin = await world.as(administrator);
  for (const pool of pools) for (const { login } of users) await admin.ask('POST', '/api/experts', { pool, login, skills });
}

function scenariosIn(document: ProgrammeDocument): ScenarioFile & { readonly services?: ServiceAnswers } {
  const file = (document.scenarios ?? {}) as Partial<ScenarioFile> & { readonly services?: ServiceAnswers };
  return { ...file, application: file.application ?? {}, scenarios: file.scenarios ?? [] };
}

function wordsIn(lang: Lang) {
  return {
    enterprise: (n: number) => text(lang, 'sandbox.enterprise', { n }),
    member: (role: string, n: number) => text(lang, `sandbox.${role}`, { n }),
    officer: (position: string, n: number) => `${position} ${n}`,
  };
}
