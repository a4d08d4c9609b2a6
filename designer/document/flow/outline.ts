/**
 * A flow as a list that reads from top to bottom, as approvals are known to people: a main line, ways that part and come together side
 * by side, and jumps for all else (returns, ways to what is shown elsewhere). Each step stands in it exactly once.
 */
import { once } from '../../../engine/model/once.ts';
import type { Edge } from '../../../engine/soundness/edges.ts';
import type { Place, Scope } from '../../../engine/soundness/places.ts';
import { isAhead, mainWay, orderOf, type ScopeOrder, waysOut, waysTo } from './flow.ts';

export interface Outline {
  readonly scope: Scope;
  readonly main: readonly Item[];
  /** Stretches with several ways into them, further ends, and what nothing leads to: shown below the main line. */
  readonly sides: readonly { readonly reached: boolean; readonly items: readonly Item[] }[];
}
export interface Item {
  readonly place: Place;
  /** Ways to the item below. */
  readonly onwards: readonly Edge[];
  /** Ways that part here, side by side; empty when there is only the one below. */
  readonly lanes: readonly Lane[];
  /** Ways by which the step is left whatever stands in it: expiry, withdrawal, messages. */
  readonly leaves: readonly Edge[];
  /** What is inside: branches, or the block of an item. */
  readonly blocks: readonly Outline[];
}
export interface Lane {
  readonly ways: readonly Edge[];
  readonly items: readonly Item[];
  /** Where the lane ends: below, where others join it (`joins`), at a step shown elsewhere, or with the branch. */
  readonly end: LaneEnd;
}
export type LaneEnd =
  | { readonly kind: 'joins' | 'closed' | 'branch' | 'missing' }
  /** `return`: to a step that came before. */
  | { readonly kind: 'jump' | 'return'; readonly to: Place };

const known = new WeakMap<Scope, Outline>();

export function outlineOf(scope: Scope): Outline {
  return once(known, scope, () => new Outliner(scope).outline());
}

class Outliner {
  private readonly byId: ReadonlyMap<string, Place>;
  private readonly order: ScopeOrder;
  private readonly shown = new Set<Place>();
  private readonly later: Place[] = [];
  private readonly joins: ReadonlyMap<Place, Place | null>;

  private readonly scope: Scope;

  constructor(scope: Scope) {
    this.scope = scope;
    this.byId = new Map(scope.places.map((place) => [place.id, place]));
    this.order = orderOf(scope);
    this.joins = joinsOf(this.order, this.byId, this.byId.get(scope.start));
  }

  outline(): Outline {
    const start = this.byId.get(this.scope.start);
    const main = start ? this.run(start, null) : [];
    const sides: { reached: boolean; items: readonly Item[] }[] = [];
    const add = (place: Place) => {
      if (!this.shown.has(place)) sides.push({ reached: this.order.rank.has(place.id), items: this.run(place, null) });
    };
    const rank = (place: Place) => this.order.rank.get(place.id) ?? Number.POSITIVE_INFINITY;
    // Stretches before ends: these are where everything comes to.
    const isEnd = (place: Place) => (place.step.type === 'end' ? 1 : 0);
    const next = () => this.later.sort((a, b) => isEnd(a) - isEnd(b) || rank(a) - rank(b)).shift();
    for (let place = next(); place; place = next()) add(place);
    for (const place of this.order.order) add(place);
    for (const place of this.scope.places) add(place);
    return { scope: this.scope, main, sides };
  }

  /** Steps one under the other, from one on until where others join. */
  private run(from: Place, stop: Place | null): Item[] {
    const items: Item[] = [];
    for (let place: Place | null = from; place && place !== stop && !this.shown.has(place); ) {
      this.shown.add(place);
      const below = this.below(place);
      items.push(this.item(place, below));
      place = below;
    }
    return items;
  }

  /** The step under another one: where all its ways come together, else where the main one leads. */
  private below(place: Place): Place | null {
    const join = this.joins.get(place);
    if (join !== undefined) return join;
    const main = mainWay(place);
    const next = main && this.byId.get(main.to ?? '');
    return next && !this.order.isReturn(main) && this.isHere(next) ? next : null;
  }

  private item(place: Place, below: Place | null): Item {
    const ways = waysOut(place);
    const ahead = ways.filter(isAhead);
    const groups = new Map<string | undefined, Edge[]>();
    for (const edge of ahead)
      groups.set(edge.to ?? `?${edge.outcome ?? ''}`, [...(groups.get(edge.to ?? `?${edge.outcome ?? ''}`) ?? []), edge]);
    const blocks = place.branches.map(outlineOf);
    const leaves = ways.filter((edge) => !isAhead(edge));
    for (const edge of leaves) this.remember(edge);
    const onwards = below ? (groups.get(below.id) ?? []) : [];
    const alone = groups.size === 1 && onwards.length > 0;
    const isEnd = place.step.type === 'end';
    const lanes = alone || isEnd ? [] : [...groups.values()].map((edges) => this.lane(edges, below));
    return { place, onwards, lanes, leaves, blocks };
  }

