/** Small changes of a workflow of which the commands of the flow are made. Each gives a new workflow; `readFlow` reads it anew. */
import type { WorkflowDefinition } from '../../../engine/model/definition.ts';
import type { Path } from '../../../engine/model/pointer.ts';
import type { Step } from '../../../engine/model/steps.ts';
import type { ProgrammeDocument } from '../../../engine/model/studio.ts';
import { type Edge, outcomesOf } from '../../../engine/soundness/edges.ts';
import type { Place, Scope } from '../../../engine/soundness/places.ts';
import { isObject, type Json, valueAt, withValue } from '../change.ts';
import { inSchemaOrder, type SchemaPart, withProperty } from '../order.ts';
import { placePointer, readFlow } from './flow.ts';

export type JsonObject = Readonly<Record<string, Json>>;
type Steps = Readonly<Record<string, Step>>;

const text = (path: Path) => path.map(String);
const asJson = (workflow: WorkflowDefinition) => workflow as unknown as Json;

/** The workflow with another value at a place; `undefined` takes it away. What can't be written there changes nothing. */
export function write(workflow: WorkflowDefinition, path: Path, value: unknown): WorkflowDefinition {
  return (withValue(asJson(workflow), text(path), value as Json | undefined) ?? workflow) as unknown as WorkflowDefinition;
}
export function valueIn(workflow: WorkflowDefinition, path: Path): Json | undefined {
  return valueAt(workflow, text(path));
}

/** Sets a property of the object at a path, where the schema has it. */
export function writeProperty(workflow: WorkflowDefinition, part: SchemaPart, path: Path, key: string, value: unknown): WorkflowDefinition {
  const object = valueIn(workflow, path);
  return isObject(object) ? write(workflow, path, withProperty(part, object, key, value)) : workflow;
}

/** Takes a property away, and what is empty without it. */
export function dropPruned(workflow: WorkflowDefinition, path: Path, keep: number): WorkflowDefinition {
  let next = write(workflow, path, undefined);
  for (let length = path.length - 1; length > keep; length -= 1) {
    const value = valueIn(next, path.slice(0, length));
    const empty = Array.isArray(value) ? value.length === 0 : isObject(value) && Object.keys(value).length === 0;
    if (!empty) break;
    next = write(next, path.slice(0, length), undefined);
  }
  return next;
}

/** Leads a way to a step, whether it has a target yet or not. */
export function setTarget(workflow: WorkflowDefinition, edge: Edge, to: string): WorkflowDefinition {
  if (edge.to !== undefined) return write(workflow, edge.at, to);
  const { step } = edge.from;
  if (step.type === 'end') return workflow;
  const last = edge.at.at(-1);
  if (edge.kind === 'review' || edge.kind === 'outcome') return writeProperty(workflow, 'outcome', edge.at, 'to', to);
  if (edge.kind === 'branch' && last === 'to') return writeProperty(workflow, 'branch', edge.at.slice(0, -1), 'to', to);
  const key = last === 'otherwise' ? 'otherwise' : 'next';
  return writeProperty(workflow, step.type, last === key ? edge.at.slice(0, -1) : edge.at, key, to);
}

/** Takes a way's target away, with what says nothing without it: a branch of a decision, a reaction, what expiry does. */
export function dropTarget(workflow: WorkflowDefinition, edge: Edge): WorkflowDefinition {
  if (edge.to === undefined) return workflow;
  const own = edge.at.slice(0, -1);
  if (edge.kind === 'branch' && typeof own.at(-1) === 'number') {
    const branches = valueIn(workflow, own.slice(0, -1));
    // A decision keeps one branch: the schema asks for it, and its condition is somebody's work.
    return Array.isArray(branches) && branches.length > 1 ? write(workflow, own, undefined) : write(workflow, edge.at, undefined);
  }
  const within = edge.kind === 'clock' || edge.at[0] === 'on' ? 0 : edge.from.at().length;
  if (edge.kind === 'message') return dropPruned(workflow, own, within);
  if (edge.kind === 'expiry' || edge.kind === 'clock') return dropPruned(workflow, edge.at, own.length - 1);
  return write(workflow, edge.at, undefined);
}

