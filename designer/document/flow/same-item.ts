/**
 * Is a step of an outline drawn as it was? Steps that nobody touched are the very same objects from one state of the document to the
 * next, so this compares no contents: a key typed into one step draws that step again, and those that name it.
 */
import { once } from '../../../engine/model/once.ts';
import type { Path } from '../../../engine/model/pointer.ts';
import type { Edge } from '../../../engine/soundness/edges.ts';
import type { Place, Scope } from '../../../engine/soundness/places.ts';
import { mayMove } from './move.ts';
import type { Item, Lane, Outline } from './outline.ts';

export function sameItem(a: Item, b: Item): boolean {
  return (
    a === b ||
    (samePlace(a.place, b.place) &&
      mayMove(a.place) === mayMove(b.place) &&
      each(a.onwards, b.onwards, sameWay) &&
      each(a.leaves, b.leaves, sameWay) &&
      each(a.blocks, b.blocks, sameOutline) &&
      each(a.lanes, b.lanes, sameLane))
  );
}

/** In the same place of the document: their pointers would be equal, and are longer to write than this is to compare. */
function samePosition(a: Place, b: Place): boolean {
  if (a === b) return true;
  const [one, other] = [a.scope.branch, b.scope.branch];
  if (a.id !== b.id || (a.scope.startAt === null) !== (b.scope.startAt === null)) return false;
  if (!one || !other) return one === other;
  return one.name === other.name && samePosition(one.parallel, other.parallel);
}

const samePath = (a: Path, b: Path) => a.length === b.length && a.every((part, index) => part === b[index]);
const samePlace = (a: Place, b: Place) => a.step === b.step && samePosition(a, b);
/** Where a way leads is named on it. */
const targetOf = ({ from, to }: Edge) => placesBy(from.scope).get(to ?? '');
const sameTarget = (a: Place | undefined, b: Place | undefined) => a === b || (a !== undefined && b !== undefined && samePlace(a, b));
const sameWay = (a: Edge, b: Edge) =>
  a.to === b.to && samePosition(a.from, b.from) && samePath(a.at, b.at) && sameTarget(targetOf(a), targetOf(b));

function sameLane(a: Lane, b: Lane): boolean {
  const [one, other] = [a.end, b.end];
  const ends = one.kind === other.kind && ('to' in one && 'to' in other ? samePlace(one.to, other.to) : true);
  return ends && each(a.ways, b.ways, sameWay) && each(a.items, b.items, sameItem);
}

function sameOutline(a: Outline, b: Outline): boolean {
  return (
    a === b ||
    (a.scope.source === b.scope.source &&
      each(a.main, b.main, sameItem) &&
      each(a.sides, b.sides, (one, other) => one.reached === other.reached && each(one.items, other.items, sameItem)))
  );
}

const known = new WeakMap<Scope, ReadonlyMap<string, Place>>();
function placesBy(scope: Scope): ReadonlyMap<string, Place> {
  return once(known, scope, ({ places }) => new Map(places.map((place) => [place.id, place])));
}

function each<T>(a: readonly T[], b: readonly T[], same: (a: T, b: T) => boolean): boolean {
  return a.length === b.length && a.every((one, index) => same(one, b[index] as T));
}
