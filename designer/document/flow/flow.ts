/**
 * The flow of a workflow as the engine reads it: every step with its place, and all ways between them. Read once for each state of the
 * document. Anything may stand in a document that is being edited, so nothing here trusts a shape.
 */
import type { WorkflowDefinition } from '../../../engine/model/definition.ts';
import { once } from '../../../engine/model/once.ts';
import { pathOf, pointerOf } from '../../../engine/model/pointer.ts';
import { type Edge, edgesOf } from '../../../engine/soundness/edges.ts';
import { allPlaces, type Json, type Place, placesOf, type Scope } from '../../../engine/soundness/places.ts';

export interface Flow {
  readonly workflow: WorkflowDefinition;
  readonly root: Scope;
  readonly places: readonly Place[];
  /** By pointer, e.g. `/steps/county`. */
  readonly byPointer: ReadonlyMap<string, Place>;
  readonly ids: ReadonlySet<string>;
}

const read = new WeakMap<WorkflowDefinition, Flow>();

export function readFlow(workflow: WorkflowDefinition): Flow {
  const known = read.get(workflow);
  if (known) return known;
  const root = placesOf(workflow as unknown as Json);
  const places = allPlaces(root);
  const byPointer = new Map(places.map((place) => [placePointer(place), place]));
  const flow = { workflow, root, places, byPointer, ids: new Set(places.map(({ id }) => id)) };
  read.set(workflow, flow);
  return flow;
}

export function placePointer(place: Place): string {
  return pointerOf(place.at());
}

/** Ways that a person or the step itself takes, and those by which a step is left whatever stands in it. */
const ahead: readonly Edge['kind'][] = ['next', 'review', 'outcome', 'branch'];
export const isAhead = (edge: Edge): boolean => ahead.includes(edge.kind);

const waysKnown = new WeakMap<Place, readonly Edge[]>();

/** All ways out of a step. A step that isn't finished may lack what the engine reads, and has none: the check says what it lacks. */
export function waysOut(place: Place): readonly Edge[] {
  const known = waysKnown.get(place);
  if (known) return known;
  let ways: readonly Edge[] = [];
  try {
    ways = edgesOf(place).filter((edge) => edge.to === undefined || typeof edge.to === 'string');
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
  }
  waysKnown.set(place, ways);
  return ways;
}

const waysByTarget = new WeakMap<Scope, ReadonlyMap<string, readonly Edge[]>>();

/** Ways of a scope that lead to a step. */
export function waysTo(scope: Scope, id: string): readonly Edge[] {
  return once(waysByTarget, scope, byTarget).get(id) ?? [];
}

function byTarget(scope: Scope): ReadonlyMap<string, readonly Edge[]> {
  const ways = new Map<string, Edge[]>();
  for (const edge of scope.places.flatMap(waysOut)) if (edge.to !== undefined) ways.set(edge.to, [...(ways.get(edge.to) ?? []), edge]);
  return ways;
}

/** The way on: that of a case where nothing stands against it. Ends, and steps that aren't finished, have none. */
export function mainWay(place: Place): Edge | undefined {
  const ways = waysOut(place).filter(isAhead);
  return (place.step.type === 'wait' ? ways.find((edge) => edge.kind === 'next') : undefined) ?? ways[0];
}

/** A way's name in its scope: where its target is, or would be, written, with the step (a template's place is that of many). */
export function wayKey(edge: Edge): string {
  return `${placePointer(edge.from)} ${pointerOf(edge.at)}`;
}

export interface ScopeOrder {
  /** Steps that can be reached, each before those it leads to; ways back don't count. */
  readonly order: readonly Place[];
  readonly rank: ReadonlyMap<string, number>;
  /** A way to a step that comes before, or to the step itself: a return. */
  isReturn(edge: Edge): boolean;
}

const orders = new WeakMap<Scope, ScopeOrder>();

export function orderOf(scope: Scope): ScopeOrder {
  const known = orders.get(scope);
  if (known) return known;
  const byId = new Map(scope.places.map((place) => [place.id, place]));
  const finished: Place[] = [];
  const state = new Map<Place, 'open' | 'done'>();
  const start = byId.get(scope.start);
  // The main way is gone first, so that a line and not its exceptions gives the order. Without recursion: a flow may be long.
  const onwards = (place: Place) => {
    const main = mainWay(place);
    const ways = waysOut(place);
    const sorted = [...(main ? [main] : []), ...ways.filter((edge) => edge !== main)];
    return [...new Set(sorted.flatMap((edge) => byId.get(edge.to ?? '') ?? []))];
  };
  const visit = (root: Place) => {
    const work = [{ place: root, next: onwards(root), at: 0 }];
    state.set(root, 'open');
    for (let top = work.at(-1); top; top = work.at(-1)) {
      const next = top.next[top.at];
      top.at += 1;
      if (next === undefined) {
        state.set(top.place, 'done');
        finished.push(top.place);
        work.pop();
      } else if (!state.has(next)) {
        state.set(next, 'open');
        work.push({ place: next, next: onwards(next), at: 0 });
      }
    }
  };
  if (start) visit(start);
  const order = [...finished].reverse();
  const rank = new Map(order.map((place, index) => [place.id, index]));
  const found: ScopeOrder = {
    order,
    rank,
    isReturn: ({ from, to }) => {
      const [source, target] = [rank.get(from.id), rank.get(to ?? '')];
      return source !== undefined && target !== undefined && target <= source;
    },
  };
  orders.set(scope, found);
  return found;
}

/** Steps that can be reached from the start of their scope. */
export function reachedIn(scope: Scope): ReadonlySet<string> {
  return new Set(orderOf(scope).rank.keys());
}

/** The step that a place of the document lies in: `workflow#/steps/a/outcomes/b` → `/steps/a`. */
export function stepOfPlace(place: string | null, steps: ReadonlyMap<string, unknown>): string | null {
  const [document, pointer = ''] = (place ?? '').split('#');
  if (document !== 'workflow') return null;
  for (let path = pathOf(pointer); path.length > 0; path = path.slice(0, -1)) {
    const step = pointerOf(path);
    if (steps.has(step)) return step;
  }
  return null;
}
