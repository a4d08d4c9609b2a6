import { sameJson } from '../../../engine/model/json.ts';
import type { Step } from '../../../engine/model/steps.ts';
import type { ProgrammeDocument } from '../../../engine/model/studio.ts';
import { isObject } from '../change.ts';
import type { Behaviour } from '../editor.ts';
import { readFlow } from './flow.ts';
import { renamedExpressions } from './names.ts';
import { renamedReferences, withKey } from './references.ts';
import { type Edited, placeAt, unchanged, withWorkflow } from './write.ts';

/** Ids of steps: names in expressions. */
const idShape = /^[a-z][A-Za-z0-9]*$/;

/** Gives a step another id, at its place among the others. What refers to it follows by the behaviour `followRenamedSteps`. */
export function renameStep(document: ProgrammeDocument, pointer: string, id: string): Edited {
  const place = placeAt(document.workflow, pointer);
  if (!place || !idShape.test(id) || readFlow(document.workflow).ids.has(id)) return unchanged(document);
  const workflow = withKey(document.workflow, place.at(), id);
  return { document: withWorkflow(document, workflow), place: `${pointer.slice(0, pointer.lastIndexOf('/'))}/${id}` };
}

/** A step was given another id: ways, clocks, corrections, expressions and scenarios that name it follow. */
export const followRenamedSteps: Behaviour = (before, after) => {
  if (before.workflow === after.workflow) return after;
  const used = readFlow(before.workflow).ids;
  const pairs = renamedPairs(before.workflow.steps, after.workflow.steps).filter(([, id]) => !used.has(id));
  if (pairs.length === 0) return after;
  const names = new Map(pairs);
  return renamedExpressions(withWorkflow(after, renamedReferences(after.workflow, names)), names);
};

type Members = Readonly<Record<string, unknown>>;

/** Old and new ids: of the members of one block exactly one went and one came, at the same place and with the same content. */
function renamedPairs(before: unknown, after: unknown): [string, string][] {
  if (before === after || !isObject(before) || !isObject(after)) return [];
  const [old, now] = [Object.keys(before), Object.keys(after)];
  const gone = old.filter((id) => !Object.hasOwn(after, id));
  const come = now.filter((id) => !Object.hasOwn(before, id));
  const [from, to] = [gone[0], come[0]];
  const renamed =
    gone.length === 1 &&
    come.length === 1 &&
    from !== undefined &&
    to !== undefined &&
    old.indexOf(from) === now.indexOf(to) &&
    sameJson(before[from], after[to]);
  const inside = old.flatMap((id) => blocksOf(before[id]).flatMap((block, index) => renamedPairs(block, blocksOf(after[id])[index])));
  return renamed ? [[from, to], ...inside] : inside;
}

/** Where steps stand inside of a step, or of a branch. */
function blocksOf(step: unknown): unknown[] {
  const { branches, block, steps } = (isObject(step) ? step : {}) as {
    branches?: Members;
    block?: { steps?: Readonly<Record<string, Step>> };
    steps?: Members;
  };
  return [isObject(branches) ? branches : undefined, isObject(block) ? block.steps : undefined, steps];
}
