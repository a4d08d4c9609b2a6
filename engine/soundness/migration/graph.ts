/** A workflow as one graph over all its blocks: what can follow a step, and by which way. */
import type { StepId } from '../../model/deadline.ts';
import type { ProgrammePackage } from '../../model/definition.ts';
import { edgesOf } from '../edges.ts';
import { allPlaces, type Place, placesOf } from '../places.ts';
import { joined, type Titled, titleOf } from '../walk.ts';

export interface Graph {
  readonly pkg: ProgrammePackage;
  readonly places: readonly Place[];
  readonly byId: ReadonlyMap<StepId, Place>;
  readonly start: StepId;
  after(id: StepId): readonly StepId[];
  /** Steps of a shortest way, both ends included; null when there is none. Steps in `avoid` are not gone through. */
  path(from: StepId, to: StepId, avoid?: ReadonlySet<StepId>): StepId[] | null;
  /** A way as a person reads it; nothing for none. */
  words(path: readonly StepId[] | null): Titled;
}

/** Types of steps that go on by themselves within the fact that enters them: no case is ever found in one. */
const passing: ReadonlySet<string> = new Set(['decide', 'compute', 'notify', 'register', 'end']);

/** Can a case be found in the step? */
export function rests(place: Place): boolean {
  return !passing.has(place.step.type);
}

/** @param pkg a package without Problems */
export function graphOf(pkg: ProgrammePackage): Graph {
  const places = allPlaces(placesOf(pkg.workflow as never));
  const byId = new Map(places.map((place) => [place.id, place]));
  const next = new Map(places.map((place) => [place.id, followers(place)]));
  const after = (id: StepId) => next.get(id) ?? [];
  return {
    ...{ pkg, places, byId, after, start: pkg.workflow.start },
    path(from, to, avoid = new Set()) {
      const before = new Map<StepId, StepId | null>([[from, null]]);
      for (const [id] of before) {
        if (id === to) return trail(before, to);
        if (id !== from && avoid.has(id)) continue;
        for (const other of after(id)) if (!before.has(other) && (other === to || !avoid.has(other))) before.set(other, id);
      }
      return null;
    },
    words: (path) =>
      joined(
        (path ?? []).map((id) => {
          const place = byId.get(id);
          return place ? titleOf(place) : { title: id };
        }),
      ),
  };
}

function trail(before: ReadonlyMap<StepId, StepId | null>, to: StepId): StepId[] {
  const steps: StepId[] = [];
  for (let id: StepId | null | undefined = to; id != null; id = before.get(id)) steps.unshift(id);
  return steps;
}

/** A step that ends its branch is followed by what the step around it leads to. */
function followers(place: Place): StepId[] {
  const found = new Set<StepId>(place.branches.map((branch) => branch.start));
  for (const { to } of edgesOf(place)) {
    if (to !== undefined) found.add(to);
    else if (place.scope.branch) for (const id of followers(place.scope.branch.parallel)) found.add(id);
  }
  return [...found];
}

/** Steps around a step, outermost first, each with the branch it is in. */
export function around(place: Place): { readonly parallel: Place; readonly name: string }[] {
  const { branch } = place.scope;
  return branch ? [...around(branch.parallel), branch] : [];
}
