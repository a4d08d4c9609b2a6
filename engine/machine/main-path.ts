import type { WorkflowDefinition } from '../model/definition.ts';
import type { Step } from '../model/steps.ts';

/** Where a step goes when everything goes well: the first, most favourable outcome. */
function nextOf(step: Step): string | undefined {
  switch (step.type) {
    case 'review':
    case 'parallel':
    case 'each':
    case 'batch':
      return Object.values(step.outcomes)[0]?.to;
    case 'decide':
      return step.branches[0]?.to ?? step.otherwise;
    case 'notice':
      return step.outcomes.clear.to;
    case 'wait':
      return step.external ? Object.values(step.external.outcomes)[0]?.to : step.next;
    case 'end':
      return undefined;
    default:
      return step.next;
  }
}

/** Steps of the way that leads to approval without detours, from a step on; everything else happens only when needed. */
export function mainPath(workflow: WorkflowDefinition, from = workflow.start): ReadonlySet<string> {
  const path = new Set<string>();
  let id: string | undefined = from;
  while (id && !path.has(id)) {
    path.add(id);
    const step: Step | undefined = workflow.steps[id];
    id = step ? nextOf(step) : undefined;
  }
  return path;
}
