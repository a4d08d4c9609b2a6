/** Where the machine of the new version stands: the old state value with its steps renamed. */
import type { StepId } from '../../model/deadline.ts';
import type { MigrationPlan } from '../../model/migration.ts';
import type { StateConfig } from '../config.ts';
import type { CompiledProgramme } from '../programme.ts';
import { branchesOf, mapBranch, mapStep } from './mapping.ts';

export type StateValue = string | { readonly [key: string]: StateValue | undefined };

/** The value can't be said in the new version; `step` is where. */
export class NoPlace extends Error {
  readonly step: StepId;
  constructor(step: StepId) {
    super(`no place for ${step}`);
    this.step = step;
  }
}

/**
 * A branch that only the new version has stands before its beginning, in `:new`; in an item, whose machine is its own, it counts as over.
 * @param states of the new version, where they aren't the case's own but those of an item. @throws NoPlace
 */
export function moveValue(
  from: CompiledProgramme,
  to: CompiledProgramme,
  plan: MigrationPlan,
  value: StateValue,
  states: Readonly<Record<string, StateConfig>> = to.config.states,
  begins = false,
): StateValue {
  const moved = block(value, states);
  if (moved === undefined) throw new NoPlace('');
  return moved;

  /** The states of a workflow or of a branch: one of them is current. Undefined when its work was given up. */
  function block(current: StateValue, next: Readonly<Record<string, StateConfig>>): StateValue | undefined {
    const [key, inner] = entryOf(current);
    if (!from.steps.has(key)) {
      // A gate that the new version's branch hasn't got: it begins at once.
      if (!next[key] && key === ':gate' && begins) return ':new';
      if (!next[key]) throw new NoPlace(key);
      return current;
    }
    const target = mapStep(plan, to, key);
    if (target === null) return undefined;
    if (target === undefined || !next[target]) throw new NoPlace(key);
    return said(target, step(key, target, inner));
  }

  /** What is inside a step's state; with `when` it is one level deeper. */
  function step(id: StepId, target: StepId, inner: StateValue | undefined): StateValue | undefined {
    const [old, next] = [from.steps.get(id)?.step, to.steps.get(target)?.step];
    if (!old || !next || old.type !== next.type) throw new NoPlace(id);
    const [, within] = old.when === undefined ? ['', inner] : entryOf(inner ?? 'work');
    const content = old.type === 'parallel' ? regions(id, target, within) : within;
    return next.when === undefined ? content : said('work', content);
  }

  function regions(id: StepId, target: StepId, current: StateValue | undefined): StateValue {
    const values = typeof current === 'object' ? current : {};
    const added = begins ? ':new' : 'end';
    const moved: Record<string, StateValue> = Object.fromEntries(branchesOf(to.steps.get(target)).map((branch) => [branch, added]));
    for (const [branch, value] of Object.entries(values)) {
      const there = mapBranch(plan, from, to, id, branch);
      const states = typeof there === 'string' ? regionOf(target, there) : undefined;
      if (typeof there !== 'string' || !states) {
        if (value === 'end' && moved[branch] !== undefined) moved[branch] = value;
        if (value === 'end' || givenUp(value)) continue;
        throw new NoPlace(entryOf(value ?? '')[0]);
      }
      moved[there] = block(value ?? 'end', states) ?? 'end';
    }
    return moved;
  }

  function givenUp(value: StateValue | undefined): boolean {
    return mapStep(plan, to, entryOf(value ?? '')[0]) === null;
  }

  function regionOf(target: StepId, branch: string): Readonly<Record<string, StateConfig>> | undefined {
    return (nodeOf(to.config, target) ?? nodeOf({ states }, target))?.states?.[branch]?.states;
  }
}

/** The node in which a step is worked on. */
function nodeOf(node: StateConfig, step: StepId): StateConfig | undefined {
  if (node.id === `${step}:work`) return node;
  const found = node.id === step ? node : undefined;
  for (const child of Object.values(node.states ?? {})) {
    const inner = nodeOf(child, step);
    if (inner) return inner;
  }
  return found;
}

function entryOf(value: StateValue): [string, StateValue | undefined] {
  if (typeof value === 'string') return [value, undefined];
  const [key = ''] = Object.keys(value);
  return [key, value[key]];
}

function said(key: string, inner: StateValue | undefined): StateValue {
  return inner === undefined ? key : { [key]: inner };
}
