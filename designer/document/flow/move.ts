import type { ProgrammeDocument } from '../../../engine/model/studio.ts';
import type { Place } from '../../../engine/soundness/places.ts';
import { copyOf } from './copy.ts';
import { isAhead, mainWay, orderOf, placePointer, wayKey, waysOut, waysTo } from './flow.ts';
import { fill, pointerIn } from './insert.ts';
import { pasteSteps } from './paste.ts';
import { mainWays, mayRemove, takenOut } from './remove.ts';
import { openingAt, type Spot } from './spot.ts';
import { type Edited, lead, placeAt, unchanged, wholeStep, withWorkflow, write } from './write.ts';

/** Can a step stand elsewhere in the line? The start, ends and what only leads back can't. */
export function mayMove(place: Place): boolean {
  const main = mainWay(place);
  return place.step.type !== 'end' && mayRemove(place) && main !== undefined && !orderOf(place.scope).isReturn(main);
}

/** Moves a step to another spot: it keeps its ways aside, and its way on leads where the spot led. */
export function moveStep(document: ProgrammeDocument, pointer: string, spot: Spot): Edited {
  const place = placeAt(document.workflow, pointer);
  const at = placeAt(document.workflow, spot.step);
  if (!place || !at || !mayMove(place) || isWithin(at, place)) return unchanged(document);
  if (at.scope !== place.scope) return moveAcross(document, place, spot);
  const keys = spot.kind === 'on' ? spot.ways : [];
  const target = spot.kind === 'on' ? waysOut(at).find((edge) => keys.includes(wayKey(edge)))?.to : undefined;
  if (at === place || target === place.id) return unchanged(document);
  // Read before it is taken out: ways of the spot may be among those that change.
  const indexes = waysOut(at).flatMap((edge, index) => (keys.includes(wayKey(edge)) ? [index] : []));
  const workflow = takenOut(document.workflow, place);
  const left = placeAt(workflow, spot.step);
  if (!left) return unchanged(document);
  const again = spot.kind === 'on' ? { ...spot, ways: indexes.flatMap((index) => waysOut(left)[index] ?? []).map(wayKey) } : spot;
  const opening = openingAt(workflow, again);
  if (!opening || (opening.target === undefined && opening.ways.every((edge) => edge.kind === 'next'))) return unchanged(document);
  const filled = fill(opening, { [place.id]: wholeStep(place) }, place.id);
  const put = placeAt(filled, pointerIn(opening, place.id));
  if (!put) return unchanged(document);
  return { document: withWorkflow(document, lead(filled, mainWays(put), opening.target)), place: placePointer(put) };
}

function isWithin(place: Place, outer: Place): boolean {
  for (let around = place.scope.branch?.parallel; around; around = around.scope.branch?.parallel) if (around === outer) return true;
  return false;
}

/** Into another branch, or out of one: as if it were cut and pasted, with its id. */
function moveAcross(document: ProgrammeDocument, place: Place, spot: Spot): Edited {
  const clip = copyOf(document, [placePointer(place)]);
  const at = placeAt(document.workflow, spot.step);
  if (!clip || !at) return unchanged(document);
  const alone = place.scope.places.length === 1;
  const source = alone && place.scope.startAt !== null ? branchOf(place) : place;
  const taken = takenOut(document.workflow, source);
  if (!placeAt(taken, spot.step)) return unchanged(document);
  const pasted = pasteSteps(withWorkflow(document, taken), clip, spot);
  return pasted.place === null ? unchanged(document) : pasted;
}

/** The whole branch of a step that is alone in it. */
function branchOf(place: Place): Place {
  const { parallel, name } = place.scope.branch ?? {};
  return parallel && name !== undefined ? { ...place, at: (...rest) => parallel.at('branches', name, ...rest) } : place;
}

/** The step before on the main line, or after it. Null where the line ends. */
export function neighbourOf(place: Place, direction: 'up' | 'down'): Place | null {
  const { scope, id } = place;
  const { isReturn } = orderOf(scope);
  if (direction === 'down') return scope.places.find((other) => other.id === mainWay(place)?.to) ?? null;
  const ways = waysTo(scope, id).filter((edge) => isAhead(edge) && !isReturn(edge));
  return ways.find((edge) => mainWay(edge.from) === edge)?.from ?? null;
}

/** Changes places with the step before or after on the main line. */
export function shiftStep(document: ProgrammeDocument, pointer: string, direction: 'up' | 'down'): Edited {
  const place = placeAt(document.workflow, pointer);
  if (!place) return unchanged(document);
  const other = neighbourOf(place, direction);
  if (!other || other === place) return shiftBranch(document, place, direction);
  if (direction === 'down') return moveStep(document, pointer, { kind: 'after', step: placePointer(other) });
  const moved = moveStep(document, placePointer(other), { kind: 'after', step: pointer });
  return moved.place === null ? moved : { ...moved, place: pointer };
}

/** A branch that is a single step changes places with the branch beside it: their order is that of the screen and of the record. */
function shiftBranch(document: ProgrammeDocument, place: Place, direction: 'up' | 'down'): Edited {
  const { parallel, name } = place.scope.branch ?? {};
  if (parallel?.step.type !== 'parallel' || name === undefined || place.scope.places.length > 1) return unchanged(document);
  const entries = Object.entries(parallel.step.branches);
  const from = entries.findIndex(([key]) => key === name);
  const [one, two] = [entries[from], entries[direction === 'up' ? from - 1 : from + 1]];
  if (!one || !two || (direction === 'up' && from === 0)) return unchanged(document);
  const to = entries.indexOf(two);
  const branches = Object.fromEntries(entries.with(from, two).with(to, one));
  return { document: withWorkflow(document, write(document.workflow, parallel.at('branches'), branches)), place: placePointer(place) };
}
