import { dateOf } from '../../calendar/date.ts';
import { type Agenda, type AgendaMember, agendasOf } from '../../commands/agenda.ts';
import type { BatchDecided } from '../../commands/decide-batch.ts';
import { isOver } from '../../commands/plan-meeting.ts';
import { maskerOf } from '../../forms/access.ts';
import { blindSteps, identifying } from '../../machine/identity.ts';
import { evaluateJson } from '../../machine/scope.ts';
import { countedSheets, type ScoredSheet } from '../../machine/scoring.ts';
import { type Lang, text } from '../../messages/render.ts';
import type { BatchDto, BatchMemberDto, MeetingPlanDto } from '../../model/dto/registry.ts';
import type { BatchResult } from '../../model/meeting.ts';
import type { AccessMap } from '../../model/people.ts';
import type { BatchStep } from '../../model/steps.ts';
import type { User } from '../../model/user.ts';
import { isRecused } from '../../policy/task.ts';
import { type AgendaKey, meetingPlan } from '../../store/meeting-plans.ts';
import { inboxGroups } from '../../store/tasks.ts';
import type { HttpDeps } from '../deps.ts';
import { problemDetails } from '../problem.ts';
import type { DistrictName } from '../programmes.ts';
import { applicationFormOf } from './case-access.ts';
import { outcomeLabel, programmeTitle, stepTitle } from './titles.ts';

/** The agendas of a step: one, or where it ranks one for each window. Members of an applicant the reader belongs to are left out. */
export async function presentBatches(
  deps: HttpDeps,
  user: User,
  batch: { readonly programme: string; readonly definition: string; readonly step: string },
  language: Lang,
): Promise<BatchDto[]> {
  const { programme, step } = batch;
  const [compiled, district] = await Promise.all([deps.programmes.byHash(batch.definition), deps.programmes.districts()]);
  const agendas = await agendasOf(deps.runtime, { programme, step, groups: inboxGroups(user, dateOf(deps.clock())) });
  const plans = await Promise.all(agendas.map(({ window }) => presentPlan(deps, { programme, step, window: window?.id ?? '' })));
  return agendas.map((agenda, index) => ({
    programme,
    programmeTitle: programmeTitle(compiled, language),
    step,
    title: stepTitle(compiled, step, language),
    ...{ window: agenda.window, places: agenda.places, pool: agenda.pool },
    documentNumber: agenda.step.documentNumber ?? 'none',
    vote: presentVote(agenda.step, language),
    outcomes: Object.entries(agenda.step.outcomes).map(([id, { reason, conditions }]) => ({
      id,
      label: outcomeLabel(compiled, step, id, language),
      reason: reason ?? 'none',
      conditions: conditions ?? 'none',
    })),
    members: agenda.members.filter((member) => isFor(user, member)).map((member) => memberOf(deps, agenda, member, language, district)),
    plan: plans[index] ?? null,
  }));
}

/** When and where the agenda comes before its meeting. */
export async function presentPlan(deps: HttpDeps, key: AgendaKey): Promise<MeetingPlanDto | null> {
  const plan = await meetingPlan(deps.store.read, key);
  if (!plan) return null;
  const { revision, cancelled, place, on, at, note, told, savedBy } = plan;
  const past = await isOver(deps.runtime, plan);
  const byName = (await deps.people.names([savedBy])).get(savedBy) ?? '';
  return { revision, cancelled, past, place, on, at, note, invited: told.filter((one) => one !== savedBy).length, byName };
}

/** What became of each member; one that was refused says why as a problem would. */
export function presentDecided({ id, results }: BatchDecided, language: Lang): BatchResult {
  const presented = results.map(({ taskId, refused }) => {
    if (refused === null) return { taskId, ok: true };
    const { code, detail, errors } = problemDetails(refused, language, '');
    return { taskId, ok: false, code, detail, errors };
  });
  return { id, results: presented };
}

/** May the reader decide of this member: not one's own enterprise's, nor what somebody else has claimed. */
export function isFor(user: User, { task }: AgendaMember): boolean {
  return !isRecused(user, task, task) && (task.assignee ?? user.id) === user.id;
}

function presentVote({ vote }: BatchStep, language: Lang): BatchDto['vote'] {
  if (!vote) return null;
  const number = (share: number | string) => {
    const [top = 0, bottom = 1] = String(share).split('/').map(Number);
    return top / bottom;
  };
  return {
    ...{ quorum: number(vote.quorum), majority: number(vote.majority), on: vote.on ?? 'all' },
    text: { quorum: String(vote.quorum), majority: String(vote.majority) },
    seats: vote.seats
      ? Object.entries(vote.seats).map(([id, { title, titleEn, weight = 1, count = 1 }]) => ({
          ...{ id, title: language === 'en' ? (titleEn ?? title) : title, weight, count },
        }))
      : null,
    ...{ tie: vote.tie ?? null, ballot: vote.ballot ?? null },
  };
}

