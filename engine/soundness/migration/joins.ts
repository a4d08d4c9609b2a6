/** A case in a parallel block can still complete its join. */
import { mapBranch, mapStep } from '../../machine/migrate/mapping.ts';
import type { ParallelStep } from '../../model/steps.ts';
import type { Place } from '../places.ts';
import { joined } from '../walk.ts';
import { around } from './graph.ts';
import { type Checking, found, outcomeWord } from './report.ts';

export function checkJoins(checking: Checking): void {
  for (const place of checking.standing) {
    const target = mapStep(checking.plan, checking.to, place.id);
    const next = typeof target === 'string' ? checking.after.byId.get(target) : undefined;
    if (place.step.type === 'parallel' && next?.step.type === 'parallel') checkJoin(checking, place, place.step, next.step);
  }
}

function checkJoin(checking: Checking, place: Place, old: ParallelStep, next: ParallelStep): void {
  const { plan, from, to } = checking;
  const kept = new Map<string, string>();
  const gone: string[] = [];
  for (const branch of Object.keys(old.branches)) {
    const there = mapBranch(plan, from, to, place.id, branch);
    if (there === null) found(checking, place, 'migration.branch-split', { branch });
    else if (there === undefined) gone.push(branch);
    else if ([...kept.values()].includes(there)) found(checking, place, 'migration.branches-merged', { branch, target: there });
    else kept.set(branch, there);
  }
  const added = Object.keys(next.branches).filter((branch) => ![...kept.values()].includes(branch));
  // Only in an item, a machine of its own that is at work already, a new branch can't begin.
  const begins = !around(place).some(({ parallel }) => parallel.step.type === 'each');
  if (added.length === 0 || !begins) checkGone(checking, place, old, kept, gone);
  const need = needOf(next);
  if (added.length > 0 && !begins && need > kept.size) {
    found(checking, place, 'migration.branch-added', { branch: added.join(', '), need, kept: kept.size });
  }
  const branches = place.branches.flatMap((scope) => scope.places.map(({ step }) => step));
  for (const outcome of Object.keys(old.outcomes)) {
    if (!Object.hasOwn(next.outcomes, outcome)) found(checking, place, 'migration.outcome', { outcome: outcomeWord(branches, outcome) });
  }
}

/**
 * All other branches have ended and only this one is at work: given up, nothing can happen in the block any more. It is
 * reached unless the others alone already complete the join.
 */
function checkGone(checking: Checking, place: Place, old: ParallelStep, kept: ReadonlyMap<string, string>, gone: readonly string[]): void {
  if (gone.length === 0 || needOf(old) <= kept.size) return;
  const come = checking.before.words(checking.before.path(checking.before.start, place.id));
  const state = {
    title: `（${[...kept.keys()].join(', ')} ✓; ${gone.join(', ')} …）`,
    titleEn: ` (${[...kept.keys()].join(', ')} ✓; ${gone.join(', ')} …)`,
  };
  const path = joined([come, state], '');
  found(checking, place, 'migration.join', { branch: gone.join(', '), ended: [...kept.keys()].join(', ') || '-', path });
}

export function needOf(step: ParallelStep): number {
  const all = Object.keys(step.branches).length;
  const need = step.join?.need ?? 'all';
  return typeof need === 'number' ? Math.min(need, all) : need === 'any' ? 1 : all;
}
