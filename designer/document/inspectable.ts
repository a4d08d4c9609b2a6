/** Where a step stands: as a pointer in an address, as a path of the document, and among which steps it goes on. */
import { pathOf, pointerOf } from '../../engine/model/pointer.ts';
import type { ProgrammeDocument } from '../../engine/model/studio.ts';
import { isObject, type Json, type Path, valueAt } from './change.ts';
import { templateOf } from './properties.ts';

/** `workflow#/steps/county` → `['workflow', 'steps', 'county']`. */
export function pathOfPlace(place: string): Path {
  const [part = '', pointer = ''] = place.split('#');
  return [part, ...pathOf(pointer)];
}

/** `['workflow', 'steps', 'county']` → `workflow#/steps/county`. */
export function placeOfPath([part = '', ...rest]: Path): string {
  return `${part}#${pointerOf(rest)}`;
}

type JsonObject = { readonly [key: string]: Json };
/** Something the inspector shows: a step, the step or block of a branch, the block of an `each`, or a template. */
export interface Inspectable {
  readonly kind: 'step' | 'block' | 'template';
  readonly path: Path;
  readonly id: string;
  readonly own: JsonObject;
  /** As it counts: with what the template around it says. */
  readonly whole: JsonObject;
  readonly template: JsonObject | null;
  /** The map of steps among which it goes on; null where it ends its branch. */
  readonly scope: Path | null;
  /** Is there a branch or item around it, which ends where no target is named? */
  readonly ends: boolean;
}

/** What stands at a path of the document; null when that isn't something to inspect. */
export function inspectableAt(document: ProgrammeDocument, path: Path): Inspectable | null {
  const parsed = parse(path.slice(1));
  const own = valueAt(document, path);
  if (path[0] !== 'workflow' || !parsed || !isObject(own)) return null;
  const template = templateOf(document, path);
  const isBlock = parsed.kind === 'block' || (parsed.kind === 'branch' && 'steps' in own);
  return {
    kind: isBlock ? 'block' : parsed.kind === 'template' ? 'template' : 'step',
    path,
    id: path.at(-1) ?? '',
    own,
    whole: template ? { ...template, ...own } : own,
    template,
    scope: isBlock ? [...path, 'steps'] : parsed.kind === 'step' ? path.slice(0, -1) : null,
    ends: parsed.deep,
  };
}

/** The innermost thing to inspect around a place, e.g. the step of which a property is meant; null where there is none. */
export function inspectableAround(document: ProgrammeDocument, path: Path): Path | null {
  for (let length = path.length; length > 2; length -= 1) {
    const part = path.slice(0, length);
    if (inspectableAt(document, part)) return part;
  }
  return null;
}

interface Parsed {
  readonly kind: 'step' | 'branch' | 'block' | 'template';
  /** Inside a branch or a block. */
  readonly deep: boolean;
}

/** Reads a path from the root, so that steps called `steps` or `block` are no trap. */
function parse(path: Path): Parsed | null {
  const [first, id, ...rest] = path;
  if (first !== 'steps' || id === undefined) return null;
  let kind: Parsed['kind'] = 'step';
  let deep = false;
  for (let left: Path = rest; left.length > 0; ) {
    const [word, name, ...more] = left;
    if (word === 'template' && name === undefined) return { kind: 'template', deep: true };
    if (word === 'branches' && name !== undefined) [kind, left] = ['branch', more];
    else if (word === 'block') [kind, left] = ['block', left.slice(1)];
    else if (word === 'steps' && name !== undefined) [kind, left] = ['step', more];
    else return null;
    deep = true;
  }
  return { kind, deep };
}

export interface NamedStep {
  readonly id: string;
  readonly title: string;
  readonly type: string;
  readonly path: Path;
}

/** The steps of a map of steps. */
export function stepsAt(document: ProgrammeDocument, scope: Path): NamedStep[] {
  const steps = valueAt(document, scope);
  if (!isObject(steps)) return [];
  return Object.entries(steps).flatMap(([id, step]) =>
    isObject(step) ? [{ id, title: titleOf(id, step), type: String(step.type ?? ''), path: [...scope, id] }] : [],
  );
}

const titleOf = (id: string, { title }: JsonObject) => (typeof title === 'string' && title !== '' ? title : id);

/** Every step of the workflow, those in branches and blocks included, in the order of the document. */
export function allSteps(document: ProgrammeDocument): NamedStep[] {
  const within = (scope: Path): NamedStep[] => stepsAt(document, scope).flatMap((step) => [step, ...inside(step)]);
  const inside = ({ path }: NamedStep): NamedStep[] => {
    const step = valueAt(document, path);
    if (!isObject(step)) return [];
    if (step.type === 'each') return within([...path, 'block', 'steps']);
    const branches = step.type === 'parallel' && isObject(step.branches) ? Object.entries(step.branches) : [];
    return branches.flatMap(([id, branch]) => {
      if (!isObject(branch)) return [];
      if ('steps' in branch) return within([...path, 'branches', id, 'steps']);
      const whole = { ...(isObject(step.template) ? step.template : {}), ...branch };
      const single = { id, title: titleOf(id, whole), type: String(whole.type ?? ''), path: [...path, 'branches', id] };
      return [single, ...inside(single)];
    });
  };
  return within(['workflow', 'steps']);
}
