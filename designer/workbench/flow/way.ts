import { mainPath } from '../../../engine/machine/main-path.ts';
import type { WorkflowDefinition } from '../../../engine/model/definition.ts';
import type { FlowNodeDto } from '../../../engine/model/dto/case.ts';

/**
 * The way of one case: what it went through, where it is, and what lies ahead when everything goes well.
 * Steps that happen only if needed (a correction, a statement, the other ends) appear once they do.
 */
export function wayOf(nodes: readonly FlowNodeDto[], workflow: WorkflowDefinition): readonly FlowNodeDto[] {
  const live = nodes.filter((node) => node.state === 'live').map((node) => node.id);
  const ended = live.length === 0 && nodes.some((node) => node.type === 'end' && node.state === 'done');
  const ahead = new Set(live.flatMap((id) => [...mainPath(workflow, id)]));
  if (live.length === 0 && !ended) for (const id of mainPath(workflow)) ahead.add(id);
  return nodes.filter((node) => {
    if (node.state === 'done' || node.state === 'live') return true;
    return ahead.has(node.id) && !(node.state === 'skipped' && node.type === 'end');
  });
}
