/** Whoever has a task can always finish it: whatever the case holds, some outcome is offered. */
import { noneHolds } from '../rules/coverage-conditions.ts';
import { BOOLEAN } from '../rules/types.ts';
import { compiledIn } from './compiled.ts';
import { type Covered, isFilled } from './coverage.ts';
import { outcomesOf } from './edges.ts';
import { scopeAt } from './item-scope.ts';
import type { Place, Scope } from './places.ts';
import type { Report } from './report.ts';
import { type Graph, pathTo, titleOf } from './walk.ts';

/**
 * Steps all of whose outcomes have a condition, or lead to a correction that is offered only so often. An expiry that goes on by
 * itself makes it a warning; so do conditions over several values, which may depend on each other.
 */
export function checkOffers(all: Covered, graphs: (scope: Scope) => Graph, report: Report): void {
  const constants = { parameters: all.workflow.parameters ?? {} };
  for (const place of all.places) {
    if (place.broken || goesOnAnyway(place)) continue;
    const outcomes = Object.entries(outcomesOf(place));
    const corrects = outcomes.filter(([, { to }]) => roundsOf(place, to) !== null);
    const open = outcomes.filter(([name, { when }]) => when === undefined && !corrects.some(([other]) => other === name));
    if (outcomes.length === 0 || open.length > 0) continue;
    const type = scopeAt(place, all.types.whole);
    const conditions = outcomes.flatMap(([name, { when }]) => {
      if (when === undefined || corrects.some(([other]) => other === name)) return [];
      const compiled = compiledIn(type, when, BOOLEAN);
      return [compiled.ok ? { tree: compiled.tree, source: when } : null];
    });
    if (conditions.some((condition) => condition === null)) continue;
    const known = conditions.filter((condition) => condition !== null);
    const found =
      known.length === 0 ? { example: '', certain: true } : noneHolds(known, constants, (name) => isFilled(name.split('.'), all));
    if (!found) continue;
    const rounds = Math.max(0, ...corrects.map(([, { to }]) => roundsOf(place, to) ?? 0));
    const params = {
      ...{ step: titleOf(place), path: pathTo(place, graphs) },
      ...(found.example === '' ? {} : { example: found.example }),
      ...(rounds === 0 ? {} : { rounds }),
    };
    const rescued = place.step.deadline?.onExpire?.to ?? place.step.deadline?.onExpire?.outcome ?? silenceOf(place);
    const say = found.certain && rescued === undefined ? report.error : report.warn;
    say('outcome.none', place.step.type === 'wait' ? place.at('external', 'outcomes') : place.at('outcomes'), params);
  }
}

/** Something else moves the step on: a period, a message. */
function goesOnAnyway({ step }: Place): boolean {
  if (step.type === 'wait') return step.period !== undefined || step.until !== undefined || step.message !== undefined;
  return Object.keys(step.on ?? {}).length > 0;
}

function silenceOf({ step }: Place): string | undefined {
  return step.type === 'review' && step.deadline ? step.silence : undefined;
}

/** How often the correction may be asked for that an outcome leads to; null when it leads elsewhere. */
function roundsOf(place: Place, to: string | undefined): number | null {
  const target = place.scope.places.find(({ id }) => id === to);
  return target && !target.broken && target.step.type === 'correct' && !target.step.deferred ? target.step.rounds : null;
}
