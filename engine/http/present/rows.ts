/** Rows of lists: cases and tasks. */
import { dateOf } from '../../calendar/date.ts';
import type { Lang } from '../../messages/render.ts';
import type { CaseRowDto, TaskRowDto } from '../../model/dto/case.ts';
import { lightOf } from '../../model/task.ts';
import type { User } from '../../model/user.ts';
import { mayAct } from '../../policy/task.ts';
import type { ListedCase } from '../../store/cases.ts';
import { openTasksOf } from '../../store/open-tasks.ts';
import type { ListedTask } from '../../store/tasks.ts';
import type { HttpDeps } from '../deps.ts';
import { actsFor, operationsOn } from './operations.ts';
import { districtName, programmeTitle, stepTitle } from './titles.ts';

export async function presentCaseRows(deps: HttpDeps, user: User, rows: readonly ListedCase[], language: Lang): Promise<CaseRowDto[]> {
  const now = deps.clock();
  const ended = (row: ListedCase) => row.status === 'ended';
  const tasks = await openTasksOf(
    deps.store.read,
    rows.filter((row) => !ended(row)).map(({ id }) => id),
  );
  return Promise.all(
    rows.map(async ({ dueAt, warnAt, updatedAt: _updatedAt, ...summary }): Promise<CaseRowDto> => {
      const compiled = await deps.programmes.byHash(summary.definition);
      const mine = tasks.find((task) => task.caseId === summary.id && mayAct(user, { ...task, status: 'open' }, summary, dateOf(now)));
      return {
        ...summary,
        programmeTitle: programmeTitle(compiled, language),
        stepTitles: summary.steps.map((step) => stepTitle(compiled, step, language)),
        light: summary.status === 'ended' ? 'none' : lightOf({ dueAt, warnAt }, now),
        myTask: mine?.id ?? null,
      };
    }),
  );
}

export async function presentTaskRows(deps: HttpDeps, user: User, rows: readonly ListedTask[], language: Lang): Promise<TaskRowDto[]> {
  const now = deps.clock();
  const names = await deps.people.names(rows.map(({ assignee }) => assignee));
  return Promise.all(
    rows.map(async ({ outcome: _outcome, closedAt: _at, closedBy: _by, definition, uscc, ...task }): Promise<TaskRowDto> => {
      const compiled = await deps.programmes.byHash(definition);
      return {
        ...task,
        programmeTitle: programmeTitle(compiled, language),
        stepTitle: stepTitle(compiled, task.step, language),
        districtName: districtName(compiled.package.vocabularies, task.district),
        light: lightOf(task, now),
        assigneeName: task.assignee ? (names.get(task.assignee) ?? null) : null,
        onBehalfOf: actsFor(user, task, { uscc }, now),
        may: operationsOn(task, { user, compiled, kase: { uscc, district: task.district }, now }),
      };
    }),
  );
}
