/**
 * Ranking with places (名额): who is in, who competes at the line, who waits. Pure, and each place says why.
 * Equal keys share a rank; members whose equality matters at the line are `tied`, and a vote decides among them.
 */

import { Num } from '../rules/decimal.ts';
import type { Json } from '../rules/value.ts';

export interface RankMember {
  readonly id: string;
  /** One value for each criterion; null is last, whatever the order. */
  readonly keys: readonly Json[];
  /** Of the floor: a district, a field. */
  readonly group: string | null;
  /** Takes no place. */
  readonly exempt: boolean;
  /** What is asked for of the pool. */
  readonly amount: number | null;
}
export interface RankRule {
  readonly orders: readonly ('descending' | 'ascending')[];
  /** Places left; null: no limit. */
  readonly places: number | null;
  /** Of these, so many are kept for each group's best. */
  readonly floor: number;
  /** Groups that were given places before, with how many. */
  readonly given: Readonly<Record<string, number>>;
  /** Length of the waiting list. */
  readonly waiting: number;
  /** Money left; null: no pool. */
  readonly pool: number | null;
}
export type RankPlace = 'exempt' | 'in' | 'tied' | 'waiting' | 'out';
export interface Ranked {
  readonly id: string;
  /** Equal members have the same. */
  readonly rank: number;
  readonly place: RankPlace;
  /** Why: by rank, by the floor of the group, exempt, no limit, at the line, after it. */
  readonly because: 'rank' | 'floor' | 'exempt' | 'unlimited' | 'line' | 'after';
  /** Others of the tie, and the places they compete for. */
  readonly tie: { readonly with: readonly string[]; readonly places: number } | null;
  /** Number on the waiting list. */
  readonly position: number | null;
  /** Share of the pool, by order of rank, at most what is asked for; null without a pool or a certain place. */
  readonly granted: number | null;
}

type Given = Pick<Ranked, 'place' | 'because' | 'tie' | 'position'>;

/** Everybody in order of rank; equal ones in the order of their ids. */
export function rankMembers(members: readonly RankMember[], rule: RankRule): Ranked[] {
  const classes = classesOf(members, rule.orders);
  const given = new Map<string, Given>();
  for (const member of members) if (member.exempt) given.set(member.id, { place: 'exempt', because: 'exempt', tie: null, position: null });
  if (rule.places === null) {
    for (const { id } of members) if (!given.has(id)) given.set(id, { place: 'in', because: 'unlimited', tie: null, position: null });
  } else {
    const { kept, ties } = giveFloors(classes, rule, given);
    giveLine(classes, rule.places - kept, ties, rule.waiting, given);
  }
  let pool = rule.pool === null ? null : new Num(rule.pool);
  let rank = 1;
  return classes.flatMap((equal) => {
    const first = rank;
    rank += equal.length;
    return equal.map(({ id, amount }): Ranked => {
      const place = given.get(id) as Given;
      let granted: number | null = null;
      if (pool !== null && amount !== null && (place.place === 'in' || place.place === 'exempt')) {
        const share = Num.max(0, Num.min(amount, pool));
        pool = pool.minus(share);
        granted = share.toNumber();
      }
      return { id, rank: first, ...place, granted };
    });
  });
}

/** Equal members of one group who compete for places of its floor; they stand in one class. */
interface FloorTie {
  readonly ids: readonly string[];
  readonly places: number;
}

