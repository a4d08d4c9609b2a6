/** Every step can be reached, from every step an end can be reached, and no loop runs by itself. */
import { edgesOf, isAutomatic } from './edges.ts';
import type { Place, Scope } from './places.ts';
import type { Report } from './report.ts';

export function checkReach(scope: Scope, report: Report): void {
  const graph = graphOf(scope);
  const start = scope.places.find((place) => place.id === scope.start);
  if (!start) return;
  const reached = spread([start], (place) => graph.after.get(place) ?? []);
  const ending = spread(
    scope.places.filter((place) => ends(place, scope)),
    (place) => graph.before.get(place) ?? [],
  );
  for (const place of scope.places) {
    if (!reached.has(place)) report.error('step.unreachable', place.at(), { step: place.id });
    else if (!ending.has(place)) report.error('step.no-end', place.at(), { step: place.id });
    if (reached.has(place)) for (const branch of place.branches) checkReach(branch, report);
  }
  checkLoops(scope, graph.after, report);
}

interface Graph {
  readonly after: ReadonlyMap<Place, readonly Place[]>;
  readonly before: ReadonlyMap<Place, readonly Place[]>;
}

/** A broken step may go anywhere: what follows from its mistakes isn't told again. */
function graphOf(scope: Scope): Graph {
  const after = new Map<Place, Place[]>();
  const before = new Map<Place, Place[]>();
  for (const place of scope.places) {
    const targets = new Set(edgesOf(place).map((edge) => edge.to));
    const next = place.broken ? scope.places : scope.places.filter((other) => targets.has(other.id));
    after.set(place, [...next]);
    for (const other of next) before.set(other, [...(before.get(other) ?? []), place]);
  }
  return { after, before };
}

/** The step ends the case or the branch, or leads to a target that is reported already. */
function ends(place: Place, scope: Scope): boolean {
  if (place.broken || (place.step.type === 'end' && !scope.branch)) return true;
  return edgesOf(place).some((edge) => !scope.places.some((other) => other.id === edge.to));
}

function spread(from: readonly Place[], next: (place: Place) => readonly Place[]): Set<Place> {
  const seen = new Set(from);
  for (const place of seen) for (const other of next(place)) seen.add(other);
  return seen;
}

function checkLoops(scope: Scope, after: Graph['after'], report: Report): void {
  const told = new Set<Place>();
  for (const place of scope.places) {
    if (!isAutomatic(place) || told.has(place)) continue;
    const onwards = (from: Place) => (after.get(from) ?? []).filter(isAutomatic);
    const reached = spread(onwards(place), onwards);
    if (!reached.has(place)) continue;
    const loop = [...reached].filter((other) => spread(onwards(other), onwards).has(place));
    for (const other of loop) told.add(other);
    report.error('step.loop', place.at(), { step: place.id, steps: loop.map((other) => other.id).join(', ') });
  }
}
