import { parseItemId } from '../../../engine/machine/item-id.ts';
import type { FlowNodeDto } from '../../../engine/model/dto/case.ts';
import type { Edge } from '../../../engine/soundness/edges.ts';

/** How one step of the picture stands; a step done once for each item tells of all its items together. */
export type Standing = Pick<FlowNodeDto, 'state' | 'outcome' | 'at' | 'people' | 'dueAt' | 'light'>;

const strongest = ['live', 'done', 'ahead', 'skipped'] as const;

/** How the steps of a case stand, by their ids in the definition. Steps that the server doesn't tell of are missing. */
export function standingOf(nodes: readonly FlowNodeDto[]): ReadonlyMap<string, Standing> {
  const found = new Map<string, Standing>();
  for (const node of everyNode(nodes)) {
    const { base } = parseItemId(node.id);
    const before = found.get(base);
    if (!before) found.set(base, node);
    else if (strongest.indexOf(node.state) <= strongest.indexOf(before.state))
      found.set(base, { ...node, people: [...new Set([...before.people, ...node.people])] });
  }
  return found;
}

/** Did the case take this way? It left the one step by it, and came to the other. */
export function isTaken({ from, to, outcome }: Edge, standing: ReadonlyMap<string, Standing>): boolean {
  const [source, target] = [standing.get(from.id), standing.get(to ?? '')];
  if (source?.state !== 'done' || !(target?.state === 'done' || target?.state === 'live')) return false;
  return outcome === undefined || source.outcome === null || source.outcome === outcome;
}

/** All steps, those of branches and items after the step they lie in. */
export function everyNode(nodes: readonly FlowNodeDto[]): readonly FlowNodeDto[] {
  return nodes.flatMap((node) => [node, ...node.branches.flatMap((branch) => everyNode(branch.nodes))]);
}
