/** Rows of lists: cases and tasks. */
import { dateOf } from '../../calendar/date.ts';
import type { Lang } from '../../messages/render.ts';
import type { CaseRowDto, TaskRowDto } from '../../model/dto/case.ts';
import { lightOf } from '../../model/task.ts';
import type { User } from '../../model/user.ts';
import { mayAct } from '../../policy/task.ts';
import { type ListedCase, workStatesOf } from '../../store/cases.ts';
import { openTasksOf } from '../../store/open-tasks.ts';
import type { ListedTask } from '../../store/tasks.ts';
import { disabledAmong } from '../../store/users.ts';
import type { HttpDeps } from '../deps.ts';
import { anonymousAmong, anonymousOf, isFoundBy } from './anonymity.ts';
import { actsFor, isFree, operationsOn } from './operations.ts';
import { outcomeLabel, programmeTitle, stepTitle } from './titles.ts';

/** `sought`: what the list was searched for; rows whose reader isn't told whose they are aren't found by a name. */
export async function presentCaseRows(
  deps: HttpDeps,
  user: User,
  listed: readonly ListedCase[],
  language: Lang,
  sought?: string,
): Promise<CaseRowDto[]> {
  const anonymous = await anonymousAmong(deps, user, listed);
  const rows = listed.filter(({ id, number }) => isFoundBy(sought, anonymous.has(id), number));
  const now = deps.clock();
  const ended = (row: ListedCase) => row.status === 'ended';
  const tasks = await openTasksOf(
    deps.store.read,
    rows.filter((row) => !ended(row)).map(({ id }) => id),
  );
  const theirs = (row: Pick<ListedCase, 'id' | 'uscc'>) =>
    tasks.filter((task) => task.caseId === row.id && mayAct(user, task, row, dateOf(now)));
  // A task that the case itself keeps from its reader is no work of theirs.
  const states = await workStatesOf(
    deps.store.read,
    rows.filter((row) => theirs(row).length > 0).map(({ id }) => id),
  );
  return Promise.all(
    rows.map(async ({ dueAt, warnAt, updatedAt: _updatedAt, ...summary }): Promise<CaseRowDto> => {
      const compiled = await deps.programmes.byHash(summary.definition);
      const state = states.get(summary.id);
      const mine = theirs(summary).find((task) => state && isFree(task, { user, compiled, state, kase: summary, now }));
      return {
        ...summary,
        ...(anonymous.has(summary.id) && { enterpriseName: summary.number, uscc: '' }),
        programmeTitle: programmeTitle(compiled, language),
        stepTitles: summary.steps.map((step) => stepTitle(compiled, step, language)),
        light: summary.status === 'ended' ? 'none' : lightOf({ dueAt, warnAt }, now),
        myTask: mine?.id ?? null,
      };
    }),
  );
}

/** A copy also says when it was read. */
type Row = ListedTask & { readonly readAt?: string | null };

/** `sought`: as of cases. */
export async function presentTaskRows(
  deps: HttpDeps,
  user: User,
  listed: readonly Row[],
  language: Lang,
  sought?: string,
): Promise<TaskRowDto[]> {
  const anonymous = await anonymousOf(deps, user, listed);
  const rows = listed.filter(({ caseId, caseNumber }) => isFoundBy(sought, anonymous.has(caseId), caseNumber));
  const now = deps.clock();
  const holders = rows.flatMap(({ assignee }) => assignee ?? []);
  // What the case itself forbids (the same person twice, one branch at a time) is read from its state, as the task's own page does.
  const [names, left, states, district] = await Promise.all([
    deps.people.names(holders),
    disabledAmong(deps.store.read, holders),
    workStatesOf(deps.store.read, [...new Set(rows.flatMap(({ caseId, status }) => (status === 'open' ? caseId : [])))]),
    deps.programmes.districts(),
  ]);
  return Promise.all(
    rows.map(async ({ outcome, closedBy: _by, definition, uscc, readAt = null, ...task }): Promise<TaskRowDto> => {
      const compiled = await deps.programmes.byHash(definition);
      const state = states.get(task.caseId);
      return {
        ...task,
        ...(anonymous.has(task.caseId) && { enterpriseName: task.caseNumber }),
        programmeTitle: programmeTitle(compiled, language),
        stepTitle: stepTitle(compiled, task.step, language),
        districtName: district(task.district, compiled.package),
        light: lightOf(task, now),
        assigneeName: task.assignee ? (names.get(task.assignee) ?? null) : null,
        onBehalfOf: actsFor(user, task, { uscc, programme: task.programme }, now),
        readAt,
        outcomeLabel: outcome && task.status === 'completed' ? outcomeLabel(compiled, task.step, outcome, language) : null,
        may: state
          ? operationsOn(task, { user, compiled, state, kase: { uscc, district: task.district, programme: task.programme }, left, now })
          : [],
      };
    }),
  );
}
