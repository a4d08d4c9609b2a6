/** The board's figures with names and titles in the reader's language. */
import { dateOf } from '../../calendar/date.ts';
import { spreadOf } from '../../machine/durations.ts';
import { hasText, type Lang, text } from '../../messages/render.ts';
import type { BoardDistrictDto, BoardOfficeDto, BoardProgrammeDto, BoardProgressDto, BoardStageDto } from '../../model/dto/board.ts';
import { Rejection } from '../../model/errors.ts';
import type { User } from '../../model/user.ts';
import { boardScope } from '../../policy/board.ts';
import { durations, type Lit, lights, type Months, overduePeople, type Sight, type Total, totals } from '../../store/board-counts.ts';
import { countedUntil } from '../../store/board-write.ts';
import type { StoredDefinition } from '../../store/definitions.ts';
import { ratingCounts } from '../../store/rating-counts.ts';
import type { HttpDeps } from '../deps.ts';
import { ratingLines } from './board-ratings.ts';
import { programmeTitle } from './titles.ts';

/** Programmes the reader watches, and how the store narrows to them. */
export interface Watch {
  readonly sight: Sight;
  readonly definitions: readonly StoredDefinition[];
}

/** Is there anything for the user to watch? */
export async function watchesBoard(deps: HttpDeps, user: User): Promise<boolean> {
  const { all, ownerOrgs, districts } = boardScope(user);
  return all || districts.length > 0 || (await deps.programmes.latest()).some(({ owner }) => ownerOrgs.includes(owner));
}

/** @throws Rejection forbidden for who watches nothing */
export async function watchOf(deps: HttpDeps, user: User): Promise<Watch> {
  const { all, ownerOrgs, districts } = boardScope(user);
  const latest = await deps.programmes.latest();
  const owned = latest.filter(({ owner }) => ownerOrgs.includes(owner));
  if (!all && owned.length === 0 && districts.length === 0) throw new Rejection('forbidden');
  return {
    sight: { all, owned: owned.map(({ programme }) => programme), districts },
    definitions: all || districts.length > 0 ? latest : owned,
  };
}

