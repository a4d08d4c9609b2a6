import { contextOf } from '../machine/decide.ts';
import type { CompiledProgramme } from '../machine/programme.ts';
import { type Lang, said } from '../messages/render.ts';
import type { CaseState } from '../model/case.ts';
import type { CasePreviewDto } from '../model/dto/version.ts';
import type { Effect } from '../model/effect.ts';
import type { Migration } from '../model/migration.ts';
import type { Problem } from '../model/problem.ts';
import type { User } from '../model/user.ts';
import { tryCase } from '../soundness/migration/check-case.ts';
import { stepWord } from '../soundness/migration/report.ts';
import { casesOn } from '../store/case-migrations.ts';
import { readCase } from '../store/cases.ts';
import { timersOfCase } from '../store/timers.ts';
import { migrationFact, type OpenedMigration, openMigration } from './migration.ts';
import type { Runtime } from './runtime.ts';

export type CasePreview = Omit<CasePreviewDto, 'problems'> & { readonly problems: readonly Problem[] };
export interface MigrationPreview {
  readonly id: string;
  /** Nothing of the plan and of no case shown stands against it. */
  readonly safe: boolean;
  readonly problems: readonly Problem[];
  readonly cases: readonly CasePreview[];
  /** Where to go on, when there are more cases. */
  readonly next: string | null;
}

const casesAtOnce = 100;

/**
 * What a migration would do to each running case; nothing is written. A page of cases after `after`.
 * @throws Rejection not-found, forbidden
 */
export async function previewMigration(
  runtime: Runtime,
  request: {
    readonly by: User;
    readonly migration: Migration;
    readonly after?: string | undefined;
    readonly limit?: number;
    readonly lang: Lang;
  },
): Promise<MigrationPreview> {
  const { by, migration, after = '', limit = casesAtOnce, lang } = request;
  const opened = await openMigration(runtime, by, migration);
  const ids = await casesOn(runtime.store.read, opened.programme, migration.from, after, limit + 1);
  const cases: CasePreview[] = [];
  for (const id of ids.slice(0, limit)) {
    const preview = await previewCase(runtime, opened, id, { by, lang });
    if (preview) cases.push(preview);
  }
  const safe = opened.problems.length === 0 && cases.every(({ problems }) => problems.length === 0);
  return { id: opened.id, safe, problems: opened.problems, cases, next: ids.length > limit ? (ids[limit - 1] ?? null) : null };
}

async function previewCase(
  runtime: Runtime,
  opened: OpenedMigration,
  caseId: string,
  { by, lang }: { readonly by: User; readonly lang: Lang },
): Promise<CasePreview | null> {
  const { read } = runtime.store;
  const kase = await readCase(read, caseId);
  if (!kase || kase.summary.definition !== opened.migration.from) return null;
  const armed = new Set((await timersOfCase(read, caseId)).map((timer) => timer.id));
  const { calendar } = await runtime.currentCalendar();
  const { versions } = opened;
  const env = { at: runtime.clock.now(), by: by.id, calendar };
  const { after, effects, problems } = tryCase(
    versions,
    kase.state,
    migrationFact(opened, kase.state, (id) => armed.has(id)),
    opened.problems,
    env,
  );
  return {
    ...{ caseId, number: kase.summary.number, enterpriseName: kase.summary.enterpriseName, problems },
    stands: standing(versions.from, kase.state, lang),
    wouldStand: after ? standing(versions.to, after, lang) : [],
    ...tasksIn(versions, kase.state, effects, lang),
    moved: movedTasks(kase.state, effects),
    deadlines: after ? deadlines(versions.to, kase.state, after, lang) : [],
  };
}

/** Titles of the steps a case stands in. */
export function standing(programme: CompiledProgramme, state: CaseState, lang: Lang): string[] {
  const steps = Object.keys(contextOf(state).live).filter((id) => programme.steps.get(id)?.step.type !== 'parallel');
  return steps.map((id) => said(lang, stepWord(programme, id)));
}

/** Titles of the tasks that would be opened and closed; one of an item says which. */
export function tasksIn(
  { from, to }: { readonly from: CompiledProgramme; readonly to: CompiledProgramme },
  before: CaseState,
  effects: readonly Effect[],
  lang: Lang,
): { readonly opened: string[]; readonly closed: string[] } {
  const { caseId, live } = contextOf(before);
  const titles = new Map(
    Object.entries(live).flatMap(([step, { tasks }]) => tasks.map((task) => [`${caseId}.${task.n}`, titleOf(from, step, task, lang)])),
  );
  return {
    opened: effects.flatMap((effect) => (effect.type === 'task.open' ? [titleOf(to, effect.task.step, effect.task, lang)] : [])),
    closed: effects.flatMap((effect) => (effect.type === 'task.close' ? [titles.get(effect.task) ?? effect.task] : [])),
  };
}

function titleOf(programme: CompiledProgramme, step: string, { title }: { readonly title: string }, lang: Lang): string {
  const { title: named = step, titleEn } = programme.steps.get(step)?.step ?? {};
  return lang === 'en' && titleEn !== undefined ? title.replace(named, titleEn) : title;
}

function taskOf(state: CaseState, id: string) {
  const { caseId, live } = contextOf(state);
  return Object.values(live)
    .flatMap((step) => step.tasks)
    .find((task) => `${caseId}.${task.n}` === id);
}

function movedTasks(state: CaseState, effects: ReturnType<typeof tryCase>['effects']): string[] {
  return effects.flatMap((effect) => {
    if (effect.type !== 'task.update') return [];
    const before = taskOf(state, effect.task);
    return before && before.group !== effect.patch.group
      ? [`${effect.patch.title ?? before.title}: ${before.group} → ${effect.patch.group}`]
      : [];
  });
}

function deadlines(to: CompiledProgramme, before: CaseState, after: CaseState, lang: Lang): CasePreview['deadlines'] {
  const old = new Map(
    Object.values(contextOf(before).live).flatMap((live) =>
      live.tasks.map((task) => [task.n, live.due?.date ?? live.period?.date ?? null] as const),
    ),
  );
  return Object.entries(contextOf(after).live).flatMap(([step, live]) => {
    const [task] = live.tasks;
    const [was, is] = [task ? (old.get(task.n) ?? null) : null, live.due?.date ?? live.period?.date ?? null];
    return task && was !== is ? [{ step: said(lang, stepWord(to, step)), before: was, after: is }] : [];
  });
}
