/** Every place where a workflow names one of its steps or branches, expressions aside: those are in `names.ts`. */
import type { WorkflowDefinition } from '../../../engine/model/definition.ts';
import { type Path, pointerOf } from '../../../engine/model/pointer.ts';
import type { Place } from '../../../engine/soundness/places.ts';
import { isObject } from '../change.ts';
import { type Flow, readFlow, waysOut } from './flow.ts';
import { dropPruned, valueIn, write } from './write.ts';

export interface Reference {
  readonly id: string;
  readonly at: Path;
  /** `key`: a property's name is the id. `list`: an element of a list of steps. */
  readonly kind: 'target' | 'step' | 'list' | 'key';
}

export function referencesOf(workflow: WorkflowDefinition): Reference[] {
  const flow = readFlow(workflow);
  const found = new Map<string, Reference>();
  const add = (id: unknown, at: Path, kind: Reference['kind']) => {
    if (typeof id === 'string') found.set(`${kind} ${pointerOf(at)}`, { id, at, kind });
  };
  const list = (ids: unknown, at: Path) => {
    if (Array.isArray(ids)) for (const [index, id] of ids.entries()) add(id, [...at, index], 'list');
  };
  ofWhole(workflow, add, list);
  for (const scope of new Set([flow.root, ...flow.places.flatMap((place) => place.branches)]))
    if (scope.startAt) add(scope.start || undefined, scope.startAt, 'step');
  for (const place of flow.places) ofPlace(place, add, list);
  return [...found.values()];
}

type Add = (id: unknown, at: Path, kind: Reference['kind']) => void;
type List = (ids: unknown, at: Path) => void;

function ofWhole({ clock, on }: WorkflowDefinition, add: Add, list: List): void {
  add(clock?.from, ['clock', 'from'], 'step');
  list(clock?.pausedIn, ['clock', 'pausedIn']);
  add(clock?.onExpire?.to, ['clock', 'onExpire', 'to'], 'target');
  for (const [name, reaction] of Object.entries(on ?? {})) add(reaction?.to, ['on', name, 'to'], 'target');
}

function ofPlace(place: Place, add: Add, list: List): void {
  const { step, at } = place;
  for (const edge of waysOut(place)) add(edge.to, edge.at, 'target');
  list(step.deadline?.pausedIn, at('deadline', 'pausedIn'));
  if (step.type === 'correct') add(step.of, at('of'), 'step');
  if (step.type === 'review') {
    const seats = Array.isArray(step.assign) ? step.assign : [step.assign];
    for (const [index, seat] of seats.entries()) {
      const path = Array.isArray(step.assign) ? at('assign', index) : at('assign');
      list(seat?.draw?.exclude, [...path, 'draw', 'exclude']);
    }
  }
  if (step.type !== 'parallel') return;
  // Branches that are single steps are called by the id of the step.
  for (const name of Object.keys(step.join?.weights ?? {})) add(name, at('join', 'weights', name), 'key');
  for (const name of Object.keys(step.inputs ?? {})) add(name, at('inputs', name), 'key');
  for (const [name, before] of Object.entries(step.after ?? {})) {
    add(name, at('after', name), 'key');
    list(before, at('after', name));
  }
}

/** The workflow with other names for steps: all references follow, keys keep their place. */
export function renamedReferences(workflow: WorkflowDefinition, names: ReadonlyMap<string, string>): WorkflowDefinition {
  const references = referencesOf(workflow).filter(({ id }) => names.has(id));
  const values = references.filter(({ kind }) => kind !== 'key');
  const keys = references.filter(({ kind }) => kind === 'key');
  const next = values.reduce((changed, { id, at }) => write(changed, at, names.get(id)), workflow);
  return keys.reduce((changed, { id, at }) => withKey(changed, at, names.get(id) ?? id), next);
}

/** The property at a path under another name, at its place among the others. */
export function withKey(workflow: WorkflowDefinition, at: Path, name: string): WorkflowDefinition {
  const around = valueIn(workflow, at.slice(0, -1));
  const old = String(at.at(-1));
  if (!isObject(around) || Object.hasOwn(around, name)) return workflow;
  return write(
    workflow,
    at.slice(0, -1),
    Object.fromEntries(Object.entries(around).map(([key, value]) => [key === old ? name : key, value])),
  );
}

/**
 * The workflow without mention of steps that are gone. Ways to them aren't touched: where these lead is for whoever takes the steps
 * away to say. `instead`: the step that a clock begins with then.
 */
export function withoutMention(workflow: WorkflowDefinition, gone: ReadonlySet<string>, instead: string | undefined): WorkflowDefinition {
  // From behind: an element that goes moves those after it.
  const references = referencesOf(workflow).filter(({ id, kind }) => gone.has(id) && kind !== 'target');
  return references.reverse().reduce((next, { at, kind }) => {
    const isClock = at[0] === 'clock' && at[1] === 'from';
    if (isClock && instead !== undefined) return write(next, at, instead);
    if (kind === 'step' && !isClock) return next;
    return dropPruned(next, at, keptLength(next, at));
  }, workflow);
}

/** How much of a path stays although it is empty: the step, or the clock. */
function keptLength(workflow: WorkflowDefinition, at: Path): number {
  const around = innermost(readFlow(workflow), at);
  return around ? around.at().length : 1;
}

function innermost(flow: Flow, at: Path): Place | undefined {
  for (let length = at.length; length > 0; length -= 1) {
    const place = flow.byPointer.get(pointerOf(at.slice(0, length)));
    if (place) return place;
  }
  return undefined;
}
