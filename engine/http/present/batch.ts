import { dateOf } from '../../calendar/date.ts';
import type { CompiledProgramme } from '../../machine/programme.ts';
import { evaluateJson } from '../../machine/scope.ts';
import type { Lang } from '../../messages/render.ts';
import type { BatchDto, BatchMemberDto } from '../../model/dto/registry.ts';
import type { User } from '../../model/user.ts';
import { isRecused } from '../../policy/task.ts';
import { readCase } from '../../store/cases.ts';
import { inboxGroups, inboxPage, type ListedTask } from '../../store/tasks.ts';
import type { HttpDeps } from '../deps.ts';
import { districtName, outcomeLabel, programmeTitle, stepTitle } from './titles.ts';

const membersShown = 200;

/** The agenda of a meeting: at most two hundred members, the first that came first. */
export async function presentBatch(
  deps: HttpDeps,
  user: User,
  batch: { readonly programme: string; readonly definition: string; readonly step: string },
  language: Lang,
): Promise<BatchDto> {
  const { programme, step } = batch;
  const compiled = await deps.programmes.byHash(batch.definition);
  const found = compiled.steps.get(step)?.step;
  const rows = await inboxPage(deps.store.read, { groups: inboxGroups(user), programme, step, now: deps.clock(), limit: membersShown });
  const mine = rows.items.filter((task) => task.kind === 'batch' && !isRecused(user, task, task) && (task.assignee ?? user.id) === user.id);
  mine.sort((a, b) => (a.openedAt < b.openedAt ? -1 : a.openedAt > b.openedAt ? 1 : a.id < b.id ? -1 : 1));
  const members = await Promise.all(mine.map((task) => memberOf(deps, task, language)));
  const definition = found?.type === 'batch' ? found : null;
  return {
    programme,
    programmeTitle: programmeTitle(compiled, language),
    step,
    title: stepTitle(compiled, step, language),
    documentNumber: definition?.documentNumber ?? 'none',
    vote: definition?.vote ?? null,
    outcomes: Object.entries(definition?.outcomes ?? {}).map(([id, { reason }]) => ({
      id,
      label: outcomeLabel(compiled, step, id, language),
      reason: reason ?? 'none',
    })),
    members: members.filter((member) => member !== null),
  };
}

async function memberOf(deps: HttpDeps, task: ListedTask, _language: Lang): Promise<BatchMemberDto | null> {
  const kase = await readCase(deps.store.read, task.caseId);
  if (!kase) return null;
  const compiled = await deps.programmes.byHash(task.definition);
  const found = compiled.steps.get(task.step)?.step;
  const today = dateOf(deps.clock());
  const columns = found?.type === 'batch' ? (found.columns ?? []) : [];
  return {
    taskId: task.id,
    caseId: task.caseId,
    caseNumber: task.caseNumber,
    enterpriseName: task.enterpriseName,
    districtName: districtName(compiled.package.vocabularies, task.district),
    seq: kase.summary.seq,
    columns: columns.map(({ label, value }) => ({ label, value: textOf(compiled, value, kase, today) })),
  };
}

function textOf(
  compiled: CompiledProgramme,
  source: string,
  kase: NonNullable<Awaited<ReturnType<typeof readCase>>>,
  today: string,
): string {
  try {
    const value = evaluateJson(compiled, source, kase.state.data, today);
    if (value === null) return '';
    return typeof value === 'object' ? JSON.stringify(value) : String(value);
  } catch {
    // Out of steps: the agenda shows nothing rather than failing.
    return '';
  }
}
