/** What every list of tasks can be narrowed by, and the search for an enterprise or a number. */
import type { Knex } from 'knex';
import { groupParts } from '../model/user.ts';
import { enterprisesNamed } from './name-parts.ts';
import { holding, type Reader, unindexed } from './page.ts';

export interface TaskFilter {
  readonly programme?: string | undefined;
  readonly step?: string | undefined;
  readonly district?: string | undefined;
  /** From the start of a case's number, part of an enterprise's name, or a USCC. */
  readonly q?: string | undefined;
  /** Instants between which it arrived (or was done): from, included, to, excluded. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** `column`: of the instant that `from` and `to` are about. */
export function filterTasks(list: Knex.QueryBuilder, { programme, step, district, from, to }: TaskFilter, column: string): void {
  if (programme !== undefined) list.where({ programme });
  if (step !== undefined) list.where({ step });
  if (district !== undefined) list.where({ district });
  if (from !== undefined) list.where(column, '>=', from);
  if (to !== undefined) list.where(column, '<', to);
}

/** Tasks of any of these groups, of those within a programme the programme's alone. `table`: that of the tasks, or its alias. */
export function ofGroups(list: Knex.QueryBuilder, table: string, groups: readonly string[]): void {
  const parts = groups.map(groupParts);
  list.whereIn(
    `${table}.group_key`,
    parts.flatMap(({ group, programme }) => (programme === null ? group : [])),
  );
  for (const { group, programme } of parts)
    if (programme !== null) list.orWhere((one) => one.where(`${table}.group_key`, group).where(`${table}.programme`, programme));
}

/** What a search may mean: what few have is known by now, what many have is looked for on the way through the list. */
export interface Named {
  readonly usccs: readonly string[];
  /** Ids, the newest numbers first. */
  readonly cases: readonly string[];
  /** Part of a name that many enterprises have. */
  readonly name: string | null;
  /** Beginning of a number that many cases have. */
  readonly number: string | null;
}

/** Up to how many of each are few. */
export interface Few {
  readonly names: number;
  readonly numbers: number;
  /** Of a group, in a list of cases. */
  readonly tasks: number;
}
export const usualFew: Few = { names: 200, numbers: 200, tasks: 3000 };

/** Names are searched among enterprises and numbers among cases, each by its index; null without a search. */
export async function namedBy(db: Reader, q: string | undefined, few: Few = usualFew): Promise<Named | null> {
  const wanted = q?.trim();
  if (!wanted) return null;
  const [enterprises, owner, numbers] = await Promise.all([
    enterprisesNamed(db, wanted, few.names),
    db('enterprises').select('uscc').where({ uscc: wanted.toUpperCase() }) as Promise<{ uscc: string }[]>,
    db('cases')
      .select('id')
      .where('number', '>=', wanted)
      .where('number', '<', `${wanted}\uffff`)
      .orderBy('number', 'desc')
      .limit(few.numbers + 1) as Promise<{ id: string }[]>,
  ]);
  const many = numbers.length > few.numbers;
  return {
    usccs: [...(enterprises ?? []), ...owner.map(({ uscc }) => uscc)],
    cases: many ? [] : numbers.map(({ id }) => id),
    name: enterprises ? null : wanted,
    number: many ? wanted : null,
  };
}

/**
 * A list of tasks as one list for each meaning of the search, so that each is found by an index of its own. `column` names a column in
 * conditions and order: what is found by few keys isn't looked for by anything else.
 */
export function alternativesOf(
  list: Knex.QueryBuilder,
  named: Named | null,
): { readonly list: Knex.QueryBuilder; readonly column: (name: string) => string }[] {
  const plain = (name: string) => name;
  if (!named) return [{ list, column: plain }];
  const lists: ReturnType<typeof alternativesOf> = [];
  if (named.usccs.length > 0) lists.push({ list: list.clone().whereIn('uscc', [...named.usccs]), column: unindexed });
  if (named.cases.length > 0) lists.push({ list: list.clone().whereIn('case_id', [...named.cases]), column: unindexed });
  const broad = () => list.clone().where((or) => broadly(or, named, { name: 'enterprise_name', number: 'case_number' }));
  if (isBroad(named)) lists.push({ list: broad(), column: plain });
  return lists;
}

export function isBroad({ name, number }: Named): boolean {
  return name !== null || number !== null;
}

/** Adds what many have as alternatives. */
export function broadly(or: Knex.QueryBuilder, { name, number }: Named, columns: { readonly name: string; readonly number: string }): void {
  if (name !== null) or.orWhereRaw(holding(columns.name), [name]);
  if (number !== null) or.orWhere((range) => range.where(columns.number, '>=', number).where(columns.number, '<', `${number}\uffff`));
}

/** Cases that the search means, whatever way. */
export function namedAs(or: Knex.QueryBuilder, named: Named): void {
  or.whereIn('cases.uscc', [...named.usccs]).orWhereIn('cases.id', [...named.cases]);
  broadly(or, named, { name: 'cases.enterprise_name', number: 'cases.number' });
}
