/** The graph of a scope's steps, and ways through it that a person can read. */

import { pointerOf } from '../model/pointer.ts';
import type { Word } from '../model/word.ts';
import type { NeverTaken } from './coverage.ts';
import { type Edge, edgesOf, isAutomatic, outcomesOf, skipOf } from './edges.ts';
import type { Place, Scope } from './places.ts';

export interface Way {
  readonly from: Place;
  readonly to: Place;
  /** Absent where a broken step may lead anywhere. */
  readonly edge?: Edge;
  /** The step is left without having been done: skipped, expired, withdrawn, moved by a message. */
  readonly undone: boolean;
}
export interface Graph {
  readonly scope: Scope;
  readonly start: Place | undefined;
  readonly after: ReadonlyMap<Place, readonly Way[]>;
  readonly before: ReadonlyMap<Place, readonly Way[]>;
  /** Steps with which the case or the branch ends (or that lead to a target that is reported already). */
  readonly ends: ReadonlySet<Place>;
}

/** Ways that can be gone: those whose condition never holds, and expiry and messages of a step that is done at once, are left out. */
export function graphOf(scope: Scope, dead: NeverTaken): Graph {
  const byId = new Map(scope.places.map((place) => [place.id, place]));
  const after = new Map<Place, Way[]>();
  const before = new Map<Place, Way[]>(scope.places.map((place) => [place, []]));
  const ends = new Set<Place>();
  for (const place of scope.places) {
    const ways = place.broken ? scope.places.map((to): Way => ({ from: place, to, undone: false })) : waysOf(place, byId, dead, ends);
    if (place.broken || (place.step.type === 'end' && !scope.branch)) ends.add(place);
    after.set(place, ways);
    for (const way of ways) before.get(way.to)?.push(way);
  }
  return { scope, start: byId.get(scope.start), after, before, ends };
}

function waysOf(place: Place, byId: ReadonlyMap<string, Place>, dead: NeverTaken, ends: Set<Place>): Way[] {
  const skip = skipOf(place);
  const edges = edgesOf(place).filter((edge) => isTaken(place, edge, dead));
  return [...edges.map((edge) => ({ edge, skipped: false })), ...(skip ? [{ edge: skip, skipped: true }] : [])].flatMap(
    ({ edge, skipped }) => {
      const to = edge.to === undefined ? undefined : byId.get(edge.to);
      if (!to) ends.add(place);
      return to ? [{ from: place, to, edge, undone: skipped || leaves.includes(edge.kind) }] : [];
    },
  );
}

/** Ways by which a step is left whatever stands in it. */
const leaves: readonly Edge['kind'][] = ['expiry', 'withdrawal', 'message', 'clock'];

export function isTaken(place: Place, edge: Edge, dead: NeverTaken): boolean {
  if (leaves.includes(edge.kind) && isAutomatic(place)) return false;
  return dead.size === 0 || !dead.has(pointerOf(edge.at));
}

/** Everything that can be reached from some steps. */
export function spread(from: Iterable<Place>, next: (place: Place) => Iterable<Place>): Set<Place> {
  const seen = new Set(from);
  for (const place of seen) for (const other of next(place)) seen.add(other);
  return seen;
}

/** A shortest way from the start of a scope; null when there is none. `may` leaves ways out. */
export function shortest(graph: Graph, to: Place, may: (way: Way) => boolean = () => true): Way[] | null {
  if (!graph.start) return null;
  const came = new Map<Place, Way | null>([[graph.start, null]]);
  for (const place of came.keys()) {
    if (place === to) break;
    for (const way of graph.after.get(place) ?? []) if (!came.has(way.to) && may(way)) came.set(way.to, way);
  }
  if (!came.has(to)) return null;
  const ways: Way[] = [];
  for (let way = came.get(to); way; way = came.get(way.from)) ways.unshift(way);
  return ways;
}

/** What a step or a way is called, in both languages. */
export type Titled = Extract<Word, { readonly title: string }>;

export function titleOf({ step, id }: Place): Titled {
  return step.titleEn === undefined ? { title: step.title ?? id } : { title: step.title ?? id, titleEn: step.titleEn };
}

/** `填报申请 → 县区审核 [受理] → 复审`: titles, with the outcome that leads on where a person chose it. */
export function wayWords(start: Place, ways: readonly Way[]): Titled {
  return joined(
    [start, ...ways.map((way) => way.to)].map((place, index) => {
      const { title, titleEn = title } = titleOf(place);
      const outcome = ways[index]?.edge?.outcome;
      if (outcome === undefined) return { title, titleEn };
      const { label = outcome, labelEn = label } = outcomesOf(place)[outcome] ?? {};
      return { title: `${title} [${label}]`, titleEn: `${titleEn} [${labelEn}]` };
    }),
  );
}

/** One after the other, with arrows. */
export function joined(parts: readonly Titled[], arrow = ' → '): Titled {
  return {
    title: parts.map(({ title }) => title).join(arrow),
    titleEn: parts.map(({ title, titleEn }) => titleEn ?? title).join(arrow),
  };
}

/** A way from the start of the case to a step, through the blocks around it; empty when there is none. */
export function pathTo(place: Place, graphs: (scope: Scope) => Graph, may?: (way: Way) => boolean): Titled {
  const graph = graphs(place.scope);
  const ways = shortest(graph, place, may);
  const own = graph.start && ways ? wayWords(graph.start, ways) : titleOf(place);
  return place.scope.branch ? joined([pathTo(place.scope.branch.parallel, graphs, may), own]) : own;
}
