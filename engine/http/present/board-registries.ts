/** Registries on the board: how many entries are valid on a day, how that will go on when nothing is renewed, and what was aimed at. */
import { addDays, addMonths } from '../../calendar/date.ts';
import type { Lang } from '../../messages/render.ts';
import type { BoardRegistriesDto, BoardRegistryDto } from '../../model/dto/board.ts';
import type { User } from '../../model/user.ts';
import { maySetTargets } from '../../policy/board.ts';
import { endingOn, type MonthSpan, runningCases, type Sight, spanMonths, type Valid, validOnEach } from '../../store/board-counts.ts';
import { type Target, targetsOf } from '../../store/board-targets.ts';
import type { HttpDeps } from '../deps.ts';
import { namesFor, type Watch, watchOf } from './board.ts';

export interface WatchedRegistry {
  readonly registry: string;
  readonly title: string;
  readonly owned: boolean;
  /** Programmes whose cases may enter into it. */
  readonly programmes: readonly string[];
}

export function registriesOf({ sight, definitions }: Watch): WatchedRegistry[] {
  const found = new Map<string, { title: string; owned: boolean; programmes: string[] }>();
  for (const { programme, package: pkg } of definitions) {
    for (const [registry, { title }] of Object.entries(pkg.workflow.registries ?? {})) {
      const one = found.get(registry) ?? { title, owned: false, programmes: [] };
      one.owned ||= sight.owned.includes(programme);
      one.programmes.push(programme);
      found.set(registry, one);
    }
  }
  return [...found].map(([registry, one]) => ({ registry, ...one }));
}

/** What of the registries a reader may see, in the store's words. */
export const entrySight = (sight: Sight, registries: readonly WatchedRegistry[]): Sight => ({
  ...sight,
  owned: registries.filter(({ owned }) => owned).map(({ registry }) => registry),
});

export async function presentRegistries(
  deps: HttpDeps,
  user: User,
  { on, compare, district }: { readonly on: string; readonly compare: string | null; readonly district?: string | undefined },
  _language: Lang,
): Promise<BoardRegistriesDto> {
  const watch = await watchOf(deps, user);
  const registries = registriesOf(watch);
  const year = Number(on.slice(0, 4));
  const filter = { sight: entrySight(watch.sight, registries), district, registries: registries.map(({ registry }) => registry) };
  const { read } = deps.store;
  const [[valid = [], atEnd = [], other = []], spans, endings, running, targets, names] = await Promise.all([
    validOnEach(read, filter, [on, `${year}-12-31`, ...(compare === null ? [] : [compare])]),
    spanMonths(read, filter),
    endingOn(read, filter, monthsOf(year).map(lastDayOf)),
    runningCases(read, { sight: watch.sight, district }),
    targetsOf(read, filter.registries, year),
    namesFor(deps),
  ]);
  const figures = { valid, atEnd, spans, endings, running, targets, year, district };
  const days = compare === null ? null : on < compare ? { before: on, after: compare } : { before: compare, after: on };
  const compared = (registry: string) => {
    const ofRegistry = ([before, after]: [readonly Valid[], readonly Valid[]]) =>
      comparisonOf(
        before.filter((row) => row.registry === registry),
        after.filter((row) => row.registry === registry),
        names.district,
      );
    return days && ofRegistry(days.before === on ? [valid, other] : [other, valid]);
  };
  const whole = watch.sight.all;
  return {
    ...{ on, days, year },
    maySetTargets: maySetTargets(user),
    registries: registries.map((registry) => ({
      ...lineOf(registry, figures, whole || registry.owned, names.district),
      compared: compared(registry.registry),
    })),
  };
}

interface Figures {
  readonly valid: readonly Valid[];
  readonly atEnd: readonly Valid[];
  readonly spans: readonly MonthSpan[];
  readonly endings: Awaited<ReturnType<typeof endingOn>>;
  readonly running: Awaited<ReturnType<typeof runningCases>>;
  readonly targets: readonly Target[];
  readonly year: number;
  readonly district: string | undefined;
}

const sumOf = (rows: readonly { readonly n: number }[]) => rows.reduce((sum, { n }) => sum + n, 0);