export interface ProgressQuery {
  readonly programme?: string | undefined;
  readonly district?: string | undefined;
  /** YYYY-MM; default the year so far, or that of `to` up to it. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}
export function monthsOf({ from, to }: Pick<ProgressQuery, 'from' | 'to'>, now: string): Months {
  const last = to ?? dateOf(now).slice(0, 7);
  return { from: from ?? `${last.slice(0, 4)}-01`, to: last };
}

const shownPeople = 20;

export async function presentProgress(deps: HttpDeps, user: User, query: ProgressQuery, language: Lang): Promise<BoardProgressDto> {
  const { sight, definitions } = await watchOf(deps, user);
  const { programme, district } = query;
  const months = monthsOf(query, deps.clock());
  const filter = { sight, programme, district };
  const names = await namesFor(deps);
  const shown = definitions.filter((definition) => programme === undefined || definition.programme === programme);
  const [reached, lit, people, counted, rated] = await Promise.all([
    totals(deps.store.read, filter, months, {
      programmes: shown.map((definition) => definition.programme),
      steps: programme !== undefined,
    }),
    lights(deps.store.read, filter),
    overduePeople(deps.store.read, filter, shownPeople),
    countedUntil(deps.store.read),
    ratingCounts(deps.store.read, filter, months),
  ]);
  const [chosen] = programme === undefined ? [] : shown;
  const personNames = await deps.people.names(people.map(({ person }) => person));
  return {
    ...months,
    ...counted,
    programmes: shown.map((definition) => programmeLine(definition, reached, lit, language)),
    stages: chosen ? await stageLines(deps, chosen, { ...filter, programme: chosen.programme }, months, reached, language) : [],
    districts: districtLines(reached, lit, shown, names),
    offices: officeLines(lit, names),
    people: people.map((line) => ({ ...line, name: personNames.get(line.person) ?? line.person })),
    ratings: ratingLines(rated, shown, names, language),
  };
}

interface Names {
  district(code: string): string;
  office(scope: string): string;
}

export async function namesFor(deps: HttpDeps): Promise<Names> {
  const [organisations, district] = await Promise.all([deps.people.organisations(), deps.programmes.districts()]);
  return { district, office: (scope) => organisations.get(scope)?.name ?? district(scope) };
}

const sumOf = <T extends { readonly n: number }>(rows: readonly T[], wanted: (row: T) => boolean) =>
  rows.reduce((sum, row) => (wanted(row) ? sum + row.n : sum), 0);

/** Stages that are ends in a good tone, as the programme's newest definition has them. */
function goodEnds({ package: { workflow } }: StoredDefinition): ReadonlySet<string> {
  const ends = Object.values(workflow.steps).filter((step) => step.type === 'end');
  return new Set(ends.filter(({ tone }) => tone === 'positive').map(({ outcome }) => `end:${outcome}`));
}

function programmeLine(definition: StoredDefinition, reached: readonly Total[], lit: readonly Lit[], language: Lang): BoardProgrammeDto {
  const { programme } = definition;
  const mine = reached.filter((row) => row.programme === programme);
  const cases = lit.filter((row) => row.kind === 'case' && row.programme === programme);
  return {
    programme,
    title: programmeTitle(definition.package, language),
    ...sums(mine, goodEnds(definition)),
    running: sumOf(cases, () => true),
    red: sumOf(cases, ({ light }) => light === 'red'),
    yellow: sumOf(cases, ({ light }) => light === 'yellow'),
  };
}

function sums(rows: readonly Total[], good: ReadonlySet<string>) {
  return {
    submitted: sumOf(rows, ({ stage }) => stage === 'submitted'),
    ended: sumOf(rows, ({ stage }) => stage.startsWith('end:')),
    approved: sumOf(rows, ({ stage }) => good.has(stage)),
    late: sumOf(rows, ({ stage }) => stage === 'late'),
  };
}

/** Submitted, accepted, the steps in the order of the definition, ends: those that anybody has reached. */
async function stageLines(
  deps: HttpDeps,
  definition: StoredDefinition,
  filter: Parameters<typeof durations>[1],
  months: Months,
  reached: readonly Total[],
  language: Lang,
): Promise<BoardStageDto[]> {
  const { workflow } = (await deps.programmes.byHash(definition.hash)).package;
  const there = new Set(reached.map(({ stage }) => stage));
  there.delete('late');
  const compiled = await deps.programmes.byHash(definition.hash);
  const inOrder = [...compiled.steps.keys()].map((step) => `step:${step}`);
  const place = (stage: string) => {
    if (stage === 'submitted') return -2;
    if (stage === 'accepted') return -1;
    if (stage.startsWith('end:')) return inOrder.length + 1;
    const at = inOrder.indexOf(stage);
    return at < 0 ? inOrder.length : at;
  };
  const stages = [...there].sort((a, b) => place(a) - place(b) || (a < b ? -1 : 1));
  const took = await durations(deps.store.read, filter, months, stages);
  const title = (stage: string) => {
    const id = stage.slice(stage.indexOf(':') + 1);
    const end = Object.values(workflow.steps).find((step) => step.type === 'end' && stage === `end:${step.outcome}`);
    const step = end ?? (stage.startsWith('step:') ? compiled.steps.get(id)?.step : undefined);
    if (step) return (language === 'en' && step.titleEn) || step.title || id;
    return hasText(language, `board.stage.${stage}`) ? text(language, `board.stage.${stage}`) : id;
  };
  return stages.map((stage) => ({ stage, title: title(stage), ...spreadOf(took.filter((row) => row.stage === stage)) }));
}

function districtLines(
  reached: readonly Total[],
  lit: readonly Lit[],
  shown: readonly StoredDefinition[],
  names: Names,
): BoardDistrictDto[] {
  const codes = [...new Set([...reached, ...lit].map(({ district }) => district))];
  const good = new Map(shown.map((definition) => [definition.programme, goodEnds(definition)]));
  return codes
    .map((district) => {
      const mine = reached.filter((row) => row.district === district);
      return {
        district,
        name: names.district(district),
        ...sums(mine, new Set()),
        approved: sumOf(mine, ({ programme, stage }) => good.get(programme)?.has(stage) ?? false),
        red: sumOf(lit, (row) => row.kind === 'case' && row.district === district && row.light === 'red'),
      };
    })
    .sort((a, b) => b.approved - a.approved || b.submitted - a.submitted || (a.district < b.district ? -1 : 1));
}

function officeLines(lit: readonly Lit[], names: Names): BoardOfficeDto[] {
  const tasks = lit.filter(({ kind }) => kind === 'task');
  return [...new Set(tasks.map(({ scope }) => scope))]
    .map((scope) => {
      const mine = tasks.filter((row) => row.scope === scope);
      return {
        scope,
        name: scope === '' ? '' : names.office(scope),
        open: sumOf(mine, () => true),
        yellow: sumOf(mine, ({ light }) => light === 'yellow'),
        red: sumOf(mine, ({ light }) => light === 'red'),
      };
    })
    .sort((a, b) => b.red - a.red || b.open - a.open || (a.scope < b.scope ? -1 : 1));
}
