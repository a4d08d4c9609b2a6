/** A case that opens a case of its own programme can come to an end without: else each opens another, for ever. */
import type { Place, Scope } from './places.ts';
import type { Report } from './report.ts';
import { type Graph, pathTo, shortest, titleOf, type Way } from './walk.ts';

export function checkRecursion(programme: string | undefined, scope: Scope, graphs: (scope: Scope) => Graph, report: Report): void {
  const graph = graphs(scope);
  const opens = scope.places.filter((place) => isOpening(place, programme));
  const [first] = opens;
  if (!first || !graph.start || scope.places.some(({ broken }) => broken)) return;
  const skipped = (way: Way) => way.edge?.kind !== 'withdrawal' && (!opens.includes(way.from) || way.undone);
  const free = [...graph.ends].some((end) => !opens.includes(end) && (end === graph.start || shortest(graph, end, skipped) !== null));
  if (!free) report.error('case.endless', first.at('programme'), { step: titleOf(first), path: pathTo(first, graphs) });
}

function isOpening({ step, broken }: Place, programme: string | undefined): boolean {
  return !broken && step.type === 'case' && step.programme === programme && (step.await !== false || step.submit !== false);
}