/** The target of a whole registry is told to who sees all of it. */
function lineOf(
  registry: WatchedRegistry,
  figures: Figures,
  whole: boolean,
  name: (code: string) => string,
): Omit<BoardRegistryDto, 'compared'> {
  const mine = <T extends { readonly registry: string }>(rows: readonly T[]) => rows.filter((row) => row.registry === registry.registry);
  const [valid, atEnd, targets] = [mine(figures.valid), mine(figures.atEnd), mine(figures.targets)];
  const at = (rows: readonly { readonly district: string; readonly n: number }[], district: string) =>
    sumOf(rows.filter((row) => row.district === district));
  const newest = (district: string) => targets.find((row) => row.district === district)?.target ?? null;
  const waiting = figures.running.filter(({ programme }) => registry.programmes.includes(programme));
  const targeted = whole ? targets.flatMap(({ district }) => district || []) : [];
  const codes = [...valid, ...atEnd, ...waiting].map(({ district }) => district);
  const districts = [...new Set([...codes, ...targeted])].filter((code) => figures.district === undefined || code === figures.district);
  return {
    registry: registry.registry,
    title: registry.title,
    valid: sumOf(valid),
    yearEnd: sumOf(atEnd),
    target: figures.district === undefined ? (whole ? newest('') : null) : newest(figures.district),
    pipeline: sumOf(waiting),
    months: courseOf(mine(figures.spans), mine(figures.endings), figures.year),
    districts: districts.sort().map((district) => ({
      district,
      name: name(district),
      valid: at(valid, district),
      yearEnd: at(atEnd, district),
      target: newest(district),
      pipeline: at(waiting, district),
    })),
  };
}

/** Of one registry, what is valid on two days, as a whole and in each district that has some on either. */
function comparisonOf(before: readonly Valid[], after: readonly Valid[], name: (code: string) => string) {
  const at = (rows: readonly Valid[], code: string) => sumOf(rows.filter(({ district }) => district === code));
  const codes = [...new Set([...before, ...after].filter(({ n }) => n > 0).map(({ district }) => district))].sort();
  const districts = codes.map((district) => ({ district, name: name(district), before: at(before, district), after: at(after, district) }));
  return { before: sumOf(before), after: sumOf(after), districts };
}

/** Months of a year, YYYY-MM. */
const monthsOf = (year: number) => Array.from({ length: 12 }, (_, index) => `${year}-${String(index + 1).padStart(2, '0')}`);
const lastDayOf = (month: string) => addDays(addMonths(`${month}-01`, 1), -1);

/** Month by month: how many are valid for the last time, how many begin, and how many are valid on its last day. */
function courseOf(spans: readonly MonthSpan[], endings: Figures['endings'], year: number): BoardRegistryDto['months'] {
  return monthsOf(year).map((month) => ({
    month,
    ending: sumOf(spans.filter((row) => row.last_month === month)),
    beginning: sumOf(spans.filter((row) => row.from_month === month)),
    valid:
      sumOf(spans.filter((row) => row.from_month <= month && row.last_month > month)) +
      sumOf(endings.filter(({ day }) => day === lastDayOf(month))),
  }));
}

/** Every change of the year's targets that the reader may see. */
export async function presentTargets(deps: HttpDeps, user: User, year: number) {
  const watch = await watchOf(deps, user);
  const registries = registriesOf(watch);
  const seen = (registry: string, district: string) =>
    watch.sight.all ||
    registries.some((one) => one.registry === registry && one.owned) ||
    (district !== '' && watch.sight.districts.includes(district));
  const all = await targetsOf(
    deps.store.read,
    registries.map(({ registry }) => registry),
    year,
  );
  const shown = all.filter(({ registry, district }) => seen(registry, district));
  const [names, people] = await Promise.all([namesFor(deps), deps.people.names(shown.map(({ setBy }) => setBy))]);
  return shown.map((target) => ({
    ...target,
    districtName: target.district === '' ? '' : names.district(target.district),
    setBy: people.get(target.setBy) ?? target.setBy,
  }));
}
