/** The evaluation of innovative SMEs as its people do it: a truthful application, and the walk of a case to any step. */
import { paths } from '../../designer/app/paths.ts';
import type { CaseDto } from '../../engine/model/dto/case.ts';
import type { WindowDto } from '../../engine/model/dto/programme.ts';
import type { Page } from '../../engine/model/dto/session.ts';
import type { FileRef } from '../../engine/model/form.ts';
import { pdfOf, png } from './files.ts';
import type { Person } from './person.ts';
import { password, firstProgramme as programme, type World } from './world.ts';

export { firstProgramme as programme } from './world.ts';
export const firstUscc = '91410305MA9XTE0263';
export const secondUscc = '91410311MA9XTE034K';

export const patent = {
  name: '一种轴承保持架',
  kind: 'invention',
  highValue: false,
  acquisition: 'own',
  number: 'ZL202310000001.1',
  grantedOn: '2024-03-01',
  related: true,
};

/** A complete application on the scoring path; 70 points by vector ① of the evaluation standard when nothing is changed. */
export async function applicationOf(person: Person, change: Readonly<Record<string, unknown>> = {}): Promise<Record<string, unknown>> {
  const proof = await person.upload({ name: '证明.pdf', type: 'application/pdf', bytes: pdfOf(person.login) });
  return {
    applyType: 'new',
    path: 'score',
    industry: 'C34',
    contact: '李晓雯',
    mobile: '13903790001',
    legalId: '410302199003079014',
    employees: 126,
    revenueY1: 10000,
    mainProduct: '精密轴承',
    mainProductShare: 62.5,
    sei: true,
    seiCode: '2',
    seiNote: '属于高端装备制造中的轴承制造。',
    mainRevenueY1: 5500,
    mainRevenueY2: 5238.1,
    rdY1: 300,
    assetsY1: 10000,
    liabilitiesY1: 5500,
    ips: [patent],
    negatives: ['none'],
    truth: true,
    ...Object.fromEntries(['selfForm', 'licence', 'social', 'audit1', 'audit2', 'ipProof'].map((field) => [field, [proof]])),
    ...change,
  };
}

export async function windowOf(person: Person): Promise<string> {
  const { items } = await person.ask<Page<WindowDto>>('GET', `/api/windows?programme=${programme}`);
  const open = items.find((window) => window.open);
  if (!open) throw new Error('no window is open');
  return open.id;
}

/** Opens, fills, submits and signs an application; gives the case as its county sees it next. */
export async function apply(
  world: World,
  options: { agent?: string; legal?: string; uscc?: string; window?: string; change?: Readonly<Record<string, unknown>> } = {},
): Promise<CaseDto> {
  const { agent = 'agent', legal = 'legal', uscc = firstUscc, change = {} } = options;
  const filler = await world.as(agent);
  const kase = await filler.open({ programme, uscc, window: options.window ?? (await windowOf(filler)), applyType: 'new' });
  await filler.complete(kase.id, 'submit', { data: await applicationOf(filler, change) });
  return (await world.as(legal)).complete(kase.id, 'sign', { password });
}

const stations = ['accept', 'verify', 'depts', 'city', 'notice', 'meeting', 'recommend', 'province', 'done'] as const;
export type Station = (typeof stations)[number];

export const officers = { clerk: 'county', inspectors: ['county', 'county2'], departments: ['market', 'safety', 'environment', 'tax'] };
export const opinion = { conclusion: '经现场核查，申报材料与实际相符。', visitedOn: '2026-03-02' };

/** Brings a submitted case to a station, everybody agreeing. */
export async function bringTo(world: World, caseId: string, station: Station, people = officers): Promise<void> {
  const goal = stations.indexOf(station);
  const at = async () => stations.indexOf(stationOf((await (await world.as('chief')).kase(caseId)).steps));
  if ((await at()) < 1 && goal > 0) await (await world.as(people.clerk)).complete(caseId, 'accept');
  if ((await at()) === 1 && goal > 1) await inspect(world, caseId, people.inspectors);
  if ((await at()) === 2 && goal > 2) for (const login of people.departments) await (await world.as(login)).complete(caseId, 'clear');
  if ((await at()) === 3 && goal > 3) for (const login of ['city', 'chief']) await (await world.as(login)).complete(caseId, 'approve');
  if ((await at()) === 4 && goal > 4) await world.workingDays(6);
  if ((await at()) === 5 && goal > 5) await (await world.as('council')).meet('meeting', 'approve', {}, [caseId]);
  if ((await at()) === 6 && goal > 6)
    await (await world.as('chief')).meet('recommend', 'send', { documentNumber: '洛工信〔2026〕12号' }, [caseId]);
  if ((await at()) === 7 && goal > 7) await announce(world, caseId);
}

function stationOf(steps: readonly string[]): Station {
  if (steps.length === 0) return 'done';
  return stations.find((station) => steps.includes(station)) ?? 'depts';
}

export async function inspect(
  world: World,
  caseId: string,
  inspectors: readonly string[],
  verified: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  for (const login of inspectors) {
    const person = await world.as(login);
    const photo: FileRef = await person.upload({ name: '现场.png', type: 'image/png', bytes: png });
    await person.complete(caseId, 'consistent', { data: { ...opinion, visitedOn: world.clock.today(), photos: [photo] }, verified });
  }
}

async function announce(world: World, caseId: string): Promise<void> {
  const city = await world.as('city');
  const evidence = await city.upload({ name: '公告.pdf', type: 'application/pdf', bytes: pdfOf('announcement') });
  await city.complete(caseId, 'listed', {
    data: { documentNumber: '豫工信企业〔2026〕88号', announcedOn: world.clock.today(), evidence: [evidence] },
  });
}

/** Address of the first page of the form of a new application, and the session of who fills it in. */
export async function firstFormPage(world: World): Promise<{ readonly path: string; readonly cookie: string }> {
  const agent = await world.as('agent');
  const kase = await agent.open({ programme, uscc: firstUscc, window: await windowOf(agent), applyType: 'new' });
  const task = await agent.task(kase.id);
  return { path: paths.task(kase.id, task.id, '1'), cookie: agent.cookie };
}