function memberOf(deps: HttpDeps, agenda: Agenda, member: AgendaMember, language: Lang, district: DistrictName): BatchMemberDto {
  const { task, kase, compiled } = member;
  const found = compiled.steps.get(task.step)?.step;
  const today = dateOf(deps.clock());
  const columns = found?.type === 'batch' ? (found.columns ?? []) : [];
  const { held } = kase.state.data.steps[task.step] ?? {};
  return {
    taskId: task.id,
    caseId: task.caseId,
    caseNumber: task.caseNumber,
    enterpriseName: blindSteps(compiled).has(task.step) ? task.caseNumber : task.enterpriseName,
    districtName: district(task.district, compiled.package),
    seq: kase.summary.seq,
    columns: columns.map(({ label, value }) => ({ label, value: shownText(member, value, today) })),
    ranking: presentRanking(agenda, member, today, language, district),
    divergence: divergenceOf(member, language),
    held: (Array.isArray(held) ? (held as { at: string; reason: string }[]) : []).map(({ at, reason }) => ({ at, reason })).reverse(),
  };
}

/** Panels of the case whose experts are of different minds; who gave which score isn't told. */
function divergenceOf({ compiled, kase }: AgendaMember, language: Lang): BatchMemberDto['divergence'] {
  return Object.entries(kase.state.data.steps).flatMap(([id, result]) => {
    const sheets = (result as { readonly sheets?: readonly ScoredSheet[] }).sheets;
    if (!Array.isArray(sheets) || compiled.steps.get(id)?.step.type !== 'score') return [];
    const totals = countedSheets(sheets)
      .map(({ total, far }) => ({ total, far }))
      .sort((one, other) => other.total - one.total);
    return totals.some(({ far }) => far) ? [{ title: stepTitle(compiled, id, language), totals }] : [];
  });
}

function presentRanking(
  { step }: Agenda,
  member: AgendaMember,
  today: string,
  language: Lang,
  district: DistrictName,
): BatchMemberDto['ranking'] {
  const { ranked, proposed, promoted } = member;
  if (!ranked) return null;
  const { rank, place, granted, position, tie, because } = ranked;
  const code = place === 'waiting' ? 'ranking.waiting' : `ranking.${because}`;
  const group = step.floor ? textOf(member, step.floor.by, today) : '';
  const named = district(group, member.compiled.package);
  const params = { rank, group: named, others: tie?.with.length ?? 0, places: tie?.places ?? 0, position: position ?? 0 };
  const why = text(language, code, params);
  return {
    ...{ rank, place, proposed, promoted, granted },
    criteria: (step.rank ?? []).map(({ by, label }) => ({ label: label ?? by, value: shownText(member, by, today) })),
    why: promoted ? text(language, 'ranking.promoted', { why }) : why,
  };
}

/** Blank where the step hides what it is made of; masked where that is masked. */
function shownText(member: AgendaMember, source: string, today: string): string {
  const { compiled, kase, task } = member;
  const form = applicationFormOf(compiled);
  const access = compiled.steps.get(task.step)?.step.access ?? {};
  const hides = (name: string) => (access[name] ?? access['*']) === 'hidden';
  const { reads } = compiled.feel(source);
  const names = ([root, part]: readonly string[]) => root === 'enterprise' && (part === undefined || identifying.has(part));
  if (blindSteps(compiled).has(task.step) && reads.some(names)) return '';
  if (!form || reads.some(([root, name]) => sources.has(root ?? '') && (name === undefined ? anyHidden(access) : hides(name)))) return '';
  return maskerOf(form, kase.state.data.declared, kase.state.data.verified)(textOf(member, source, today));
}

/** Names in expressions under which the application's fields stand. */
const sources: ReadonlySet<string> = new Set(['application', 'declared', 'verified']);

function anyHidden(access: AccessMap): boolean {
  return Object.values(access).includes('hidden');
}

function textOf({ compiled, kase }: AgendaMember, source: string, today: string): string {
  try {
    const value = evaluateJson(compiled, source, kase.state.data, today);
    if (value === null) return '';
    return typeof value === 'object' ? JSON.stringify(value) : String(value);
  } catch {
    // Out of steps: the agenda shows nothing rather than failing.
    return '';
  }
}
