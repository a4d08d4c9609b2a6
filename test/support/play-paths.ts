/**
 * Plays generated paths through the real API: all of one start date in one world, each with an enterprise and people of its own,
 * their events merged by time. Officers are made from the groups that the paths name, and for each programme whose cases steps open
 * a stand-in is published that ends as a path wants it.
 */
import type { Demonstration } from '../../engine/cli/seed.ts';
import { childId } from '../../engine/commands/child-cases.ts';
import { verify } from '../../engine/commands/verify.ts';
import { contextOf } from '../../engine/machine/decide.ts';
import { parseItemId } from '../../engine/machine/item-id.ts';
import { openTasks } from '../../engine/machine/view.ts';
import type { ProgrammePackage } from '../../engine/model/definition.ts';
import type { PublicNoticeDto } from '../../engine/model/dto/registry.ts';
import type { Page } from '../../engine/model/dto/session.ts';
import type { FileRef } from '../../engine/model/form.ts';
import { type Folder, folderOf } from '../../engine/sandbox/folder.ts';
import { withdrawn } from '../../engine/soundness/known-children.ts';
import { sampleEnterprise } from '../../engine/soundness/paths/enterprise.ts';
import type { GeneratedPath, PathAction, PathEvent } from '../../engine/soundness/paths/path.ts';
import { childrenOf } from '../../engine/store/case-links.ts';
import { readCase } from '../../engine/store/cases.ts';
import { draftOf } from '../../engine/store/drafts.ts';
import { insertWindow } from '../../engine/store/windows.ts';
import { endingData, openingStandIns, standInName, standIns, withoutNull } from './child-programme.ts';
import { enlist, keeperOf } from './enlist.ts';
import { pdfOf, png } from './files.ts';
import { type OutsideService, startService } from './outside-service.ts';
import type { Person } from './person.ts';
import { stepsOf } from './steps-of.ts';
import { openWorld, password, type World } from './world.ts';

/** What became of a path. `problems` is empty when it arrived where it was predicted. */
export interface Played {
  readonly path: GeneratedPath;
  readonly problems: readonly string[];
}
interface Player {
  readonly path: GeneratedPath;
  readonly number: number;
  readonly uscc: string;
  readonly problems: string[];
  caseId: string;
}

/** Somebody who looks on while paths are played. */
export interface Onlooker {
  /** More people and enterprises. */
  readonly people: Partial<Pick<Demonstration, 'organisations' | 'enterprises' | 'users'>>;
  /** What is sent instead of a completion's body. */
  send(scene: Scene, action: Completion, body: Readonly<Record<string, unknown>>): Promise<Readonly<Record<string, unknown>>>;
  /** What who acted was answered. */
  heard(scene: Scene, answer: unknown): Promise<void>;
  /** After each event. */
  look(scene: Scene, event: PathEvent): Promise<void>;
}
export interface Scene {
  readonly world: World;
  readonly caseId: string;
  /** Of the path among those played together. */
  readonly number: number;
  /** Who acts. */
  readonly person: Person;
  /** Groups of officers, each with the number in its people's logins `officer-<number>-<n>`. */
  readonly groups: ReadonlyMap<string, number>;
}
export type Completion = Extract<PathAction, { do: 'complete' }>;

export async function playPaths(pkg: ProgrammePackage, paths: readonly GeneratedPath[], onlooker?: Onlooker): Promise<Played[]> {
  const starts = [...new Set(paths.map(({ start }) => start))].sort();
  const played: Played[] = [];
  for (const start of starts) {
    const own = paths.filter((path) => path.start === start);
    played.push(...(await playTogether(pkg, own, start, onlooker)));
  }
  return played;
}

async function playTogether(
  pkg: ProgrammePackage,
  paths: readonly GeneratedPath[],
  start: string,
  onlooker: Onlooker | undefined,
): Promise<Played[]> {
  const players = paths.map(
    (path, number): Player => ({ path, number, uscc: sampleEnterprise(start, number).uscc, problems: [], caseId: '' }),
  );
  const folder = folderFor(pkg, players, onlooker?.people ?? {});
  const outside = await startService();
  const names = stepsOf(pkg).flatMap((step) => (step.type === 'service' ? [step.service] : []));
  const services = Object.fromEntries(names.map((name) => [name, outside.address]));
  const world = await openWorld({ root: folder.root, start: `${start}T01:00:00.000Z`, services });
  world.falls = (lot) => players.find(({ caseId }) => caseId === lot.caseId)?.path.lots[parseItemId(lot.step).base] ?? false;
  try {
    const stage: Stage = {
      world,
      programme: pkg.workflow.id,
      groups: groupsOf(players),
      windows: await windowsFor(world, pkg, players),
      files: new Map(),
      outside,
      onlooker,
    };
    await enrol(world, pkg, players.length);
    await enlist(world, pkg, players);
    for (const { player, event } of agenda(players)) {
      if (player.problems.length > 0) continue;
      await playEvent(stage, player, event).catch((error: unknown) =>
        player.problems.push(`${JSON.stringify(event.action)}: ${String(error)}`),
      );
    }
    await world.settle();
    for (const player of players) if (player.problems.length === 0) await compare(stage, player);
    const { faults } = await verify(world.app.runtime);
    for (const fault of faults) players.find(({ caseId }) => caseId === fault.caseId)?.problems.push(`${fault.kind}: ${fault.message}`);
  } finally {
    await world.close();
    outside.close();
    folder.remove();
  }
  return players.map(({ path, problems }) => ({ path, problems }));
}

