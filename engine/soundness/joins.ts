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
  for (const place of allPlaces(scope).toReversed()) {
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

/**
 * Outcomes the join can come to: a veto any branch can give; another outcome when some branch gives it while enough others
 * end no less favourably. Branches with a `when` may be left out; then the join doesn't count them.
 */
function outcomesOfJoin({ step, branches }: Place, ends: readonly ReadonlySet<string>[]): Set<string> {
  if (step.type !== 'parallel') return new Set();
  const order = Object.keys(step.outcomes);
  const veto = step.join?.veto ?? [];
  const given = new Set(ends.flatMap((outcomes) => [...outcomes]));
  const possible = new Set(
    [...given].filter((outcome) => veto.includes(outcome)).map((outcome) => (order.includes(outcome) ? outcome : (order.at(-1) ?? ''))),
  );
  const certain = new Set(branches.flatMap((branch, index) => (branch.source.when === undefined ? [index] : [])));
  if (certain.size === 0) possible.add(order[0] ?? '');
  // Votes that weigh: whichever outcome is given may reach the share, or be the least favourable when none does.
  if (step.join?.share !== undefined)
    return new Set([...possible, ...(certain.size === 0 ? order.slice(0, 1) : []), ...order.filter((one) => given.has(one))]);
  const need = step.join?.need ?? 'all';
  const count = need === 'all' ? branches.length : need === 'any' ? 1 : need;
  for (const outcome of order.filter((one) => given.has(one) && !veto.includes(one))) {
    const rank = order.indexOf(outcome);
    const mild = new Set(
      ends.flatMap((outcomes, index) => ([...outcomes].some((one) => order.indexOf(one) <= rank && !veto.includes(one)) ? [index] : [])),
    );
    const comes = [...ends.keys()].some((index) => {
      if (!ends[index]!.has(outcome)) return false;
      // The order in which branches begin may keep this one from ending in time: not looked into.
      if (step.after && count < branches.length) return true;
      const asked = new Set([...certain, index]);
      if ([...asked].every((one) => mild.has(one))) return true;
      return mild.size >= count && new Set([...asked, ...mild]).size > count;
    });
    if (comes) possible.add(outcome);
  }
  return possible;
}
