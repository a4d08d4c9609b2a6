/** Rows of the lists behind the board's counts. */
import type { Lang } from '../../messages/render.ts';
import type { BoardCaseDto, BoardEntryDto, BoardTaskDto } from '../../model/dto/board.ts';
import { lightOf } from '../../model/task.ts';
import type { User } from '../../model/user.ts';
import { casesByIds } from '../../store/cases.ts';
import { entriesByIds } from '../../store/registry.ts';
import { tasksByIds } from '../../store/tasks.ts';
import type { HttpDeps } from '../deps.ts';
import { anonymousAmong, anonymousOf } from './anonymity.ts';
import { namesFor } from './board.ts';
import { programmeTitle, stepTitle } from './titles.ts';

export async function presentBoardCases(
  deps: HttpDeps,
  user: User,
  items: readonly { readonly caseId: string; readonly days?: number }[],
  language: Lang,
): Promise<BoardCaseDto[]> {
  const now = deps.clock();
  const found = await casesByIds(
    deps.store.read,
    items.map(({ caseId }) => caseId),
  );
  const [district, anonymous] = await Promise.all([deps.programmes.districts(), anonymousAmong(deps, user, [...found.values()])]);
  const rows = await Promise.all(
    items.map(async ({ caseId, days }): Promise<BoardCaseDto | null> => {
      const row = found.get(caseId);
      if (!row) return null;
      const compiled = await deps.programmes.byHash(row.definition);
      const { id, number, programme, status, dueAt, submittedAt } = row;
      const enterpriseName = anonymous.has(id) ? number : row.enterpriseName;
      return {
        ...{ id, number, programme, programmeTitle: programmeTitle(compiled, language), enterpriseName },
        districtName: district(row.district, compiled.package),
        status,
        stepTitles: row.steps.map((step) => stepTitle(compiled, step, language)),
        light: status === 'ended' ? 'none' : lightOf(row, now),
        dueAt: status === 'ended' ? null : dueAt,
        submittedAt,
        days: days === undefined || days < 0 ? null : days,
      };
    }),
  );
  return rows.filter((row) => row !== null);
}

export async function presentBoardTasks(
  deps: HttpDeps,
  user: User,
  items: readonly { readonly caseId: string; readonly taskId: string }[],
  language: Lang,
): Promise<BoardTaskDto[]> {
  const now = deps.clock();
  const tasks = await tasksByIds(
    deps.store.read,
    items.map(({ taskId }) => taskId),
  );
  const [names, offices, anonymous] = await Promise.all([
    deps.people.names([...tasks.values()].map(({ assignee }) => assignee)),
    namesFor(deps),
    anonymousOf(deps, user, [...tasks.values()]),
  ]);
  const district = await deps.programmes.districts();
  const rows = await Promise.all(
    items.map(async ({ taskId }): Promise<BoardTaskDto | null> => {
      const task = tasks.get(taskId);
      if (!task) return null;
      const compiled = await deps.programmes.byHash(task.definition);
      const { id, caseId, caseNumber, dueAt, assignee, group } = task;
      const enterpriseName = anonymous.has(caseId) ? caseNumber : task.enterpriseName;
      return {
        ...{ id, caseId, caseNumber, programmeTitle: programmeTitle(compiled, language), enterpriseName },
        districtName: district(task.district, compiled.package),
        stepTitle: stepTitle(compiled, task.step, language),
        officeName: group.includes('@') ? offices.office(group.slice(group.indexOf('@') + 1)) : '',
        personName: assignee === null ? '' : (names.get(assignee) ?? assignee),
        light: lightOf(task, now),
        dueAt,
      };
    }),
  );
  return rows.filter((row) => row !== null);
}

export async function presentBoardEntries(
  deps: HttpDeps,
  items: readonly { readonly entryId: string; readonly lastOn: string }[],
): Promise<BoardEntryDto[]> {
  const found = await entriesByIds(
    deps.store.read,
    items.map(({ entryId }) => entryId),
  );
  const district = await deps.programmes.districts();
  const rows = await Promise.all(
    items.map(async ({ entryId, lastOn }): Promise<BoardEntryDto | null> => {
      const entry = found.get(entryId);
      if (!entry) return null;
      const compiled = await deps.programmes.byHash(entry.definition);
      const { id, registry, number, enterpriseName, status, validFrom, validTo } = entry;
      return {
        ...{ id, registry, number, enterpriseName, status, validFrom, validTo, lastOn },
        districtName: district(entry.district, compiled.package),
      };
    }),
  );
  return rows.filter((row) => row !== null);
}
