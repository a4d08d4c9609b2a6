import type { WorkflowDefinition } from '../../../engine/model/definition.ts';
import type { Block, Step } from '../../../engine/model/steps.ts';
import type { ProgrammeDocument } from '../../../engine/model/studio.ts';
import type { Edge } from '../../../engine/soundness/edges.ts';
import type { Place, Scope } from '../../../engine/soundness/places.ts';
import { isAhead, readFlow, waysOut, waysTo } from './flow.ts';
import { replaceKeys } from './group.ts';
import { freeId } from './ids.ts';
import { pointerIn } from './insert.ts';
import { withoutMention } from './references.ts';
import { setStart } from './spot.ts';
import { asBlock, dropTarget, type Edited, lead, placeAt, setTarget, unchanged, wholeStep, withWorkflow } from './write.ts';

export function mayUngroup(place: Place): boolean {
  return (place.step.type === 'parallel' || place.step.type === 'each') && place.branches.some(({ places }) => places.length > 0);
}

/** Takes a group apart: its branches one behind the other, where it stood. Their ends lead where the group's outcomes led. */
export function ungroup(document: ProgrammeDocument, pointer: string): Edited {
  const written = placeAt(document.workflow, pointer);
  if (!written || !mayUngroup(written)) return unchanged(document);
  // A group that is a branch by itself makes room first.
  const block = asBlock(document.workflow, written);
  const group = placeAt(block.workflow, block.pointer);
  if (!group) return unchanged(document);
  const used = new Set(readFlow(block.workflow).ids);
  const branches = group.branches.filter(({ places }) => places.length > 0);
  const steps: Record<string, Step> = {};
  // From the last branch on: each leads to the one behind it.
  let entry = favourable(group);
  const parts: Record<string, Step>[] = [];
  for (const branch of branches.toReversed()) {
    const part = released(branch, group, entry, used);
    parts.unshift(part.steps);
    entry = part.entry;
  }
  for (const part of parts) Object.assign(steps, part);
  const start = entry ?? group.id;
  let workflow = lead(
    block.workflow,
    waysTo(group.scope, group.id).filter(({ from }) => from !== group),
    start,
  );
  if (group.scope.start === group.id) workflow = setStart(workflow, group.scope, start);
  workflow = replaceKeys(workflow, group.scope, new Set([group.id]), steps);
  workflow = withoutMention(workflow, new Set([group.id].filter((id) => !Object.hasOwn(steps, id))), start);
  return { document: withWorkflow(document, workflow), place: pointerIn(group, start) };
}

const outcomesOf = ({ step }: Place): Readonly<Record<string, { readonly to?: string }>> =>
  step.type === 'parallel' || step.type === 'each' ? (step.outcomes ?? {}) : {};

const favourable = (group: Place) => Object.values(outcomesOf(group))[0]?.to;

/** Where an end of a branch leads then: on, or where the group led with that outcome. */
function targetOf(group: Place, outcome: string | undefined, onwards: string | undefined): string | undefined {
  const outcomes = outcomesOf(group);
  const to = outcome === undefined ? undefined : outcomes[outcome];
  return !to || to.to === favourable(group) ? onwards : to.to;
}

function released(branch: Scope, group: Place, onwards: string | undefined, used: Set<string>) {
  const source = branch.source as Partial<Block>;
  const single = branch.startAt === null;
  const own = Object.fromEntries(branch.places.map((place) => [place.id, single ? wholeStep(place) : place.step]));
  let workflow = { id: 'block', start: branch.start, steps: own } as unknown as WorkflowDefinition;
  const ends = new Map(
    readFlow(workflow).root.places.flatMap((place) => (place.step.type === 'end' ? [[place.id, place.step] as const] : [])),
  );
  const leadsTo = (edge: Edge): string | undefined => {
    const end = edge.to === undefined ? undefined : ends.get(edge.to);
    if (edge.to !== undefined && (!end || end.terminate)) return edge.to;
    return targetOf(group, end ? end.outcome : edge.outcome, onwards);
  };
  for (const place of readFlow(workflow).root.places) {
    if (place.step.type === 'end') continue;
    for (const edge of waysOut(place).toReversed()) {
      const to = leadsTo(edge);
      if (to === edge.to || (to === undefined && edge.outcome === undefined && isAhead(edge))) continue;
      workflow = to === undefined ? dropTarget(workflow, edge) : setTarget(workflow, edge, to);
    }
  }
  const left = new Set(readFlow(workflow).root.places.flatMap((place) => waysOut(place).flatMap(({ to }) => to ?? [])));
  const steps = Object.fromEntries(
    Object.entries((workflow as { steps: Record<string, Step> }).steps)
      .filter(([id]) => !ends.has(id) || left.has(id))
      .map(([id, step]) => [id, outside(step, group)]),
  );
  if (single || source.when === undefined || onwards === undefined) return { steps, entry: branch.start };
  // What left the branch out goes around it now.
  const id = freeId('choice', used);
  used.add(id);
  const choice: Step = { type: 'decide', branches: [{ when: source.when, to: branch.start }], otherwise: onwards };
  return { steps: { [id]: choice, ...steps }, entry: id };
}

/** An end that ended the whole case from within does so by itself outside. */
function outside(step: Step, group: Place): Step {
  if (step.type !== 'end' || !step.terminate || group.scope.branch) return step;
  const { terminate: _, ...end } = step;
  return end;
}
