/**
 * Every step of a workflow with its place in the document as the author wrote it. Properties that a branch has from
 * `template` are the step's own, yet their Problems point into the template.
 */
import type { StepId } from '../model/deadline.ts';
import { once } from '../model/once.ts';
import type { Path } from '../model/pointer.ts';
import type { Step } from '../model/steps.ts';

export type Json = Readonly<Record<string, unknown>>;

export interface Place {
  readonly id: StepId;
  /** Template merged in. Trustworthy only when not `broken`. */
  readonly step: Step;
  /** Shape problems make checks of the step pointless; it may lead anywhere. */
  broken: boolean;
  readonly scope: Scope;
  /** Branches of a parallel step; the block of an `each`. */
  readonly branches: readonly Scope[];
  /** Path in the document of a part of the step. */
  readonly at: (...rest: Path) => Path;
}

/** Steps that may go to each other: the workflow's, or those of one branch. */
export interface Scope {
  readonly places: readonly Place[];
  /** Empty when none is named. */
  readonly start: StepId;
  /** Path of the property that names the start; null where the branch is a single step. */
  readonly startAt: Path | null;
  /** The workflow or block as written. */
  readonly source: Json;
  readonly at: (...rest: Path) => Path;
  /** The branch; null for the workflow itself. */
  readonly branch: { readonly parallel: Place; readonly name: string } | null;
}

/** Scope of the workflow; tolerant of any shape. */
export function placesOf(workflow: Json): Scope {
  return scopeOf(workflow, [], null);
}

const known = new WeakMap<Scope, readonly Place[]>();

/** A scope's places, and those inside its parallel steps. */
export function allPlaces(scope: Scope): readonly Place[] {
  return once(known, scope, ({ places }) => places.flatMap((place) => [place, ...place.branches.flatMap(allPlaces)]));
}

export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function scopeOf(block: Json, at: Path, branch: Scope['branch']): Scope {
  const places: Place[] = [];
  const start = typeof block.start === 'string' ? block.start : '';
  const scope: Scope = { places, start, startAt: [...at, 'start'], source: block, at: (...rest) => [...at, ...rest], branch };
  const steps = isJson(block.steps) ? block.steps : {};
  for (const [id, step] of Object.entries(steps)) {
    const own = [...at, 'steps', id];
    places.push(placeOf(id, isJson(step) ? step : {}, scope, (...rest) => [...own, ...rest]));
  }
  return scope;
}

function placeOf(id: StepId, step: Json, scope: Scope, at: Place['at']): Place {
  const branches: Scope[] = [];
  const place: Place = { id, step: step as unknown as Step, broken: false, scope, branches, at };
  if (step.type === 'parallel') branches.push(...branchesOf(place, step));
  if (step.type === 'each') branches.push(scopeOf(isJson(step.block) ? step.block : {}, at('block'), { parallel: place, name: 'item' }));
  return place;
}

function branchesOf(parallel: Place, step: Json): Scope[] {
  const template = isJson(step.template) ? step.template : {};
  return Object.entries(isJson(step.branches) ? step.branches : {}).map(([name, value]) => {
    const member = isJson(value) ? value : {};
    const branch = { parallel, name };
    const path = parallel.at('branches', name);
    if (Object.hasOwn(member, 'steps')) return scopeOf(member, path, branch);
    const places: Place[] = [];
    const scope: Scope = { places, start: name, startAt: null, source: member, at: (...rest) => [...path, ...rest], branch };
    const fromTemplate = (key: unknown) => !Object.hasOwn(member, String(key)) && Object.hasOwn(template, String(key));
    const at = (...rest: Path) => (fromTemplate(rest[0]) ? parallel.at('template', ...rest) : [...path, ...rest]);
    places.push(placeOf(name, { ...template, ...member }, scope, at));
    return scope;
  });
}
