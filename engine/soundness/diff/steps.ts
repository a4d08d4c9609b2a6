/** Steps that came, went, were renamed, and what changed in those that stayed; block by block. */
import type { StepId } from '../../model/deadline.ts';
import type { ProgrammePackage } from '../../model/definition.ts';
import type { Step } from '../../model/steps.ts';
import { allPlaces, type Place, placesOf } from '../places.ts';
import { type Differ, same } from './change.ts';
import { diffStep, type Sides } from './step.ts';
import { scopeOf } from './words.ts';

export function diffSteps(differ: Differ, before: ProgrammePackage, after: ProgrammePackage): void {
  const old = allPlaces(placesOf(before.workflow as never));
  const next = allPlaces(placesOf(after.workflow as never));
  const names = renames(old, next);
  const byId = new Map(next.map((place) => [place.id, place]));
  const sides: Sides = { before, after, scopes: [scopeOf(before), scopeOf(after)], rename: (id) => names.get(id) ?? id };
  for (const place of old) {
    const target = byId.get(names.get(place.id) ?? place.id);
    const title = titleOf(place);
    if (!target) {
      differ.note('process', 'diff.step-removed', place.at(), null, { title });
      continue;
    }
    if (target.id !== place.id) {
      differ.note('process', 'diff.step-renamed', place.at(), target.at(), {
        title,
        before: place.id,
        after: target.id,
        to: titleOf(target),
      });
    }
    if (blockOf(place, sides.rename) !== blockOf(target, (id) => id)) {
      differ.note('process', 'diff.step-moved', place.at(), target.at(), { title });
    }
    diffStep(differ, sides, place, target);
  }
  const known = new Set(old.map((place) => names.get(place.id) ?? place.id));
  for (const place of next) {
    if (!known.has(place.id)) differ.note('process', 'diff.step-added', null, place.at(), { title: titleOf(place) });
  }
}

export function titleOf(place: Place): string {
  return place.step.title ?? place.id;
}

/** The innermost block a step is in. */
function blockOf({ scope }: Place, rename: (id: StepId) => StepId): string {
  return scope.branch ? rename(scope.branch.parallel.id) : '';
}

/** A step that is gone and one that is new are the same when their type is, and most of what they say. */
function renames(old: readonly Place[], next: readonly Place[]): Map<StepId, StepId> {
  const gone = old.filter((place) => !next.some((other) => other.id === place.id));
  const fresh = new Set(next.filter((place) => !old.some((other) => other.id === place.id)));
  const names = new Map<StepId, StepId>();
  for (const place of gone) {
    const [best] = [...fresh]
      .map((other) => ({ other, likeness: likeness(place.step, other.step) }))
      .sort((a, b) => b.likeness - a.likeness);
    if (!best || best.likeness < 0.6) continue;
    names.set(place.id, best.other.id);
    fresh.delete(best.other);
  }
  return names;
}

/** Share of properties that are the same, the type not counted; 0 for different types. */
function likeness(a: Step, b: Step): number {
  if (a.type !== b.type) return 0;
  const [left, right] = [a, b] as unknown as Record<string, unknown>[];
  const names = [...new Set([...Object.keys(left ?? {}), ...Object.keys(right ?? {})])].filter((name) => name !== 'type');
  if (names.length === 0) return 1;
  return names.filter((name) => same(left?.[name], right?.[name])).length / names.length;
}
