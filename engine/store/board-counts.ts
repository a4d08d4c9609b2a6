/** Reads of the board's counts. A count is a sum over few rows, however many cases there are. */
import type { Knex } from 'knex';
import type { Reader } from './page.ts';

/** Which programmes (or registries) and districts a reader may see, resolved: alternatives. */
export interface Sight {
  readonly all: boolean;
  readonly owned: readonly string[];
  readonly districts: readonly string[];
}
export interface CountFilter {
  readonly sight: Sight;
  readonly programme?: string | undefined;
  readonly district?: string | undefined;
}
/** Months of submission, YYYY-MM, both inclusive. */
export interface Months {
  readonly from: string;
  readonly to: string;
}

/** Narrows a list to what its reader may see. `subject`: the column that owners are known by. */
export function inSight(list: Knex.QueryBuilder, { all, owned, districts }: Sight, subject: 'programme' | 'registry' = 'programme'): void {
  if (!all) list.where((any) => any.whereIn(subject, [...owned]).orWhereIn('district', [...districts]));
}

/** Narrows counts or rows to a filter. */
export function narrow(list: Knex.QueryBuilder, { sight, programme, district }: CountFilter): Knex.QueryBuilder {
  inSight(list, sight);
  if (programme !== undefined) list.where({ programme });
  if (district !== undefined) list.where({ district });
  return list;
}

const sum = async <T>(list: Knex.QueryBuilder, columns: readonly string[]): Promise<(T & { readonly n: number })[]> => {
  const rows = (await list
    .select([...columns])
    .sum({ n: 'n' })
    .groupBy([...columns])) as (T & { n: number | string })[];
  return rows.map((row) => ({ ...row, n: Number(row.n) }));
};

export interface Total {
  readonly programme: string;
  readonly district: string;
  readonly stage: string;
  readonly n: number;
}
/** Cases submitted in these months, by the stages they have reached. `programmes`: all there are; `steps`: those of steps, too. */
export function totals(
  db: Reader,
  filter: CountFilter,
  months: Months,
  { programmes, steps }: { readonly programmes: readonly string[]; readonly steps: boolean },
): Promise<Total[]> {
  const list = db('board_totals')
    .whereIn('programme', [...programmes])
    .whereBetween('month', [months.from, months.to]);
  if (!steps) list.whereRaw("(stage in ('submitted', 'late') or stage like 'end:%')");
  return sum(narrow(list, filter), ['programme', 'district', 'stage']);
}

export interface Duration {
  readonly stage: string;
  /** Working days, −1 while it isn't over. */
  readonly days: number;
  readonly n: number;
}
/** How long these stages of a programme took. Who sees the whole programme is answered without adding districts up. */
export function durations(
  db: Reader,
  { sight, programme, district }: CountFilter & { readonly programme: string },
  months: Months,
  stages: readonly string[],
): Promise<Duration[]> {
  const everywhere = sight.all || sight.owned.includes(programme);
  const list = db(everywhere && district === undefined ? 'board_programme_days' : 'board_district_days')
    .where({ programme })
    .whereIn('stage', [...stages])
    .whereBetween('month', [months.from, months.to]);
  if (!everywhere) list.whereIn('district', [...sight.districts]);
  if (district !== undefined) list.where({ district });
  return sum(list, ['stage', 'days']);
}

export interface Lit {
  readonly kind: 'case' | 'task';
  readonly programme: string;
  readonly district: string;
  readonly scope: string;
  readonly light: string;
  readonly n: number;
}
export function lights(db: Reader, filter: CountFilter): Promise<Lit[]> {
  return sum(narrow(db('board_open_counts'), filter), ['kind', 'programme', 'district', 'scope', 'light']);
}

/** People with most overdue tasks, at most `limit`. */
export async function overduePeople(
  db: Reader,
  filter: CountFilter,
  limit: number,
): Promise<{ readonly person: string; readonly n: number }[]> {
  const list = narrow(db('board_person_counts').where({ light: 'red' }), filter);
  const rows = (await list.select('person').sum({ n: 'n' }).groupBy('person').orderBy('n', 'desc').orderBy('person').limit(limit)) as {
    person: string;
    n: number | string;
  }[];
  return rows.map(({ person, n }) => ({ person, n: Number(n) }));
}

