/** Which outcomes a block of branches can come to: blocks nest, so those of the inner ones are known first. */
import { pointerOf } from '../model/pointer.ts';
import type { NeverTaken } from './coverage.ts';
import { edgesOf } from './edges.ts';
import { allPlaces, type Place, type Scope } from './places.ts';
import type { Report } from './report.ts';
import { graphOf, isTaken, spread, titleOf } from './walk.ts';

/**
 * Outcomes of parallel steps that no combination of their branches' ends gives are told, and their targets join `dead`;
 * a branch that can't end keeps the others waiting for ever. Innermost blocks first.
 */
export function checkJoins(scope: Scope, dead: NeverTaken, report: Report): NeverTaken {
  const all = new Set(dead);
  for (const place of allPlaces(scope).reverse()) {
    const { step } = place;
    if (place.broken || step.type !== 'parallel') continue;
    const ends = place.branches.map((branch) => endsOf(branch, all, Object.keys(step.outcomes)[0]));
    if (ends.includes(null)) continue;
    const found = ends as ReadonlySet<string>[];
    for (const [index, outcomes] of found.entries()) {
      if (outcomes.size > 0 || place.branches[index]!.places.length === 0) continue;
      const name = place.branches[index]!.branch?.name ?? '';
      report.error('parallel.stuck', place.at('branches', name), { branch: name, step: titleOf(place) });
    }
    if (found.some((outcomes) => outcomes.size === 0)) continue;
    const possible = outcomesOfJoin(place, found);
    for (const outcome of Object.keys(step.outcomes)) {
      if (possible.has(outcome)) continue;
      all.add(pointerOf(place.at('outcomes', outcome, 'to')));
      if (found.some((outcomes) => outcomes.has(outcome))) {
        report.warn('parallel.outranked', place.at('outcomes', outcome), { outcome, step: titleOf(place) });
      }
    }
  }
  return all;
}

/** Outcomes with which a branch can end; null when a broken step makes them unknown. */
function endsOf(scope: Scope, dead: NeverTaken, favourable: string | undefined): ReadonlySet<string> | null {
  if (scope.places.some((place) => place.broken)) return null;
  const graph = graphOf(scope, dead);
  if (!graph.start) return null;
  const reached = spread([graph.start], (place) => (graph.after.get(place) ?? []).map((way) => way.to));
  const open = [...reached].flatMap((place) => edgesOf(place).filter((edge) => edge.to === undefined && isTaken(place, edge, dead)));
  return new Set(open.flatMap((edge) => edge.outcome ?? favourable ?? []));
}

/** Plain joins of all branches give the least favourable end; with other joins any end of a branch may count. */
function outcomesOfJoin({ step, branches }: Place, ends: readonly ReadonlySet<string>[]): Set<string> {
  if (step.type !== 'parallel') return new Set();
  const order = Object.keys(step.outcomes);
  const possible = new Set(ends.flatMap((outcomes) => [...outcomes]));
  const veto = step.join?.veto ?? [];
  if (branches.some((branch) => branch.source.when !== undefined)) possible.add(order[0] ?? '');
  if ((step.join?.need ?? 'all') !== 'all' || Object.hasOwn(step, 'exclusive')) return possible;
  return new Set(
    [...possible].filter((outcome) => {
      const rank = order.indexOf(outcome);
      if (veto.includes(outcome) || branches.some((branch) => branch.source.when !== undefined)) return true;
      return ends.every((outcomes) => [...outcomes].some((other) => order.indexOf(other) <= rank && !veto.includes(other)));
    }),
  );
}
