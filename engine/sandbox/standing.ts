/** Where a played case stands: what whoever designs it wants to see, and who could do what next. */
import type { CaseDto, FlowNodeDto, HistoryItemDto, TaskDto } from '../model/dto/case.ts';
import type { PlayTaskDto, StandsDto } from '../model/dto/tryout.ts';
import { groupKey, userGroup } from '../model/user.ts';
import type { Store } from '../store/db.ts';
import { type Office, type SampleUser, supervisor } from './office.ts';
import type { Person } from './person.ts';
import type { World, WorldApp } from './world.ts';

export interface TryApp extends WorldApp {
  readonly store: Store;
}
const asked = 6;
const seatsShown = 5;

export async function standsOf(world: World<TryApp>, office: Office, caseId: string): Promise<StandsDto> {
  const reader = await readerOf(world, office, caseId);
  const kase = await reader.ask<CaseDto>('GET', `/api/cases/${caseId}`);
  const { nodes } = await reader.ask<{ nodes: FlowNodeDto[] }>('GET', `/api/cases/${caseId}/flow`);
  const { items: history } = await reader.ask<{ items: HistoryItemDto[] }>('GET', `/api/cases/${caseId}/history`);
  const tasks: PlayTaskDto[] = [];
  for (const task of kase.tasks) tasks.push(await asDoersSee(world, office, kase, task));
  const rows = (await world.app.store.read('timers').where({ case_id: caseId }).orderBy('fire_at')) as {
    step: string;
    name: string;
    fire_at: string;
    estimated: number;
  }[];
  return {
    ...{ kase, flow: nodes, history, tasks },
    timers: rows.map(({ step, name, fire_at, estimated }) => ({ step, name, fireAt: fire_at, estimated: estimated !== 0 })),
    notice: await noticeOf(world, caseId),
    meetings: [...new Set(kase.tasks.filter(({ kind }) => kind === 'batch').map(({ step }) => step))],
    letters: await lettersOf(world, office, kase),
  };
}

/** Before it is submitted only its applicant sees a case. */
async function readerOf(world: World<TryApp>, office: Office, caseId: string): Promise<Person> {
  const members = office.users.filter(({ memberships = [] }) => memberships.length > 0);
  for (const login of [supervisor, ...members.map((member) => member.login)]) {
    const person = await world.as(login);
    if ((await person.call('GET', `/api/cases/${caseId}`)).status === 200) return person;
  }
  throw new Error(`nobody may read ${caseId}`);
}

/** The task as the first of those who may do it sees it: outcomes and form are offered to them only. */
async function asDoersSee(world: World<TryApp>, office: Office, kase: CaseDto, task: TaskDto): Promise<PlayTaskDto> {
  const who: string[] = [];
  let seen: TaskDto | null = null;
  for (const { login } of office.users.filter((user) => isCandidate(user, office, kase, task)).slice(0, asked)) {
    const person = await world.as(login);
    const answered = await person.call<CaseDto>('GET', `/api/cases/${kase.id}`);
    const own = answered.status === 200 ? answered.body.tasks.find(({ id }) => id === task.id) : undefined;
    if (!own?.actions.some((action) => ['claim', 'complete', 'sign', 'decline'].includes(action))) continue;
    who.push(login);
    seen ??= own;
    if (who.length >= seatsShown) break;
  }
  return { ...(seen ?? task), who };
}

function isCandidate(
  { login, grants = [], memberships = [] }: SampleUser,
  office: Office,
  kase: CaseDto,
  { group, assignee }: TaskDto,
): boolean {
  const id = `user-${login}`;
  if (assignee !== null) return assignee === id;
  if (group === userGroup(id)) return true;
  if (group.startsWith('applicant:')) {
    const membership = group.split(':')[2];
    return memberships.some(({ uscc, role }) => uscc === kase.enterprise.uscc && (membership === undefined || role === membership));
  }
  return grants.some(([role, org]) => {
    const district = office.organisations.find((one) => one.id === org)?.district;
    return group === groupKey(role, org) || (district !== undefined && group === groupKey(role, district));
  });
}

async function noticeOf(world: World<TryApp>, caseId: string): Promise<string | null> {
  const { items } = await world.stranger().ask<{ items: { id: string }[] }>('GET', '/api/public/notices?limit=100');
  return items.find(({ id }) => id.startsWith(`${caseId}.`))?.id ?? null;
}

async function lettersOf(world: World<TryApp>, office: Office, kase: CaseDto): Promise<StandsDto['letters']> {
  const agent = office.users.find(({ memberships = [] }) => memberships.some(({ uscc }) => uscc === kase.enterprise.uscc));
  if (!agent) return [];
  const person = await world.as(agent.login);
  const { items } = await person.ask<{ items: { subject: string; body: string; at: string }[] }>('GET', '/api/messages?limit=50');
  return items.map(({ subject, body, at }) => ({ subject, body, at }));
}
