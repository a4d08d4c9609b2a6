/**
 * Rules about who and when that can't do what they say: people kept away who never acted before, seats that keep their own people away,
 * a limit over the whole case that never runs. Decided over the graph: what may lie before a step, or after the clock began.
 */
import type { WorkflowDefinition } from '../model/definition.ts';
import type { SeatDraw } from '../model/people.ts';
import type { Path } from '../model/pointer.ts';
import { assignmentsOf, isAutomatic, seatsOf } from './edges.ts';
import { allPlaces, type Place, type Scope } from './places.ts';
import type { Report } from './report.ts';
import { type Graph, pathTo, spread, titleOf } from './walk.ts';

type Graphs = (scope: Scope) => Graph;

/** @param graphs graph of a scope, known once and for all. */
export function checkPointless(workflow: Partial<WorkflowDefinition>, scope: Scope, graphs: Graphs, report: Report): void {
  const places = allPlaces(scope);
  if (places.some((place) => place.broken)) return;
  for (const place of places) {
    const draws = drawsOf(place).filter(({ draw }) => draw.exclude !== undefined);
    const refuses = place.step.type === 'review' && place.step.samePerson === 'refuse';
    if ((!refuses && draws.length === 0) || isInItem(place)) continue;
    const earlier = earlierThan(place, graphs);
    checkSamePerson(place, earlier, graphs, report);
    for (const { draw, path } of draws) checkExclusions(place, draw, path, { places, earlier, graphs }, report);
  }
  checkClock(workflow, scope, graphs, report);
}

/** `samePerson: "refuse"` where nobody can have acted: one seat, entered once, the first that an office does. */
function checkSamePerson(place: Place, earlier: ReadonlySet<Place>, graphs: Graphs, report: Report): void {
  if (place.step.type !== 'review' || place.step.samePerson !== 'refuse' || seatsOf(place) > 1) return;
  if ([...earlier].some(hasPeople)) return;
  report.warn('people.same-never', place.at('samePerson'), { step: titleOf(place), path: pathTo(place, graphs) });
}

interface Around {
  readonly places: readonly Place[];
  readonly earlier: ReadonlySet<Place>;
  readonly graphs: Graphs;
}

function checkExclusions(place: Place, draw: SeatDraw, path: Path, { places, earlier, graphs }: Around, report: Report): void {
  for (const [index, id] of (draw.exclude ?? []).entries()) {
    const other = places.find((candidate) => candidate.id === id);
    if (!other) continue;
    const at = [...path, 'draw', 'exclude', index];
    const told = { step: titleOf(place), path: pathTo(place, graphs) };
    if (!earlier.has(other)) report.error('draw.exclude-never', at, { ...told, other: titleOf(other) });
    else if (other === place && place.step.type === 'review' && !place.step.nobody) report.warn('people.drained', at, told);
  }
}

function drawsOf(place: Place): { readonly draw: SeatDraw; readonly path: Path }[] {
  if (place.step.type !== 'review') return [];
  const seats = [place.step.assign].flat();
  const paths = assignmentsOf(place).map(({ at }) => at);
  return seats.flatMap(({ draw }, index) => (draw ? [{ draw, path: paths[index] ?? [] }] : []));
}

/** Steps whose work is known by the people who did it. */
function hasPeople({ step }: Place): boolean {
  return ['review', 'batch', 'score', 'notice'].includes(step.type) || (step.type === 'wait' && step.external !== undefined);
}

/** What may have been done when a step is entered, itself where it can be entered again; branches beside it run at the same time. */
function earlierThan(place: Place, graphs: Graphs): Set<Place> {
  const { before } = graphs(place.scope);
  const from = (other: Place) => (before.get(other) ?? []).map((way) => way.from);
  const own = [...spread(from(place), from)].flatMap((other) => [other, ...other.branches.flatMap(allPlaces)]);
  const { branch } = place.scope;
  if (!branch) return new Set(own);
  const beside = branch.parallel.branches.filter((scope) => scope !== place.scope).flatMap(allPlaces);
  const outside = earlierThan(branch.parallel, graphs);
  // A block that is entered again brings its own steps with it.
  return new Set([...own, ...beside, ...outside]);
}

/** Items of an `each` each have steps of their own: who acted in another isn't looked for. */
function isInItem({ scope: { branch } }: Place): boolean {
  return branch !== null && (branch.parallel.step.type === 'each' || isInItem(branch.parallel));
}

/** The clock stands in every step that waits after it began: it never runs. */
function checkClock({ clock }: Partial<WorkflowDefinition>, scope: Scope, graphs: Graphs, report: Report): void {
  const pauses = clock?.pausedIn ?? [];
  if (pauses.length === 0) return;
  const graph = graphs(scope);
  const next = (place: Place) => (graph.after.get(place) ?? []).map((way) => way.to);
  const from = scope.places.find(({ id }) => id === clock?.from);
  if (clock?.from !== undefined && !from) return;
  const first = from ? [from] : graph.start ? next(graph.start) : [];
  const waiting = [...spread(first, next)].filter((place) => !isAutomatic(place));
  const stands = (place: Place): boolean =>
    pauses.includes(place.id) ||
    (place.branches.length > 0 && place.branches.every((inner) => inner.places.every((step) => isAutomatic(step) || stands(step))));
  if (waiting.length === 0 || !waiting.every(stands)) return;
  report.error('clock.always-paused', ['clock', 'pausedIn'], {
    steps: waiting.map(titleOf),
    path: pathTo(waiting[0] as Place, graphs),
  });
}
