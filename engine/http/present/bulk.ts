/** What several tasks would become, in words. */
import { dateOf } from '../../calendar/date.ts';
import { ownSheet } from '../../commands/finished-sheet.ts';
import { previewTasks, refusalOf } from '../../commands/preview-tasks.ts';
import { bulkRefusal } from '../../machine/bulk.ts';
import { totalOf } from '../../machine/scoring.ts';
import { itemsOf } from '../../machine/steps/score-items.ts';
import { offeredOutcomes } from '../../machine/view.ts';
import type { Lang } from '../../messages/render.ts';
import type { BulkPreviewDto, BulkPreviewInput, BulkPreviewItem } from '../../model/dto/bulk.ts';
import { Rejection } from '../../model/errors.ts';
import type { User } from '../../model/user.ts';
import { readableCases } from '../../policy/case.ts';
import { refusalToAct } from '../../policy/task.ts';
import { workStatesOf } from '../../store/cases.ts';
import { draftOf } from '../../store/drafts.ts';
import { readableAmong } from '../../store/readable-cases.ts';
import { caseIdOf, type ListedTask, tasksById } from '../../store/tasks.ts';
import type { Rehearsed } from '../../store/writer/rehearse.ts';
import { archivedRefusal } from '../archived.ts';
import type { HttpDeps } from '../deps.ts';
import { detailOf, messageOf } from '../say.ts';
import { anonymousOf } from './anonymity.ts';
import { endTitle, outcomeLabel, stepTitle } from './titles.ts';

/** Cases that the reader may not see are told apart from missing ones by nothing. */
export async function presentBulk(deps: HttpDeps, user: User, input: BulkPreviewInput, language: Lang): Promise<BulkPreviewDto> {
  const { read } = deps.store;
  const ids = [...new Set(input.tasks)];
  const readable = await readableAmong(read, readableCases(user, dateOf(deps.clock())), [...new Set(ids.map(caseIdOf))]);
  const tasks = await tasksById(
    read,
    ids.filter((id) => readable.has(caseIdOf(id))),
  );
  const outcomes = input.op === 'complete' ? await outcomesFor(deps, user, tasks, language) : [];
  // Of a decision the outcome comes first: until then nothing would happen.
  const chosen = input.op !== 'complete' || input.outcome !== undefined;
  const rehearsed = chosen ? await previewTasks(deps.runtime, user, { ...input, tasks: ids, outcome: input.outcome ?? '' }) : [];
  const anonymous = await anonymousOf(deps, user, tasks);
  const items = ids.map(async (id, index): Promise<BulkPreviewItem> => {
    const task = tasks.find((one) => one.id === id);
    const name = task && (anonymous.has(task.caseId) ? task.caseNumber : task.enterpriseName);
    const named = { caseId: task?.caseId ?? null, caseNumber: task?.caseNumber ?? null, enterpriseName: name ?? null };
    const result = rehearsed[index];
    const nothing = {
      task: id,
      ...named,
      seq: result?.before?.summary.seq ?? 0,
      steps: [],
      stays: true,
      total: null,
      ends: null,
      dueAt: null,
    };
    if (!task) {
      const { code, params } = await archivedRefusal(deps, user, caseIdOf(id), new Rejection('not-found'));
      return { ...nothing, seq: 0, refusal: said(code, params, [], language) };
    }
    if (!result) return { ...nothing, refusal: null };
    const refusal = refusalOf(result);
    if (refusal) return { ...nothing, refusal: said(refusal.code, refusal.params, refusal.details, language) };
    const total = task.kind === 'score' ? await sheetTotal(deps, user, task) : null;
    return { ...nothing, refusal: null, total, ...(await after(deps, result, language)) };
  });
  return { items: await Promise.all(items), outcomes };
}

async function sheetTotal(deps: HttpDeps, user: User, { id, definition, step: name }: ListedTask): Promise<number | null> {
  const compiled = await deps.programmes.byHash(definition);
  const step = compiled.steps.get(name)?.step;
  if (step?.type !== 'score') return null;
  const data = ownSheet(await draftOf(deps.store.read, id), user.id);
  const items = itemsOf(compiled, step);
  const given = Object.fromEntries(items.flatMap((item) => (typeof data[item] === 'number' ? [[item, data[item]]] : [])));
  return totalOf({ items: given }, items)?.toNumber() ?? null;
}

async function after(deps: HttpDeps, { before, outcome }: Rehearsed, language: Lang) {
  const kase = outcome.ok ? outcome.value : null;
  if (!kase) return {};
  const compiled = await deps.programmes.byHash(kase.summary.definition);
  const { steps, status, outcome: end } = kase.summary;
  return {
    steps: steps.map((step) => stepTitle(compiled, step, language)),
    stays: steps.join() === before?.summary.steps.join() && status !== 'ended',
    ends: status === 'ended' ? endTitle(compiled, end ?? '', language) : null,
    dueAt: kase.dueAt,
  };
}

function said(code: Rejection['code'], params: Rejection['params'], details: Rejection['details'], language: Lang) {
  const places = details as readonly { readonly code: string; readonly params?: Rejection['params'] }[];
  return {
    code,
    message: detailOf(code, { count: details.length, ...params }, language),
    places: places.map((place) => messageOf(place.code, place.params ?? {}, language)),
  };
}

/** Outcomes of the one step that all tasks are of, each once; none when they are of several. */
async function outcomesFor(deps: HttpDeps, user: User, tasks: readonly ListedTask[], language: Lang): Promise<BulkPreviewDto['outcomes']> {
  const now = deps.clock();
  const open = tasks.filter((task) => refusalToAct(user, task, task, dateOf(now)) === null);
  if (new Set(open.map(({ programme, step, kind }) => `${programme} ${step} ${kind}`)).size !== 1) return [];
  const states = await workStatesOf(deps.store.read, [...new Set(open.map(({ caseId }) => caseId))]);
  const found = new Map<string, BulkPreviewDto['outcomes'][number]>();
  for (const task of open) {
    const state = states.get(task.caseId);
    if (!state) continue;
    const compiled = await deps.programmes.byHash(task.definition);
    for (const { id, label: _label, labelEn: _english, ...offered } of offeredOutcomes(compiled, state, task.id, now)) {
      const alone = bulkRefusal(compiled, state, task, id, now);
      if (found.has(id)) continue;
      const label = outcomeLabel(compiled, task.step, id, language);
      found.set(id, { id, label, ...offered, alone: alone && detailOf(alone.code, { ...alone.params, outcome: label }, language) });
    }
  }
  return [...found.values()];
}
