/** Where something is put into a flow: on a way, before or after a step. */
import type { WorkflowDefinition } from '../../../engine/model/definition.ts';
import type { Edge } from '../../../engine/soundness/edges.ts';
import type { Place, Scope } from '../../../engine/soundness/places.ts';
import { isAhead, mainWay, orderOf, wayKey, waysOut, waysTo } from './flow.ts';
import { asBlock, placeAt, writeProperty } from './write.ts';

/** `ways`: keys (`wayKey`) of ways out of the step, all to the same target. */
export type Spot =
  | { readonly kind: 'before' | 'after'; readonly step: string }
  | { readonly kind: 'on'; readonly step: string; readonly ways: readonly string[] };

/** A spot in a workflow in which steps can stand side by side there. */
export interface Opening {
  readonly workflow: WorkflowDefinition;
  readonly scope: Scope;
  /** Ways that will lead to what is put there. */
  readonly ways: readonly Edge[];
  /** The start of the scope leads there too. */
  readonly atStart: boolean;
  /** Where these ways lead now. */
  readonly target: string | undefined;
  /** With which a branch ends there now. */
  readonly outcome: string | undefined;
  /** The step behind which it is written. */
  readonly behind: string | undefined;
  /** The step whose ways these are; of `before`, the step that comes after. */
  readonly place: Place;
}

/** Null where nothing can be put: before the start of the case, after an end, or at a step that isn't there any more. */
export function openingAt(workflow: WorkflowDefinition, spot: Spot): Opening | null {
  const place = placeAt(workflow, spot.step);
  if (!place) return null;
  // A single step as a branch becomes a block, in which its ways are written elsewhere: they are found again by their order.
  const at = (one: Place) => waysOut(one).map((edge, index) => (spot.kind === 'on' && spot.ways.includes(wayKey(edge)) ? index : -1));
  const chosen = at(place).filter((index) => index >= 0);
  const block = asBlock(workflow, place);
  const inside = placeAt(block.workflow, block.pointer);
  if (!inside) return null;
  const opening =
    spot.kind === 'before' ? before(block.workflow, inside) : after(block.workflow, inside, spot.kind === 'on' ? chosen : null);
  const next = opening?.scope.places.find(({ id }) => id === opening.target)?.step;
  // Only what a review found is corrected: nothing stands between both.
  return next?.type === 'correct' && !next.deferred ? null : opening;
}

function before(workflow: WorkflowDefinition, place: Place): Opening | null {
  // A case begins with its application.
  if (place.scope.branch === null && place.scope.start === place.id) return null;
  const { isReturn } = orderOf(place.scope);
  const ways = waysTo(place.scope, place.id).filter((edge) => !isReturn(edge));
  const last = ways.filter(isAhead).at(-1)?.from.id;
  const atStart = place.scope.start === place.id;
  return { workflow, scope: place.scope, ways, atStart, target: place.id, outcome: undefined, behind: last, place };
}

function after(workflow: WorkflowDefinition, place: Place, chosen: readonly number[] | null): Opening | null {
  if (place.step.type === 'end') return null;
  const all = waysOut(place);
  const main = mainWay(place);
  const ways = chosen
    ? chosen.flatMap((index) => all[index] ?? [])
    : all.filter((edge) => edge === main || (isAhead(edge) && edge.to !== undefined && edge.to === main?.to));
  const [first] = ways;
  if (!first) return null;
  const { scope, id } = place;
  return { workflow, scope, ways, atStart: false, target: first.to, outcome: first.outcome, behind: id, place };
}

/** Leads the start of a scope elsewhere. */
export function setStart(workflow: WorkflowDefinition, scope: Scope, id: string): WorkflowDefinition {
  if (!scope.startAt) return workflow;
  return writeProperty(workflow, scope.branch ? 'block' : 'workflow', scope.startAt.slice(0, -1), 'start', id);
}