/** Leads ways to another step; without one they lose their target. */
export function lead(workflow: WorkflowDefinition, edges: readonly Edge[], to: string | undefined): WorkflowDefinition {
  // From behind: a branch that goes moves those after it.
  return [...edges].reverse().reduce((next, edge) => (to === undefined ? dropTarget(next, edge) : setTarget(next, edge, to)), workflow);
}

/** Takes an outcome away from a step that people decide, and every mention in the step. */
export function dropOutcome(workflow: WorkflowDefinition, place: Place, outcome: string): WorkflowDefinition {
  const { step } = place;
  const outcomes = step.type === 'wait' ? place.at('external', 'outcomes', outcome) : place.at('outcomes', outcome);
  if (Object.keys(outcomesOf(place)).length <= 1) return workflow;
  let next = write(workflow, outcomes, undefined);
  const drop = (path: Path) => {
    next = dropPruned(next, path, place.at().length);
  };
  if (step.deadline?.onExpire?.outcome === outcome) drop(place.at('deadline', 'onExpire', 'outcome'));
  if (step.type !== 'review') return next;
  if (step.silence === outcome) drop(place.at('silence'));
  if (step.nobody?.outcome === outcome) drop(place.at('nobody', 'outcome'));
  const veto = step.policy?.veto?.indexOf(outcome) ?? -1;
  if (veto >= 0) drop(place.at('policy', 'veto', veto));
  return next;
}

/** Path of the steps of a scope; null where the branch is a single step. */
export function stepsPath(scope: Scope): Path | null {
  return scope.startAt === null ? null : scope.at('steps');
}

/** Puts steps into a scope, behind the one named (at the end without one). */
export function putSteps(workflow: WorkflowDefinition, scope: Scope, added: Steps, behind: string | undefined): WorkflowDefinition {
  const path = stepsPath(scope);
  const steps = path && valueIn(workflow, path);
  if (!path || !isObject(steps)) return workflow;
  const entries = Object.entries(steps) as [string, unknown][];
  const at = behind === undefined ? -1 : entries.findIndex(([id]) => id === behind);
  const index = at < 0 ? entries.length : at + 1;
  return write(workflow, path, Object.fromEntries([...entries.slice(0, index), ...Object.entries(added), ...entries.slice(index)]));
}

export function withoutStep(workflow: WorkflowDefinition, place: Place): WorkflowDefinition {
  return write(workflow, place.at(), undefined);
}

/** The step as it stands by itself: with what a template says for it. */
export function wholeStep(place: Place): Step {
  const { step, scope } = place;
  return scope.startAt === null ? inSchemaOrder(step.type, step) : step;
}

/**
 * Makes a block of a branch that is a single step, so that others can stand beside it. What the template says is then written in the
 * step, and its `when`, which leaves the branch out, is the block's.
 */
export function asBlock(workflow: WorkflowDefinition, place: Place): { readonly workflow: WorkflowDefinition; readonly pointer: string } {
  if (place.scope.startAt !== null) return { workflow, pointer: placePointer(place) };
  const { when, ...step } = wholeStep(place);
  const block = inSchemaOrder('block', { when, start: place.id, steps: { [place.id]: step } });
  const next = write(workflow, place.at(), block);
  return { workflow: next, pointer: `${placePointer(place)}/steps/${place.id}` };
}

export function placeAt(workflow: WorkflowDefinition, pointer: string): Place | undefined {
  return readFlow(workflow).byPointer.get(pointer);
}

/** What a command of the flow came to: nothing changed when `place` is null. */
export interface Edited {
  readonly document: ProgrammeDocument;
  /** Pointer of the step that it is about now. */
  readonly place: string | null;
}
export const unchanged = (document: ProgrammeDocument): Edited => ({ document, place: null });

export function withWorkflow(document: ProgrammeDocument, workflow: WorkflowDefinition): ProgrammeDocument {
  return workflow === document.workflow ? document : { ...document, workflow };
}