/** The best of each group; where equal ones are more than the places kept, they compete. @returns places kept, and who competes by class */
function giveFloors(
  classes: readonly (readonly RankMember[])[],
  { floor, given: before, places }: RankRule,
  given: Map<string, Given>,
): { readonly kept: number; readonly ties: ReadonlyMap<number, readonly FloorTie[]> } {
  const taken = new Map<string, number>(Object.entries(before));
  const ties = new Map<number, FloorTie[]>();
  let kept = 0;
  for (const [index, equal] of classes.entries()) {
    for (const group of new Set(equal.map((member) => member.group))) {
      const candidates = equal.filter((member) => member.group === group && !member.exempt);
      const free = group === null ? 0 : Math.min(floor - (taken.get(group) ?? 0), (places ?? 0) - kept, candidates.length);
      if (group === null || free <= 0) continue;
      taken.set(group, (taken.get(group) ?? 0) + free);
      kept += free;
      if (free < candidates.length) ties.set(index, [...(ties.get(index) ?? []), { ids: candidates.map(({ id }) => id), places: free }]);
      else for (const { id } of candidates) given.set(id, { place: 'in', because: 'floor', tie: null, position: null });
    }
  }
  return { kept, ties };
}

/** The rest by rank: in, competing for what is left, on the waiting list, out. */
function giveLine(
  classes: readonly (readonly RankMember[])[],
  places: number,
  floors: ReadonlyMap<number, readonly FloorTie[]>,
  waiting: number,
  given: Map<string, Given>,
): void {
  let left = places;
  let position = 0;
  const compete = (ids: readonly string[], count: number) => {
    for (const id of ids)
      given.set(id, { place: 'tied', because: 'line', tie: { with: ids.filter((other) => other !== id), places: count }, position: null });
  };
  for (const [index, equal] of classes.entries()) {
    const open = equal.filter(({ id }) => !given.has(id)).map(({ id }) => id);
    const ties = floors.get(index) ?? [];
    const kept = ties.reduce((sum, tie) => sum + tie.places, 0);
    if (left >= open.length - kept) {
      for (const id of open) given.set(id, { place: 'in', because: 'rank', tie: null, position: null });
      left -= open.length - kept;
      continue;
    }
    if (left > 0) {
      compete(open, left + kept);
      left = 0;
      continue;
    }
    for (const tie of ties) compete(tie.ids, tie.places);
    // Equal ones wait together, even past the end of the list.
    const waits = position < waiting;
    for (const id of open.filter((other) => !given.has(other))) {
      if (waits) position += 1;
      given.set(id, { place: waits ? 'waiting' : 'out', because: 'after', tie: null, position: waits ? position : null });
    }
  }
}

/** Members in order, equal ones together. */
function classesOf(members: readonly RankMember[], orders: RankRule['orders']): RankMember[][] {
  const compare = (a: RankMember, b: RankMember): number => {
    for (const [index, order] of orders.entries()) {
      const difference = compareKeys(a.keys[index] ?? null, b.keys[index] ?? null, order);
      if (difference !== 0) return difference;
    }
    return 0;
  };
  const sorted = [...members].sort((a, b) => compare(a, b) || (a.id < b.id ? -1 : 1));
  const classes: RankMember[][] = [];
  for (const member of sorted) {
    const last = classes.at(-1);
    if (last?.[0] && compare(last[0], member) === 0) last.push(member);
    else classes.push([member]);
  }
  return classes;
}

function compareKeys(a: Json, b: Json, order: 'descending' | 'ascending'): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  const [x, y] = [sortable(a), sortable(b)];
  const natural = x === y ? 0 : x < y ? -1 : 1;
  return order === 'ascending' ? natural : -natural;
}

/** Numbers by size, yes after no, the rest as text. */
function sortable(value: Json): number | string {
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** A share of people: a number 0..1, or a fraction such as `2/3`, exact. */
export type Share = number | string;

type Amount = number | Num;

/** Are `part` of `whole` at least the share (`over`: more than it)? Never of nobody. */
export function reaches(part: Amount, whole: Amount, share: Share, over: boolean): boolean {
  if (new Num(whole).lte(0)) return false;
  const [top = 0, bottom = 1] = typeof share === 'string' ? share.split('/').map(Number) : [share, 1];
  const difference = new Num(part).times(bottom).minus(new Num(top).times(whole));
  return over ? difference.gt(0) : difference.gte(0);
}
