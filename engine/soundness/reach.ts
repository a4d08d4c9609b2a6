/** Every step can be reached, from every step an end can be reached, and no loop runs by itself. */
import { isAutomatic, skipOf } from './edges.ts';
import type { Place, Scope } from './places.ts';
import type { Report } from './report.ts';
import { type Graph, joined, pathTo, shortest, spread, type Titled, titleOf, type Way, wayWords } from './walk.ts';

/** @param graphs graph of a scope, known once and for all. */
export function checkReach(scope: Scope, graphs: (scope: Scope) => Graph, report: Report): void {
  const graph = graphs(scope);
  if (!graph.start) return;
  const reached = spread([graph.start], (place) => (graph.after.get(place) ?? []).map((way) => way.to));
  const ending = spread(graph.ends, (place) => (graph.before.get(place) ?? []).map((way) => way.from));
  for (const place of scope.places) {
    if (!reached.has(place)) report.error('step.unreachable', place.at(), { step: place.id });
    else if (!ending.has(place)) report.error('step.no-end', place.at(), { step: place.id, path: pathTo(place, graphs) });
    if (reached.has(place)) for (const branch of place.branches) checkReach(branch, graphs, report);
  }
  checkLoops(graph, report);
}

/**
 * Loops of steps that are done at once never stop. Where steps of the loop wait for people but may be skipped, it stops
 * unless all of them are skipped: a warning. A loop in which a review refuses whoever acted before runs out of people: a warning.
 */
function checkLoops(graph: Graph, report: Report): void {
  const order = new Map(graph.scope.places.map((place, index) => [place, index]));
  const find = (isIn: (place: Place) => boolean, onwards: (place: Place) => Place[]) =>
    loopsOf(graph.scope.places.filter(isIn), onwards).map((loop) => loop.sort((a, b) => order.get(a)! - order.get(b)!));
  const next = (place: Place) => (graph.after.get(place) ?? []).map((way) => way.to);
  const told = new Set<Place>();
  for (const loop of find(isAutomatic, (place) => next(place).filter(isAutomatic))) {
    for (const place of loop) told.add(place);
    const [first] = loop;
    const steps = loop.map((place) => place.id).join(', ');
    report.error('step.loop', first!.at(), { step: first!.id, steps, path: roundOf(graph, loop) });
  }
  for (const loop of find(() => true, next)) {
    for (const place of loop) {
      const { step } = place;
      if (place.broken || step.type !== 'review' || step.samePerson !== 'refuse' || step.nobody) continue;
      report.warn('people.drained', place.at('samePerson'), { step: titleOf(place), path: roundOf(graph, [place, ...loop]) });
    }
  }
  const skipped = (place: Place) => (isAutomatic(place) ? next(place) : onSkip(graph, place)).filter(isInstant);
  for (const loop of find(isInstant, skipped)) {
    const first = loop.find((place) => !isAutomatic(place));
    if (!first || loop.some((place) => told.has(place))) continue;
    report.warn('step.loop-skipped', first.at('when'), { step: first.id, path: roundOf(graph, loop) });
  }
}

function isInstant(place: Place): boolean {
  return isAutomatic(place) || skipOf(place) !== undefined;
}

function onSkip(graph: Graph, place: Place): Place[] {
  const to = skipOf(place)?.to;
  return (graph.after.get(place) ?? []).filter((way) => way.edge?.to === to).map((way) => way.to);
}

/** Once round a loop, from its first step. */
function roundOf(graph: Graph, loop: readonly Place[]): Titled {
  const inside = new Set(loop);
  const first = loop[0]!;
  const within = (way: Way) => inside.has(way.from) && inside.has(way.to);
  for (const way of graph.after.get(first) ?? []) {
    if (!within(way)) continue;
    const back = way.to === first ? [] : shortest({ ...graph, start: way.to }, first, within);
    if (back) return wayWords(first, [way, ...back]);
  }
  return joined(loop.map(titleOf));
}

/** Strongly connected parts that are loops (Tarjan, without recursion). */
export function loopsOf(places: readonly Place[], onwards: (place: Place) => readonly Place[]): Place[][] {
  const number = new Map<Place, number>();
  const low = new Map<Place, number>();
  const open: Place[] = [];
  const isOpen = new Set<Place>();
  const loops: Place[][] = [];
  const close = (place: Place): void => {
    if (low.get(place) !== number.get(place)) return;
    const part = open.splice(open.indexOf(place));
    for (const one of part) isOpen.delete(one);
    if (part.length > 1 || onwards(place).includes(place)) loops.push(part);
  };
  const enter = (place: Place) => {
    number.set(place, number.size);
    low.set(place, number.get(place)!);
    open.push(place);
    isOpen.add(place);
    return { place, next: onwards(place), at: 0 };
  };
  for (const root of places) {
    if (number.has(root)) continue;
    const work = [enter(root)];
    for (let top = work.at(-1); top; top = work.at(-1)) {
      const other = top.next[top.at];
      top.at += 1;
      if (other === undefined) {
        close(top.place);
        work.pop();
        const above = work.at(-1)?.place;
        if (above) low.set(above, Math.min(low.get(above)!, low.get(top.place)!));
      } else if (!number.has(other)) work.push(enter(other));
      else if (isOpen.has(other)) low.set(top.place, Math.min(low.get(top.place)!, number.get(other)!));
    }
  }
  return loops;
}
