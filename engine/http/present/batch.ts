import { dateOf } from '../../calendar/date.ts';
import { type Agenda, type AgendaMember, agendasOf } from '../../commands/agenda.ts';
import { evaluateJson } from '../../machine/scope.ts';
import { type Lang, text } from '../../messages/render.ts';
import type { BatchDto, BatchMemberDto } from '../../model/dto/registry.ts';
import type { BatchStep } from '../../model/steps.ts';
import type { User } from '../../model/user.ts';
import { isRecused } from '../../policy/task.ts';
import { inboxGroups } from '../../store/tasks.ts';
import type { HttpDeps } from '../deps.ts';
import { districtName, outcomeLabel, programmeTitle, stepTitle } from './titles.ts';

/** The agendas of a step: one, or where it ranks one for each window. Members of an applicant the reader belongs to are left out. */
export async function presentBatches(
  deps: HttpDeps,
  user: User,
  batch: { readonly programme: string; readonly definition: string; readonly step: string },
  language: Lang,
): Promise<BatchDto[]> {
  const { programme, step } = batch;
  const compiled = await deps.programmes.byHash(batch.definition);
  const agendas = await agendasOf(deps.runtime, { programme, step, groups: inboxGroups(user, dateOf(deps.clock())) });
  return agendas.map((agenda) => ({
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
    members: agenda.members.filter((member) => isFor(user, member)).map((member) => memberOf(deps, agenda, member, language)),
  }));
}

function isFor(user: User, { task }: AgendaMember): boolean {
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
    tie: vote.tie ?? null,
  };
}

function memberOf(deps: HttpDeps, agenda: Agenda, member: AgendaMember, language: Lang): BatchMemberDto {
  const { task, kase, compiled } = member;
  const found = compiled.steps.get(task.step)?.step;
  const today = dateOf(deps.clock());
  const columns = found?.type === 'batch' ? (found.columns ?? []) : [];
  const { held } = kase.state.data.steps[task.step] ?? {};
  return {
    taskId: task.id,
    caseId: task.caseId,
    caseNumber: task.caseNumber,
    enterpriseName: task.enterpriseName,
    districtName: districtName(compiled.package.vocabularies, task.district),
    seq: kase.summary.seq,
    columns: columns.map(({ label, value }) => ({ label, value: textOf(member, value, today) })),
    ranking: presentRanking(agenda, member, today, language),
    held: (Array.isArray(held) ? (held as { at: string; reason: string }[]) : []).map(({ at, reason }) => ({ at, reason })).reverse(),
  };
}

function presentRanking({ step }: Agenda, member: AgendaMember, today: string, language: Lang): BatchMemberDto['ranking'] {
  const { ranked, proposed, promoted } = member;
  if (!ranked) return null;
  const { rank, place, granted, position, tie, because } = ranked;
  const code = place === 'waiting' ? 'ranking.waiting' : `ranking.${because}`;
  const group = step.floor ? textOf(member, step.floor.by, today) : '';
  const named = districtName(member.compiled.package.vocabularies, group);
  const params = { rank, group: named, others: tie?.with.length ?? 0, places: tie?.places ?? 0, position: position ?? 0 };
  const why = text(language, code, params);
  return {
    ...{ rank, place, proposed, promoted, granted },
    criteria: (step.rank ?? []).map(({ by, label }) => ({ label: label ?? by, value: textOf(member, by, today) })),
    why: promoted ? text(language, 'ranking.promoted', { why }) : why,
  };
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