interface Stage {
  readonly world: World;
  readonly programme: string;
  readonly groups: ReadonlyMap<string, number>;
  /** Window by its settings. */
  readonly windows: ReadonlyMap<string, string>;
  readonly files: Map<string, FileRef>;
  readonly outside: OutsideService;
  readonly onlooker: Onlooker | undefined;
}

/** Events of all paths in the order of time. */
function agenda(players: readonly Player[]): { readonly player: Player; readonly event: PathEvent }[] {
  return players
    .flatMap((player) => player.path.events.map((event, index) => ({ player, event, index })))
    .sort((a, b) => compareText(a.event.at, b.event.at) || a.player.number - b.player.number || a.index - b.index);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

async function playEvent(stage: Stage, player: Player, event: PathEvent): Promise<void> {
  const { world } = stage;
  world.clock.set(new Date(Date.parse(event.at) + 1000).toISOString());
  if (event.action.do === 'wait') await world.settle();
  else await act(stage, player, event.action);
  // What is due is done at once: calls that follow on each other are answered together, cases opened.
  const next = player.path.events[player.path.events.indexOf(event) + 1];
  const settled = isDueAtOnce(event) || event.action.do === 'wait';
  if (settled && next && isDueAtOnce(next)) return;
  const agent = await world.as(`agent-${player.number}`);
  const { steps } = await agent.kase(player.caseId);
  const found = [...steps].sort().join();
  if (found !== event.steps.join())
    player.problems.push(`${event.at} ${JSON.stringify(event.action)}: at ${found}, not ${event.steps.join()}`);
  await stage.onlooker?.look(sceneOf(stage, player, agent), event);
}

function isDueAtOnce({ action }: PathEvent): boolean {
  return action.do === 'answer' || action.do === 'start';
}

function sceneOf({ world, groups }: Stage, { caseId, number }: Player, person: Person): Scene {
  return { world, groups, caseId, number, person };
}

async function act(stage: Stage, player: Player, action: PathAction): Promise<void> {
  const { world, programme } = stage;
  const agent = await world.as(`agent-${player.number}`);
  switch (action.do) {
    case 'open': {
      const window = player.path.window && stage.windows.get(JSON.stringify(player.path.window.settings));
      const { applyType } = player.path;
      const more = { ...(window ? { window } : {}), ...(applyType ? { applyType } : {}) };
      player.caseId = (await agent.open({ programme, uscc: player.uscc, ...more })).id;
      stage.outside.answers.set(player.caseId, answersOf(player.path));
      return;
    }
    case 'withdraw':
      await agent.ask('POST', `/api/cases/${player.caseId}/withdraw`, { reason: action.reason });
      return;
    case 'object': {
      const anybody = world.stranger();
      const { items } = await anybody.ask<Page<PublicNoticeDto>>('GET', '/api/public/notices?limit=100');
      const notice = items.find(({ id }) => id.startsWith(`${player.caseId}.`));
      const { name, contact, grounds } = action;
      await anybody.ask('POST', `/api/public/notices/${notice?.id}/objections`, { name, contact, grounds });
      return;
    }
    case 'message': {
      const { name, group, data } = action;
      const sender = group === 'applicant' ? agent : await world.as(loginOf(stage.groups, player, group, 0));
      await sender.ask('POST', `/api/cases/${player.caseId}/messages`, { name, data });
      return;
    }
    case 'answer':
      await world.settle();
      return;
    case 'start': {
      await world.settle();
      const draft = await draftOf(world.app.store.read, `${childId(player.caseId, action.step, action.entry)}.1`);
      differs(player, `${action.step} passes`, sorted(draft?.data ?? {}), sorted(withoutNull(action.data)));
      return;
    }
    case 'child': {
      const child = childId(player.caseId, action.step, action.entry);
      if (action.outcome === withdrawn) await agent.ask('POST', `/api/cases/${child}/withdraw`, { reason: 'generated' });
      else await agent.complete(child, 'submit', { data: endingData(action) }, 'apply');
      await world.settle();
      return;
    }
    case 'complete':
      await complete(stage, player, action);
  }
}

async function complete(stage: Stage, player: Player, action: Completion): Promise<void> {
  const { step, kind, group, person: n, outcome, reason, conditions, data, notes, documentNumber } = action;
  const login = (await holderOf(stage, player, step)) ?? loginOf(stage.groups, player, group, n);
  const person = await stage.world.as(login);
  const why = { ...(reason === undefined ? {} : { reason }), ...(conditions ? { conditions } : {}) };
  if (kind === 'batch') {
    const [result] = await person.meet(step, outcome, { ...why, ...(documentNumber ? { documentNumber } : {}) }, [player.caseId]);
    if (!result?.ok) throw new Error(`meeting: ${result?.code}`);
    return;
  }
  const more = { ...why, ...(notes ? { notes } : {}), ...(data ? { data: await uploaded(stage, person, data) } : {}) };
  const body = (await stage.onlooker?.send(sceneOf(stage, player, person), action, more)) ?? more;
  const answer = await person.complete(player.caseId, outcome, { ...body, ...(outcome === 'sign' ? { password } : {}) }, step);
  await stage.onlooker?.heard(sceneOf(stage, player, person), answer);
}

/** Whoever a seat or a sheet was given to by lot: other people than the path could know. */
async function holderOf({ world }: Stage, { caseId }: Player, step: string): Promise<string | null> {
  const stored = await readCase(world.app.store.read, caseId);
  const held = stored ? openTasks(stored.state).find((task) => task.step === step && task.assignee?.startsWith('user-expert-')) : undefined;
  const officer = stored
    ? openTasks(stored.state).find((task) => task.step === step && task.assignee?.startsWith('user-officer-'))
    : undefined;
  return (held ?? officer)?.assignee?.replace(/^user-/, '') ?? null;
}

/** What services answer to the calls of a case, in their order. */
function answersOf({ events }: GeneratedPath): (Readonly<Record<string, unknown>> | null)[] {
  return events.flatMap(({ action }) => (action.do === 'answer' ? [action.body] : []));
}

/** As many as can be drawn for all paths, of whom nobody is drawn too often. */
function expertsFor(pkg: ProgrammePackage, paths: number): string[] {
  const seats = stepsOf(pkg).map((step) =>
    step.type === 'score' && step.assign.draw ? step.assign.draw.count + (step.assign.draw.reserve ?? 0) : 0,
  );
  const most = Math.max(0, ...seats);
  return Array.from({ length: Math.max(14, most * Math.ceil(paths / 2)) }, (_, n) => `expert-${n}`);
}

/** Experts who know everything, in every pool that lots are drawn from. */
async function enrol(world: World, pkg: ProgrammePackage, paths: number): Promise<void> {
  const draws = stepsOf(pkg).flatMap((step) => (step.type === 'score' && step.assign.draw ? [step.assign.draw] : []));
  if (draws.length === 0) return;
  const admin = await world.as('admin');
  const fields = Object.values(pkg.forms).flatMap(({ schema }) => Object.values(schema.properties ?? {}));
  const known = fields.flatMap((field) => [...(field.oneOf ?? []), ...(field.items?.oneOf ?? [])].map((choice) => String(choice.const)));
  const skillsOf = (pool: string) => draws.flatMap((draw) => (draw.pool === pool ? Object.keys(draw.mix ?? {}) : []));
  for (const pool of new Set(draws.map((draw) => draw.pool)))
    for (const login of expertsFor(pkg, paths))
      await admin.ask('POST', '/api/experts', { pool, login, skills: [...new Set([...known, ...skillsOf(pool)])] });
}

function loginOf(groups: ReadonlyMap<string, number>, player: Player, group: string, n: number): string {
  if (group.startsWith('applicant:')) return group.endsWith(':legal-representative') ? `legal-${player.number}` : `agent-${player.number}`;
  return `officer-${groups.get(group)}-${n}`;
}

/** Every reference becomes a real upload of the person. */
async function uploaded(stage: Stage, person: Person, value: unknown): Promise<unknown> {
  if (Array.isArray(value)) return Promise.all(value.map((item) => uploaded(stage, person, item)));
  if (value === null || typeof value !== 'object') return value;
  const { id, type, name } = value as Partial<FileRef>;
  if (typeof id === 'string' && typeof type === 'string' && typeof name === 'string') {
    const key = `${person.login} ${type}`;
    const known = stage.files.get(key);
    if (known) return known;
    const file = await person.upload({ name, type, bytes: type === 'image/png' ? png : pdfOf(person.login) });
    stage.files.set(key, file);
    return file;
  }
  const entries = Object.entries(value).map(async ([key, item]) => [key, await uploaded(stage, person, item)] as const);
  return Object.fromEntries(await Promise.all(entries));
}

function differs({ problems }: Player, what: string, found: unknown, expected: unknown): void {
  if (JSON.stringify(found) !== JSON.stringify(expected))
    problems.push(`${what}: ${JSON.stringify(found)}, not ${JSON.stringify(expected)}`);
}

function sorted(data: Readonly<Record<string, unknown>>): [string, unknown][] {
  return Object.entries(data).sort(([a], [b]) => compareText(a, b));
}

async function compare({ world, programme }: Stage, player: Player): Promise<void> {
  const { path, caseId, problems } = player;
  const stored = await readCase(world.app.store.read, caseId);
  if (!stored) {
    problems.push('no case');
    return;
  }
  const { status, outcome, entries } = contextOf(stored.state);
  const { predicted } = path;
  const check = (what: string, found: unknown, expected: unknown) => differs(player, what, found, expected);
  check('status', status, predicted.status);
  check('outcome', outcome, predicted.outcome);
  check('entries', entries, predicted.entries);
  const children = await childrenOf(world.app.store.read, caseId);
  const opened = children.map((child) => JSON.stringify([child.case, child.programme, child.outcome]));
  const expected = predicted.children.map((child) =>
    JSON.stringify([childId(caseId, child.step, child.entry), standInName(programme, child.programme), child.outcome]),
  );
  check('children', opened.sort(), expected.sort());
  for (const [step, values] of Object.entries(predicted.results))
    for (const [name, value] of Object.entries(values)) check(`${step}.${name}`, stored.state.data.steps[step]?.[name], value);
}

/** Groups of officers in the paths, each with its number. */
function groupsOf(players: readonly Player[]): ReadonlyMap<string, number> {
  const actions = players.flatMap(({ path }) =>
    path.events.flatMap(({ action }) => (action.do === 'complete' || action.do === 'message' ? [action.group] : [])),
  );
  return new Map([...new Set(actions)].filter((group) => group.includes('@')).map((group, index) => [group, index]));
}

async function windowsFor(world: World, pkg: ProgrammePackage, players: readonly Player[]): Promise<ReadonlyMap<string, string>> {
  const windows = new Map<string, string>();
  for (const { path } of players) {
    const { window } = path;
    const key = JSON.stringify(window?.settings);
    if (!window || windows.has(key)) continue;
    const id = world.app.runtime.ids.next();
    const { title, opensOn, closesOn, settings = {} } = window;
    await world.app.store.writer.transact((tx) =>
      insertWindow(tx, { id, programme: pkg.workflow.id, title, opensOn, closesOn, settings }, world.clock.now(), 'system'),
    );
    windows.set(key, id);
  }
  return windows;
}

/** A folder with the programme and the people that its paths need. */
function folderFor(pkg: ProgrammePackage, players: readonly Player[], more: Onlooker['people']): Folder {
  const { owner } = pkg.workflow;
  const programmes = [
    openingStandIns(pkg),
    ...standIns(
      pkg,
      players.map(({ path }) => path),
    ),
    ...keeperOf(pkg),
  ];
  const groups = groupsOf(players);
  const scopes = [...new Set([...groups.keys()].map((group) => group.split('@')[1] ?? ''))];
  const orgOf = (scope: string) => (/^\d{6}$/.test(scope) ? `org-${scope}` : scope);
  const demonstration: Demonstration = {
    organisations: [...new Set([owner, ...scopes])]
      .map((scope) => ({
        id: orgOf(scope),
        name: orgOf(scope),
        ...(/^\d{6}$/.test(scope) ? { district: scope } : {}),
      }))
      .concat(more.organisations ?? []),
    enterprises: [
      ...players.map(({ path, number, uscc }) => ({ ...path.enterprise, uscc, name: `Sample enterprise ${number + 1}` })),
      ...(more.enterprises ?? []),
    ],
    users: [
      ...(more.users ?? []),
      { login: 'admin', name: 'administrator', grants: [['administrator', owner]] },
      ...expertsFor(pkg, players.length).map((login) => ({ login, name: login, grants: [['expert', owner] as const] })),
      ...players.flatMap(({ number, uscc }) => [
        { login: `agent-${number}`, name: `agent ${number}`, memberships: [{ uscc, role: 'agent' as const }] },
        { login: `legal-${number}`, name: `legal ${number}`, memberships: [{ uscc, role: 'legal-representative' as const }] },
      ]),
      ...[...groups].flatMap(([group, index]) => {
        const [role = '', scope = ''] = group.split('@');
        return [0, 1, 2, 3, 4, 5].map((n) => ({
          login: `officer-${index}-${n}`,
          name: `officer ${index} ${n}`,
          grants: [[role, orgOf(scope)] as const],
        }));
      }),
    ],
  };
  const packages = programmes.map(({ workflow, forms }) => ({ workflow, forms, vocabularies: pkg.vocabularies }));
  return folderOf(packages, demonstration);
}