export interface Valid {
  readonly registry: string;
  readonly district: string;
  readonly n: number;
}
/** Entries that are valid on a day, by registry and district. */
export async function validOn(db: Reader, filter: EntryFilter, day: string): Promise<Valid[]> {
  return (await validOnEach(db, filter, [day]))[0] as Valid[];
}

/**
 * The same of several days at once: the months by one reading, and of the month of each day the days from its nearer end.
 */
export async function validOnEach(db: Reader, filter: EntryFilter, days: readonly string[]): Promise<Valid[][]> {
  const list = ofEntries(db('board_span_months'), filter).select('registry', 'district').groupBy('registry', 'district');
  const late = (day: string) => day.slice(8) > '15';
  for (const [place, day] of days.entries()) {
    const month = day.slice(0, 7);
    // At the beginning of the day's month, or at its end.
    const sign = late(day) ? '<=' : '<';
    const begunNotOver = `sum(case when from_month ${sign} ? then n else 0 end - case when last_month ${sign} ? then n else 0 end)`;
    list.select(db.raw(`${begunNotOver} as n${place}`, [month, month]));
  }
  const months = (await list) as (Omit<Valid, 'n'> & Record<`n${number}`, number | string>)[];
  return Promise.all(
    days.map(async (day, place) => {
      const found = new Map<string, Valid>();
      const add = (registry: string, district: string, n: number) => {
        const key = `${registry} ${district}`;
        found.set(key, { registry, district, n: (found.get(key)?.n ?? 0) + n });
      };
      for (const row of months) add(row.registry, row.district, Number(row[`n${place}`]));
      const between = late(day) ? [day, `${day.slice(0, 7)}-31`] : [`${day.slice(0, 7)}-01`, day];
      const edges = ofEntries(db('board_span_edges'), filter).whereBetween('day', between as [string, string]);
      type Edge = Omit<Valid, 'n'> & { readonly edge: 'from' | 'last'; readonly day: string };
      for (const row of await sum<Edge>(edges, ['registry', 'district', 'edge', 'day'])) {
        if (late(day)) {
          if (row.edge === 'last') add(row.registry, row.district, row.n);
          else if (row.day > day) add(row.registry, row.district, -row.n);
        } else if (row.edge === 'from') add(row.registry, row.district, row.n);
        else if (row.day < day) add(row.registry, row.district, -row.n);
      }
      return [...found.values()];
    }),
  );
}

export interface MonthSpan {
  readonly registry: string;
  readonly from_month: string;
  readonly last_month: string;
  readonly n: number;
}
/** How many entries are valid from which month to which. Who sees whole registries is answered without adding districts up. */
export function spanMonths(db: Reader, filter: EntryFilter): Promise<MonthSpan[]> {
  const { sight, district, registries } = filter;
  const columns = ['registry', 'from_month', 'last_month'];
  if (district !== undefined || (!sight.all && sight.districts.length > 0)) {
    return sum(ofEntries(db('board_span_months'), filter), columns);
  }
  const whole = registries.filter((registry) => sight.all || sight.owned.includes(registry));
  return sum(db('board_registry_months').whereIn('registry', whole), columns);
}

/** How many entries are valid for the last time on each of these days. */
export function endingOn(
  db: Reader,
  filter: EntryFilter,
  days: readonly string[],
): Promise<{ readonly registry: string; readonly day: string; readonly n: number }[]> {
  const list = ofEntries(db('board_span_edges'), filter)
    .whereIn('day', [...days])
    .where({ edge: 'last' });
  return sum(list, ['registry', 'day']);
}

/** Running cases by programme and district. */
export function runningCases(
  db: Reader,
  filter: CountFilter,
): Promise<{ readonly programme: string; readonly district: string; readonly n: number }[]> {
  return sum(narrow(db('board_open_counts').where({ kind: 'case' }), filter), ['programme', 'district']);
}

export interface EntryFilter extends Pick<CountFilter, 'sight' | 'district'> {
  readonly registries: readonly string[];
}

function ofEntries(list: Knex.QueryBuilder, { sight, district, registries }: EntryFilter): Knex.QueryBuilder {
  list.whereIn('registry', [...registries]);
  inSight(list, sight, 'registry');
  return district === undefined ? list : list.where({ district });
}