  private lane(ways: readonly Edge[], below: Place | null): Lane {
    const [first] = ways;
    const to = first && this.byId.get(first.to ?? '');
    if (!first || !to) return { ways, items: [], end: { kind: first?.to === undefined && this.scope.branch ? 'branch' : 'missing' } };
    if (to === below) return { ways, items: [], end: { kind: 'joins' } };
    if (this.order.isReturn(first)) return { ways, items: [], end: { kind: 'return', to } };
    const inMain = this.joins.has(to);
    if (this.shown.has(to) || !(inMain ? below !== null : this.isHere(to))) {
      this.remember(first);
      return { ways, items: [], end: { kind: 'jump', to } };
    }
    const items = this.run(to, below);
    return { ways, items, end: this.endOf(items, below) };
  }

  /** How a lane ends, by the last of its steps. */
  private endOf(items: readonly Item[], below: Place | null): LaneEnd {
    const last = items.at(-1);
    if (!last || last.lanes.length > 0 || last.place.step.type === 'end') return { kind: 'closed' };
    const [way] = waysOut(last.place).filter(isAhead);
    const to = way && this.byId.get(way.to ?? '');
    if (!to) return { kind: this.scope.branch ? 'branch' : 'missing' };
    if (to === below) return { kind: 'joins' };
    return { kind: this.order.isReturn(way) ? 'return' : 'jump', to };
  }

  /** Is a step shown where the one way to it parts? One with several ways is shown by itself, with jumps to it. */
  private isHere(place: Place): boolean {
    const sources = new Set(
      waysTo(this.scope, place.id)
        .filter((edge) => !this.order.isReturn(edge))
        .map(({ from }) => from),
    );
    return sources.size <= 1 && !this.shown.has(place);
  }

  private remember({ to }: Edge): void {
    const place = this.byId.get(to ?? '');
    if (place && !this.shown.has(place) && !this.joins.has(place)) this.later.push(place);
  }
}

/**
 * For the steps from which the main line's end can be reached without going back: where all such ways from them come together again,
 * null for the end itself. (Immediate post-dominators: Cooper, Harvey and Kennedy.)
 */
function joinsOf(
  { order, rank, isReturn }: ScopeOrder,
  byId: ReadonlyMap<string, Place>,
  start: Place | undefined,
): Map<Place, Place | null> {
  const joins = new Map<Place, Place | null>();
  const end = start && mainEnd(start, byId);
  if (!end) return joins;
  joins.set(end, null);
  const rankOf = (place: Place) => rank.get(place.id) ?? 0;
  const meet = (a: Place | null, b: Place): Place | null => {
    let [one, two]: [Place | null, Place | null] = [a, b];
    while (one && two && one !== two) {
      if (rankOf(one) < rankOf(two)) one = joins.get(one) ?? null;
      else two = joins.get(two) ?? null;
    }
    return one === two ? one : null;
  };
  for (const place of order.toReversed()) {
    if (place === end) continue;
    const next = waysOut(place)
      .filter((edge) => isAhead(edge) && !isReturn(edge))
      .flatMap((edge) => byId.get(edge.to ?? '') ?? [])
      .filter((target) => joins.has(target));
    const [first, ...others] = next;
    if (first) joins.set(place, others.reduce<Place | null>(meet, first));
  }
  return joins;
}

/** The last step that the main ways come to. */
function mainEnd(start: Place, byId: ReadonlyMap<string, Place>): Place {
  const seen = new Set<Place>();
  let place = start;
  for (let next: Place | undefined = start; next && !seen.has(next); next = byId.get(mainWay(next)?.to ?? '')) {
    seen.add(next);
    place = next;
  }
  return place;
}

export interface Row {
  readonly place: Place;
  /** Lanes around it, innermost last: the step they part at, and which of them. */
  readonly lanes: readonly { readonly of: Place; readonly lane: number }[];
}

/** All steps of an outline in the order they are read, blocks and lanes inside. */
export function rowsOf(outline: Outline, around: Row['lanes'] = []): Row[] {
  const ofItems = (items: readonly Item[], lanes: Row['lanes']): Row[] =>
    items.flatMap((item) => [
      { place: item.place, lanes },
      ...item.blocks.flatMap((block, lane) => rowsOf(block, [...lanes, { of: item.place, lane }])),
      ...item.lanes.flatMap((lane, index) => ofItems(lane.items, [...lanes, { of: item.place, lane: item.blocks.length + index }])),
    ]);
  return [...ofItems(outline.main, around), ...outline.sides.flatMap(({ items }) => ofItems(items, around))];
}

/** The step to which an arrow key goes: up and down as the list is read, left and right between lanes side by side, and out of and into them. */
export function beside(rows: readonly Row[], place: Place, direction: 'up' | 'down' | 'left' | 'right'): Place | null {
  const index = rows.findIndex((row) => row.place === place);
  const row = rows[index];
  if (!row) return rows[0]?.place ?? null;
  if (direction === 'up') return rows[index - 1]?.place ?? null;
  if (direction === 'down') return rows[index + 1]?.place ?? null;
  const step = direction === 'left' ? -1 : 1;
  for (const { of, lane } of row.lanes.toReversed()) {
    const there = rows.filter((other) => other.lanes.some((one) => one.of === of && (one.lane - lane) * step > 0));
    const lanes = there.map((other) => other.lanes.find((one) => one.of === of)?.lane ?? lane);
    const nearest = direction === 'left' ? Math.max(...lanes) : Math.min(...lanes);
    const found = there.find((other) => other.lanes.some((one) => one.of === of && one.lane === nearest));
    if (found) return found.place;
    if (direction === 'left') return of;
  }
  return direction === 'right' ? (rows.find((other) => other.lanes.at(-1)?.of === place)?.place ?? null) : null;
}
